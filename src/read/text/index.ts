import { ok } from '../../model/index.ts';
import { decodeText, mediaTypeCharset } from '../charset.ts';
import type { FormatReader } from '../extract.ts';
import { extractText } from './extract-text.ts';

/** Plain text: the reading's text is the decoded source, unchanged. */
export const readPlainText: FormatReader = async (bytes, hints) => {
  const { text, charset, problems } = decodeText(bytes, mediaTypeCharset(hints.declaredType));
  const extract = extractText(text);
  return ok({
    ...extract,
    metadata: { ...extract.metadata, charset },
    problems: [...problems, ...extract.problems],
  });
};
