import type { Finding, Observable, Reading } from '../../model/index.ts';
import { pointerAt } from './retold.ts';

/**
 * Keeps what is found by words from making more of a value than the records of the same file do. A producer who sends
 * a value without calling it malicious (`to_ids: false`, a cyber-observable without an indicator) has decided: neither
 * the name of the type that its record is written behind (`filename: x`) nor a sentence in a comment turns that into a
 * detection, and what the producer took back stays taken back. An analyst's decision comes later and stands above both.
 *
 * What stands outside of records, such as another file of an archive, speaks for itself.
 *
 * @param records what the source states
 * @param found what was found by words and stands at no record of its kind
 */
export function asRecorded(
  reading: Reading,
  records: readonly Finding[],
  found: readonly Finding[],
): readonly Finding[] {
  const said = saidByValue(records);
  return found.map((each) => {
    if (each.kind !== 'observable') return each;
    const pointer = pointerAt(reading, each.span.start);
    if (pointer === undefined) return each;
    const record = said.get(keyOf(each));
    if (record !== undefined) return noMoreThan(record, each);
    return each.role === 'attacker' && (isFromElsewhere(each) || isValueItself(reading, pointer, each))
      ? { ...each, role: 'unknown', roleWhy: 'its producer sends it without a word on its role' }
      : each;
  });
}

/** One string is one thing here, whatever type each of the two gives it; spelled in either case. */
function keyOf({ value }: Observable): string {
  return value.toLowerCase();
}

/** Of several records of one value, one that detects counts before one that does not, that before one taken back. */
function saidByValue(records: readonly Finding[]): ReadonlyMap<string, Observable> {
  const said = new Map<string, Observable>();
  for (const each of records) {
    if (each.kind !== 'observable') continue;
    const other = said.get(keyOf(each));
    if (other === undefined || weightOf(each) > weightOf(other)) said.set(keyOf(each), each);
  }
  return said;
}

function weightOf({ role, heldBack }: Observable): number {
  if (heldBack !== undefined) return 0;
  return role === 'attacker' ? 2 : 1;
}

function noMoreThan({ role, roleWhy, heldBack }: Observable, found: Observable): Observable {
  const held = found.heldBack ?? heldBack;
  const kept = held === undefined ? found : { ...found, heldBack: held };
  return found.role === 'attacker' && role !== 'attacker' ? { ...kept, role, roleWhy } : kept;
}

/** As src/how/roles writes it: another place's words, which in a file of records may be the name of a type. */
function isFromElsewhere({ roleWhy }: Observable): boolean {
  return roleWhy.startsWith('elsewhere in the report: ');
}

/** An attribute's whole value, of a type that states no observable: a `link`, a `text`, an `other`. */
function isValueItself({ text }: Reading, pointer: string, { span }: Observable): boolean {
  if (!/\/Attribute\/\d{1,9}\/value$/u.test(pointer)) return false;
  const lineStart = text.lastIndexOf('\n', span.start - 1) + 1;
  const lineEnd = text.indexOf('\n', span.end);
  const before = text.slice(lineStart, span.start);
  const after = text.slice(span.end, lineEnd < 0 ? text.length : lineEnd);
  return /^(?:[\w|/ -]{1,60}: )?$/u.test(before) && after.trim() === '';
}
