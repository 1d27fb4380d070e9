import type { Field } from '../field.ts';
import { MOST_FIELDS } from '../fields.ts';
import type { LinesAround, RecordAround } from './lines-around.ts';
import { recordStart } from './record-start.ts';

const MOST_LINES = 400;

/**
 * What a record of labelled values says above a line, and below it as far as it goes.
 *
 * @param above where it begins
 * @param isWhole whether enough has been said
 * @param isNext whether what begins in a line is another record
 */
export function labelledRecord(
  line: string,
  around: LinesAround,
  above: number,
  isWhole: (fields: readonly Field[]) => boolean,
  isNext: (start: ReturnType<typeof recordStart>) => boolean,
): RecordAround {
  const fields: Field[] = [];
  const take = (text: string): void => {
    const field = labelled(text);
    if (field !== undefined && fields.length < MOST_FIELDS) fields.push(field);
  };
  for (let each = above; each > 0; each--) take(around.above(each)?.text ?? '');
  take(line);
  let before = line;
  let below = 0;
  // Who follows a log as it is written is told at once, where all has been said already.
  while (below < MOST_LINES && !isWhole(fields)) {
    const next = around.below(below + 1)?.text;
    if (next === undefined || isNext(recordStart(next, before))) break;
    take(next);
    before = next;
    below += 1;
  }
  return { above, below, text: '', fields };
}

/** `Computer:  x`, `Computer : x`, `_HOSTNAME=x`. */
function labelled(line: string): Field | undefined {
  const sign = line.search(/[:=]/);
  if (sign < 1 || sign > LONGEST_LABEL) return undefined;
  const label = line.slice(0, sign).trim().toLowerCase();
  const value = line.slice(sign + 1).trim();
  if (value === '' || !/^[a-z_][\w ./-]{0,60}$/.test(label)) return undefined;
  // A day alone is told from a day with a clock by its value.
  const name = label === 'date' && /\d:\d{2}/.test(value) ? 'datetime' : label;
  return { name, value, group: 0 };
}

const LONGEST_LABEL = 80;
