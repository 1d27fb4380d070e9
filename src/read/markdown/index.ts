import { ok } from '../../model/index.ts';
import { decodeText, mediaTypeCharset } from '../charset.ts';
import type { FormatReader } from '../extract.ts';
import { extractMarkdown } from './extract-markdown.ts';

/** CommonMark with GitHub's tables, strikethrough, footnotes and task lists. */
export const readMarkdown: FormatReader = async (bytes, hints) => {
  const { text, charset, problems } = decodeText(bytes, mediaTypeCharset(hints.declaredType));
  const extract = extractMarkdown(text);
  return ok({
    ...extract,
    metadata: { ...extract.metadata, charset },
    problems: [...problems, ...extract.problems],
  });
};
