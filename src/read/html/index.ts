import { failed, ok, problem } from '../../model/index.ts';
import { decodeText, htmlDeclaredCharset, mediaTypeCharset } from '../charset.ts';
import type { FormatReader } from '../extract.ts';
import { MAX_HTML } from '../limits.ts';
import { extractHtml } from './extract-html.ts';

/** An HTML page or fragment. Fails with `too-large` above 32 Mi code units. */
export const readHtml: FormatReader = async (bytes, hints) => {
  const declared = mediaTypeCharset(hints.declaredType) ?? htmlDeclaredCharset(bytes);
  const { text, charset, problems } = decodeText(bytes, declared);
  if (text.length > MAX_HTML) {
    return failed(problem('too-large', `The page is longer than ${MAX_HTML} characters.`));
  }
  const extract = extractHtml(text);
  return ok({
    ...extract,
    metadata: { ...extract.metadata, charset },
    problems: [...problems, ...extract.problems],
  });
};
