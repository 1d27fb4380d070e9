import type { Capture, Reading, Report, TlpMarking } from '../model/index.ts';
import { derivedId } from '../model/index.ts';

/**
 * Which report a capture is of. A web report is known by its canonical URL, but only where that lies
 * on the host that served it: a page may not claim to be another site's report. A file is known by
 * its bytes.
 *
 * @param pageTitle of one of many that stand at one URL one after another, which is known by its bytes, too
 */
export function reportOf(capture: Capture, reading: Reading, tlp: TlpMarking, pageTitle?: string): Report {
  const url = capture.source.kind === 'url' ? canonicalUrl(capture.source.final, reading) : undefined;
  const { title, publisher, published } = reading.metadata;
  const known = pageTitle === undefined ? url : undefined;
  return {
    id: derivedId('report', known ?? `sha256:${capture.sha256}`),
    title: title?.value ?? pageTitle ?? sourceName(capture),
    ...(publisher && { publisher: publisher.value }),
    ...(published && { published: published.value }),
    ...(url !== undefined && { url }),
    tlp,
  };
}

function canonicalUrl(final: string, reading: Reading): string {
  const served = new URL(final);
  const stated = reading.metadata.canonicalUrl?.value;
  const canonical = stated !== undefined && URL.canParse(stated, final) ? new URL(stated, served) : served;
  const chosen = canonical.host === served.host ? canonical : served;
  chosen.hash = '';
  return chosen.href;
}

/** The file's name, or the URL that answered. */
export function sourceName({ source }: Capture): string {
  return source.kind === 'file' ? source.name : source.final;
}
