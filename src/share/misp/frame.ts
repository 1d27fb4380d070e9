import type { ReportDocument, UtcInstant } from '../../model/index.ts';
import { wellFormed } from '../lists/sentence-of.ts';
import { objectId } from '../stix/ids.ts';
import type { MispAttribute, MispObject } from './records.ts';

export interface MispOptions {
  /** Also what is held back, with the reason and never `to_ids`. Default false. */
  readonly all?: boolean;
  /** When a finding was last decided on: a server takes only what is newer. Default: the capture's instant. */
  readonly modified?: UtcInstant;
}

/** What all parts of one event have in common. */
export interface Frame {
  readonly document: ReportDocument;
  readonly all: boolean;
  readonly modified: UtcInstant;
  /** The same in seconds since the epoch. */
  readonly timestamp: string;
}

export function frameOf(document: ReportDocument, options: MispOptions): Frame {
  const modified = options.modified ?? document.capture.capturedAt;
  return { document, all: options.all === true, modified, timestamp: seconds(modified) };
}

function seconds(instant: UtcInstant): string {
  return String(Math.floor(Date.parse(instant) / 1000));
}

/** The same parts give the same UUID at every export; `parts` tell a record from its siblings in the report. */
export function uuidOf(frame: Frame, ...parts: readonly string[]): string {
  return objectId('misp', frame.document.report.id, ...parts).slice('misp--'.length);
}

type Said = Pick<MispAttribute, 'type' | 'category' | 'value' | 'comment'> & Partial<MispAttribute>;

export function attribute(frame: Frame, parts: readonly string[], said: Said): MispAttribute {
  return {
    uuid: uuidOf(frame, 'attribute', ...parts),
    to_ids: false,
    timestamp: frame.timestamp,
    distribution: '5',
    disable_correlation: false,
    deleted: false,
    ...said,
    value: wellFormed(said.value),
    comment: cut(said.comment),
  };
}

type Template = Pick<
  MispObject,
  'name' | 'meta-category' | 'description' | 'template_uuid' | 'template_version'
>;

export function mispObject(
  frame: Frame,
  template: Template,
  parts: readonly string[],
  comment: string,
  members: readonly (readonly [relation: string, said: Said])[],
): MispObject {
  return {
    uuid: uuidOf(frame, 'object', template.name, ...parts),
    ...template,
    timestamp: frame.timestamp,
    distribution: '5',
    comment: cut(comment),
    deleted: false,
    Attribute: members.map(([relation, said], index) =>
      attribute(frame, [template.name, ...parts, relation, String(index)], {
        ...said,
        object_relation: relation,
      }),
    ),
  };
}

/** The server keeps comments in a column of 65,535 bytes. */
const LONGEST_COMMENT = 4_000;

function cut(text: string): string {
  const whole = wellFormed(text).replaceAll('\0', '\u{FFFD}');
  return whole.length <= LONGEST_COMMENT ? whole : `${wellFormed(whole.slice(0, LONGEST_COMMENT))}…`;
}
