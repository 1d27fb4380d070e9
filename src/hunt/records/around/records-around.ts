import type { Match } from '../../sighting.ts';
import { eventHost } from '../event-host.ts';
import { eventTime, namedTime } from '../event-time.ts';
import type { Field } from '../field.ts';
import { fieldsOf } from '../fields.ts';
import type { LogContext, ReadRecord } from '../read-record.ts';
import { elementRecord } from './element-record.ts';
import type { LaidOutObject } from './json-record.ts';
import { isLaidOut, jsonRecord } from './json-record.ts';
import { labelledRecord } from './labelled-record.ts';
import type { LinesAround, NearLine, RecordAround } from './lines-around.ts';
import { LONGEST_PART } from './lines-around.ts';
import { Memo } from './memo.ts';
import type { StartKind } from './record-start.ts';
import { recordStart } from './record-start.ts';
import { rowRecord } from './row-record.ts';

/** Where the record begins that a line is in. */
interface Start {
  readonly kind: StartKind;
  readonly above: number;
}

/** An object, or an array of some. */
const WHOLE = /^(?:\{.*\}|\[\{.*\}\]),?\s{0,4}$/;

/** Reads time and host of lines that state none from the record that they are a part of. One for each log. */
export class RecordsAround {
  readonly #context: LogContext;
  readonly #objects: Memo<LaidOutObject> = new Memo();
  /** The line that was asked about last, and what was found above it. */
  #asked: { readonly offset: number; readonly start: Start | undefined } | undefined;

  constructor(context: LogContext) {
    this.#context = context;
  }

  /** Whether a line with indicators may be a part of a record that says more of it. */
  static isPart(line: string, record: ReadRecord<unknown>): boolean {
    if (record.time !== undefined || line.length > LONGEST_PART) return false;
    return record.matches.every(({ time }) => time === undefined) && !WHOLE.test(line);
  }

  /** With the record's time and host, where it has any. Undefined where that cannot be told before more has come. */
  completed<Source>(
    own: NearLine,
    record: ReadRecord<Source>,
    around: LinesAround,
  ): ReadRecord<Source> | undefined {
    const found = this.#around(own, around);
    if (around.lacks) return undefined;
    if (found === undefined) return record;
    const { text, fields, above, below } = found;
    const time = eventTime(text, fields, this.#context.changed);
    const host = record.host ?? hostOf(found, record.matches);
    if (time === undefined && host === record.host) return record;
    return {
      ...record,
      lines: { above, below },
      ...(time !== undefined && { time }),
      ...(host !== undefined && { host }),
    };
  }

  #around(own: NearLine, around: LinesAround): RecordAround | undefined {
    const { shape, changed } = this.#context;
    if (isLaidOut(own.text)) {
      const object = jsonRecord(own.text, around, this.#objects, changed);
      if (object !== undefined || around.lacks) return object;
    }
    const row = rowRecord(own.text, around, shape);
    if (row !== undefined || around.lacks) return row;
    const start = this.#startOf(own, around);
    this.#asked = { offset: own.offset, start };
    return start === undefined ? undefined : this.#recordFrom(start, own.text, around);
  }

  /** The nearest line that begins a record, this one or one above; undefined where none does, or one ends before. */
  #startOf(own: NearLine, around: LinesAround): Start | undefined {
    let line: NearLine | undefined = own;
    for (let above = 0; line !== undefined; above++) {
      const asked = this.#asked;
      if (above > 0 && asked?.offset === line.offset) {
        const start = asked.start && { kind: asked.start.kind, above: above + asked.start.above };
        return start !== undefined && around.above(start.above) === undefined ? undefined : start;
      }
      const before = around.above(above + 1);
      const kind = recordStart(line.text, around.isFirst(above) ? '' : before?.text);
      if (kind === 'closed') return undefined;
      if (kind !== undefined && !(kind === 'head' && above === 0)) return { kind, above };
      line = before;
    }
    return undefined;
  }

  #recordFrom({ kind, above }: Start, own: string, around: LinesAround): RecordAround | undefined {
    if (kind === 'element') return elementRecord(own, around, above);
    const isWhole = (fields: readonly Field[]): boolean =>
      namedTime(fields, this.#context.changed) !== undefined && eventHost('', fields) !== undefined;
    if (kind === 'labels') return labelledRecord(own, around, above, isWhole, (next) => next === 'labels');
    if (kind === 'alert') return alertRecord(own, around, above);
    const head = around.above(above)?.text ?? '';
    // A word alone may be anything, but in a shell's history and in mail; what goes on is a sentence, or stands further in.
    if (/^\S*$/.test(own) && !/^(?:#\d|Date: |From )/.test(head)) return undefined;
    const text = head.replace(/^#(?=\d)/, '');
    // What journald says of an entry stands below its time, each in a line.
    if (!/^\s{1,8}[A-Z_]{2,40}=/.test(own)) {
      return { above, below: 0, text, fields: fieldsOf(text, this.#context.shape) };
    }
    const entry = labelledRecord(own, around, above - 1, isWhole, (next) => next !== undefined);
    return { ...entry, above, text };
  }
}

/** Of Snort: what is above and below, up to an empty line. */
function alertRecord(own: string, around: LinesAround, above: number): RecordAround {
  const lines: string[] = [];
  for (let each = above; each > 0; each--) lines.push(around.above(each)?.text ?? '');
  lines.push(own);
  let below = 0;
  for (let next = around.below(1); below < MOST_OF_ALERT && next !== undefined && next.text !== ''; ) {
    lines.push(next.text);
    below += 1;
    next = around.below(below + 1);
  }
  return { above, below, text: lines.join('\n'), fields: [] };
}

const MOST_OF_ALERT = 12;

function hostOf({ text, fields }: RecordAround, matches: readonly Match<unknown>[]): string | undefined {
  return eventHost(
    text,
    fields,
    matches.map(({ matched }) => matched),
  );
}
