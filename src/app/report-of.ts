import type { Capture, Reading, Report, TlpLabel, TlpMarking } from '../model/index.ts';
import { derivedId, parseTlp, UNSTATED_TLP } from '../model/index.ts';

/**
 * Which report a capture is of. A web report is known by its canonical URL, but only where that lies
 * on the host that served it: a page may not claim to be another site's report. A file is known by
 * its bytes.
 */
export function reportOf(capture: Capture, reading: Reading, tlp?: TlpLabel): Report {
  const url = capture.source.kind === 'url' ? canonicalUrl(capture.source.final, reading) : undefined;
  const { title, publisher, published } = reading.metadata;
  return {
    id: derivedId('report', url ?? `sha256:${capture.sha256}`),
    title: title?.value ?? nameOf(capture),
    ...(publisher && { publisher: publisher.value }),
    ...(published && { published: published.value }),
    ...(url !== undefined && { url }),
    tlp: markingOf(reading, tlp),
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

function nameOf(capture: Capture): string {
  return capture.source.kind === 'file' ? capture.source.name : capture.source.final;
}

function markingOf(reading: Reading, said: TlpLabel | undefined): TlpMarking {
  if (said !== undefined) return { label: said, statedBy: 'analyst' };
  const printed = reading.metadata.tlp && parseTlp(reading.metadata.tlp.value);
  return printed === undefined ? UNSTATED_TLP : { label: printed, statedBy: 'report' };
}
