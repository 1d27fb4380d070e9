import type { ReportDocument, TlpLabel } from '../../model/index.ts';
import { lineSafeJson } from '../json/line-safe.ts';
import { objectId } from '../stix/ids.ts';
import { publishedOf } from '../stix/published.ts';
import { oneLine } from '../stix/text.ts';
import { actorNames, claims } from './claims.ts';
import { frameOf, type MispOptions, uuidOf } from './frame.ts';
import { observables } from './observables.ts';
import type { MispAttribute, MispObject, MispTag } from './records.ts';
import { report } from './report.ts';
import { rules } from './rules.ts';
import { galaxyTags, softwareAndVulnerabilities, techniques } from './techniques.ts';

/** Who made the event: the desk, not the report's publisher. Fixed for ever. */
const DESK = { name: 'Howdunit', uuid: objectId('misp', 'organisation').slice('misp--'.length) };

const DATE_OF_COPY = 'howdunit:event-date="day-of-the-copy"';

/** An event as it is exported, before it is text. */
export interface MispEvent {
  readonly uuid: string;
  readonly info: string;
  /** The report's day of publication; of a report that gives none, the copy's, and a tag says so. */
  readonly date: string;
  readonly threat_level_id: string;
  readonly analysis: string;
  readonly published: boolean;
  /** Seconds since the epoch. */
  readonly timestamp: string;
  readonly distribution: '0';
  readonly Orgc: { readonly name: string; readonly uuid: string };
  readonly Tag: readonly MispTag[];
  readonly Attribute: readonly MispAttribute[];
  readonly Object: readonly MispObject[];
}

/** A report as a MISP event. The same document and options give the same; exporting again updates the event. */
export function mispEvent(document: ReportDocument, options: MispOptions = {}): MispEvent {
  const frame = frameOf(document, options);
  const printed = rules(frame);
  const published = publishedOf(document);
  return {
    uuid: uuidOf(frame, 'event'),
    info: oneLine(document.report.title) || document.report.id,
    date: published.at.slice(0, 10),
    // Nothing here says how grave it is, and an analyst has yet to finish it.
    threat_level_id: '4',
    analysis: '1',
    published: false,
    timestamp: frame.timestamp,
    // Whom a server hands it to is its administrator's choice; the TLP tag says how far it may go.
    distribution: '0',
    Orgc: DESK,
    Tag: [
      { name: tlpTag(document.report.tlp.label) },
      // MISP demands a date, and the report gives no day: it must not look as if it did.
      ...(published.from === 'capture' ? [{ name: DATE_OF_COPY }] : []),
      ...galaxyTags(frame),
    ],
    Attribute: [
      ...observables(frame),
      ...softwareAndVulnerabilities(frame),
      ...printed.attributes,
      ...actorNames(frame),
      ...claims(frame),
    ],
    Object: [report(frame), ...techniques(frame), ...printed.objects],
  };
}

/** An event on one line that a newline ends: what a server's `add event` and PyMISP's `load_file` take. */
export function mispText(event: MispEvent): string {
  return `${lineSafeJson({ Event: event })}\n`;
}

export function toMisp(document: ReportDocument, options: MispOptions = {}): string {
  return mispText(mispEvent(document, options));
}

/** As MISP's taxonomy `tlp` (version 2.0) writes it. */
function tlpTag(label: TlpLabel): string {
  return label.toLowerCase();
}
