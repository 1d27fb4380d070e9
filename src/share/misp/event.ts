import type { ReportDocument, TlpLabel } from '../../model/index.ts';
import { lineSafeJson } from '../json/line-safe.ts';
import { objectId } from '../stix/ids.ts';
import { publishedOf } from '../stix/published.ts';
import { oneLine } from '../stix/text.ts';
import { actorNames, claims } from './claims.ts';
import { frameOf, type MispOptions, uuidOf } from './frame.ts';
import { observables } from './observables.ts';
import { report } from './report.ts';
import { rules } from './rules.ts';
import { galaxyTags, softwareAndVulnerabilities, techniques } from './techniques.ts';

/** Who made the event: the desk, not the report's publisher. Fixed for ever. */
const DESK = { name: 'Howdunit', uuid: objectId('misp', 'organisation').slice('misp--'.length) };

/**
 * A report as a MISP event on one line that a newline ends: what a server's `add event` and PyMISP's
 * `load_file` take. The same document and options give the same bytes; exporting again updates the event.
 */
export function toMisp(document: ReportDocument, options: MispOptions = {}): string {
  const frame = frameOf(document, options);
  const printed = rules(frame);
  const Event = {
    uuid: uuidOf(frame, 'event'),
    info: oneLine(document.report.title) || document.report.id,
    date: publishedOf(document).at.slice(0, 10),
    // Nothing here says how grave it is, and an analyst has yet to finish it.
    threat_level_id: '4',
    analysis: '1',
    published: false,
    timestamp: frame.timestamp,
    // Whom a server hands it to is its administrator's choice; the TLP tag says how far it may go.
    distribution: '0',
    Orgc: DESK,
    Tag: [{ name: tlpTag(document.report.tlp.label) }, ...galaxyTags(frame)],
    Attribute: [
      ...observables(frame),
      ...softwareAndVulnerabilities(frame),
      ...printed.attributes,
      ...actorNames(frame),
      ...claims(frame),
    ],
    Object: [report(frame), ...techniques(frame), ...printed.objects],
  };
  return `${lineSafeJson({ Event })}\n`;
}

/** As MISP's taxonomy `tlp` (version 2.0) writes it. */
function tlpTag(label: TlpLabel): string {
  return label.toLowerCase();
}
