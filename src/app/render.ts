import type { UtcInstant } from '../model/index.ts';
import { briefHtml, briefMarkdown, renderBrief, styleHash } from '../share/brief/index.ts';
import { toJson, toJsonLines } from '../share/json/index.ts';
import { toAnnotations, toClaimReviews } from '../share/json-ld/index.ts';
import { toCsv, toEdl, toHosts, toRpz, toZeek } from '../share/lists/index.ts';
import { toMisp } from '../share/misp/index.ts';
import { toNavigator } from '../share/navigator/index.ts';
import { toSigma } from '../share/sigma/index.ts';
import { type StixOptions, stixText } from '../share/stix/index.ts';
import { toSuricata } from '../share/suricata/index.ts';
import { toYara } from '../share/yara/index.ts';
import type { Format } from './formats.ts';
import type { ShownDocument } from './show-report.ts';

export interface RenderOptions {
  /** Include what the default view holds back, with the reason. */
  readonly all?: boolean;
  /** Columns of the terminal, brief only. */
  readonly width?: number;
  readonly colour?: boolean;
}

/**
 * A document as text of the given format; JSON and JSON Lines always hold everything that is known. Adding an
 * exporter costs one folder in share/, one line here and one in formats.ts.
 */
export function render(shown: ShownDocument, format: Format, options: RenderOptions): string {
  const { document } = shown;
  switch (format) {
    case 'brief':
      return renderBrief(document, { ...options, lost: document.lost.map(({ finding }) => finding) });
    case 'html':
      return briefHtml(document, { ...options, lost: document.lost.map(({ finding }) => finding) });
    case 'md':
      return briefMarkdown(document, { ...options, lost: document.lost.map(({ finding }) => finding) });
    case 'json':
      return toJson(document);
    case 'jsonl':
      return toJsonLines(document.findings);
    case 'stix':
      return stixText(
        document,
        stixOptions(shown, options),
        shown.original?.ok === true ? shown.original.value : undefined,
      );
    case 'csv':
      return toCsv(document, options);
    case 'navigator':
      return toNavigator(document, options);
    case 'misp':
      return toMisp(document, { ...options, modified: lastChanged(shown) });
    case 'rpz':
      return toRpz(document, { modified: lastChanged(shown) });
    case 'hosts':
      return toHosts(document, { modified: lastChanged(shown) });
    case 'edl-ip':
      return toEdl(document, 'ip', { modified: lastChanged(shown) });
    case 'edl-domain':
      return toEdl(document, 'domain', { modified: lastChanged(shown) });
    case 'edl-url':
      return toEdl(document, 'url', { modified: lastChanged(shown) });
    case 'zeek':
      return toZeek(document, { modified: lastChanged(shown) });
    case 'suricata':
      return toSuricata(document, { modified: lastChanged(shown) });
    case 'sigma':
      return toSigma(document, { modified: lastChanged(shown) });
    case 'yara':
      return toYara(document, { modified: lastChanged(shown) });
    case 'claimreview':
      return toClaimReviews(document);
    case 'annotations':
      return toAnnotations(document);
  }
}

/** What STIX must know of the report's history. */
export function stixOptions(shown: ShownDocument, options: RenderOptions): StixOptions {
  const { firstKept, sightings } = shown;
  return { ...options, created: firstKept, modified: lastChanged(shown), ...(sightings && { sightings }) };
}

/** By a new capture or by an analyst, whichever came last; instants of one form compare as text. */
export function lastChanged({ document, lastDecided }: ShownDocument): UtcInstant {
  const { capturedAt } = document.capture;
  return lastDecided !== undefined && lastDecided > capturedAt ? lastDecided : capturedAt;
}

/** Of the style sheet inside every HTML brief, as a policy names it. */
export function htmlStyleHash(): string {
  return styleHash();
}
