import { failed, ok, problem, type Reading, type Result } from '../model/index.ts';
import { decodeText, htmlDeclaredCharset, mediaTypeCharset, withoutNul } from './charset.ts';
import { complete } from './complete.ts';
import type { ReadHints } from './extract.ts';
import { extractBytes } from './nested.ts';
import { extractText } from './text/extract-text.ts';

export type { ReadHints } from './extract.ts';
export { statedIn, withStated } from './stated/index.ts';

/**
 * Reads a capture's payload: what it is, is decided from its bytes; a name only words the message.
 * Fails with `empty-source`, `unsupported-format`, `no-text`, or what the format's reader reports.
 */
export async function readBytes(
  bytes: Uint8Array,
  { ocr, ...hints }: ReadSettings = {},
): Promise<Result<Reading>> {
  const session = ocr === true ? (await import('./ocr/session.ts')).ocrSession() : undefined;
  try {
    const extract = await extractBytes(bytes, {
      ...hints,
      ...(session !== undefined && { recognise: session.recognise }),
    });
    if (!extract.ok) return extract;
    if (extract.value.text.trim() === '') return failed(noText(hints));
    return ok(complete(extract.value));
  } finally {
    await session?.close();
  }
}

/** What is known of the bytes, and how they are to be read. */
export interface ReadSettings extends ReadHints {
  /** Recognise the text of scanned pages and of pictures; such text is marked as recognised. */
  readonly ocr?: boolean;
}

/**
 * Reads text that is already decoded, as plain text: `reading.text` is the text itself (a NUL stands
 * as U+FFFD). Text without a word gives a reading without blocks.
 */
export function readText(text: string): Reading {
  return complete(extractText(withoutNul(text)));
}

/** A source as the reader of web pages or of texts decodes it: what `source-range` places of a reading count in. */
export function decodedSource(bytes: Uint8Array, declaredType: string | undefined, isHtml: boolean): string {
  const declared = mediaTypeCharset(declaredType) ?? (isHtml ? htmlDeclaredCharset(bytes) : undefined);
  return decodeText(bytes, declared).text;
}

function noText(hints: ReadHints): ReturnType<typeof problem> {
  const where = hints.name ?? hints.url;
  return problem('no-text', 'The source holds no text.', {
    ...(where === undefined ? {} : { where }),
    hint: 'A scanned document is read with --ocr; a page made by scripts needs to be saved from a browser.',
  });
}
