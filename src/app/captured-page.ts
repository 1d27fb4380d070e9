import { inlinePage, readKept, readPageFiles } from '../keep/index.ts';
import type { Capture, Report, Result } from '../model/index.ts';
import { ok } from '../model/index.ts';
import { decodeText } from '../read/charset.ts';
import type { Desk } from './desk.ts';
import { sourceName } from './report-of.ts';

/** A capture to look at: a page that needs nothing beside itself, or bytes that are no page. */
export type CapturedView =
  | {
      readonly kind: 'page';
      readonly html: string;
      /** Pictures and fonts that are not shown. */
      readonly leftOut: number;
      readonly report: Report;
    }
  | {
      readonly kind: 'bytes';
      readonly bytes: Uint8Array;
      /** The source's name, as hostile as the source. */
      readonly name: string;
      readonly isPdf: boolean;
      readonly report: Report;
    };

/**
 * The capture of a report as it was kept. Of a web page its own pictures and style sheets are put inside;
 * scripts, frames and live links are left out. @param asBytes the bytes, whatever they are
 */
export async function capturedView(
  reference: string,
  asBytes: boolean,
  desk: Desk,
): Promise<Result<CapturedView>> {
  const shown = await desk.store.shown(reference);
  if (!shown.ok) return shown;
  const { report, capture, readingId } = shown.value;
  const payload = await readKept(desk.keep.archive, capture);
  if (!payload.ok) return payload;
  const reading = await desk.store.reading(capture.id, readingId);
  if (!reading.ok) return reading;
  const { extractor, metadata } = reading.value;
  if (asBytes || !extractor.startsWith('html')) {
    const isPdf = extractor.startsWith('pdf');
    return ok({ kind: 'bytes', bytes: payload.value, name: sourceName(capture), isPdf, report });
  }
  const files = await readPageFiles(desk.keep.archive, capture);
  if (!files.ok) return files;
  const { text } = decodeText(payload.value, metadata.charset);
  return ok({ kind: 'page', ...inlinePage(text, pageUrl(capture), files.value), report });
}

/** A file has no address that its pictures could be relative to. */
function pageUrl({ source }: Capture): string {
  return source.kind === 'url' ? source.final : 'https://file.invalid/';
}
