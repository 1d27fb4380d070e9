import { namedTime } from '../event-time.ts';
import type { Field } from '../field.ts';
import { MOST_FIELDS } from '../fields.ts';
import { jsonFields } from '../json-fields.ts';
import type { LinesAround, RecordAround } from './lines-around.ts';
import type { Memo } from './memo.ts';

/** An object over several lines; no fields where it is none. */
export interface LaidOutObject {
  readonly lines: number;
  readonly fields: readonly Field[];
}

/** Where an object begins that a line stands in. */
interface Opening {
  /** How many lines above. */
  readonly above: number;
  readonly offset: number;
  readonly indent: number;
}

/** Whether a line may stand in JSON that is laid out for reading: a member, an element, or the beginning of one. */
export function isLaidOut(line: string): boolean {
  return /^\s{1,200}["{]/.test(line);
}

/** Of objects in arrays in objects, those that are looked at. */
const MOST = 6;

/**
 * The object that a line of JSON stands in, where each line is indented deeper than what it is in. Of objects in arrays
 * in objects it is the innermost whose members name a time; then the outermost.
 */
export function jsonRecord(
  line: string,
  around: LinesAround,
  memo: Memo<LaidOutObject>,
  changed: number,
): RecordAround | undefined {
  let outermost: RecordAround | undefined;
  for (const opening of openings(line, around)) {
    const object = memo.of(opening.offset, () => objectFrom(opening, line, around));
    if (object === undefined || object.fields.length === 0) continue;
    const { above } = opening;
    outermost = { above, below: object.lines - above - 1, text: '', fields: object.fields };
    if (namedTime(object.fields, changed) !== undefined) return outermost;
  }
  return outermost;
}

/** Of objects that are no member's value: `{`, `[{`, `}, {`. Innermost first. */
function openings(line: string, around: LinesAround): readonly Opening[] {
  const found: Opening[] = [];
  let indent = indentOf(line);
  for (let above = 1; indent > 0; above++) {
    const near = around.above(above);
    if (near === undefined) break;
    const own = indentOf(near.text);
    if (own >= indent || own === near.text.length) continue;
    if (!/[[{]\s{0,8}$/.test(near.text)) break;
    if (OPENING.test(near.text)) found.push({ above, offset: near.offset, indent: own });
    indent = own;
  }
  return found.length <= MOST ? found : [...found.slice(0, MOST - 1), ...found.slice(-1)];
}

const OPENING = /^\s*(?:\}\s{0,4},\s{0,4}|\[\s{0,4})?\{\s{0,8}$/;

function indentOf(line: string): number {
  const start = line.search(/\S/);
  return start < 0 ? line.length : start;
}

/** Up to the brace that is indented as its line is. Undefined where that is too far away, or has not come yet. */
function objectFrom({ above, indent }: Opening, own: string, around: LinesAround): LaidOutObject | undefined {
  const lines = ['{'];
  for (let each = above - 1; each > 0; each--) lines.push(around.above(each)?.text ?? '');
  lines.push(own);
  for (let below = 1; ; below++) {
    const text = around.below(below)?.text;
    if (text === undefined) return undefined;
    lines.push(text);
    if (text.trim() === '' || indentOf(text) > indent) continue;
    lines[lines.length - 1] = '}';
    const isClosed = text.startsWith('}', indent);
    return { lines: lines.length, fields: isClosed ? jsonFields(lines.join('\n'), MOST_FIELDS) : [] };
  }
}
