import type { Finding, Observable, Reading } from '../../model/index.ts';
import { blockAt } from '../../model/index.ts';
import { PROSE } from '../stix/prose.ts';
import { pointerAt } from './retold.ts';

/** Why a folder is held back that a record names only to say where a file lies. Of the folder itself that says nothing. */
export const FOLDER_OF_A_FILE = 'the folder of a file';

/**
 * Keeps what is found by words from making more of a value than the records of the same file do. A producer who sends
 * a value without calling it malicious (`to_ids: false`, a cyber-observable without an indicator) has decided: neither
 * the name of the type that its record is written behind (`filename: x`) nor a sentence in a comment makes that a
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
  return found.flatMap((each): Finding[] => {
    if (each.kind !== 'observable') return [each];
    const pointer = pointerAt(reading, each.span.start);
    if (pointer === undefined) return [each];
    if (isOfNoValue(reading, pointer, each)) return [];
    const record = recordOf(said, each);
    if (record !== undefined) return [noMoreThan(record, each)];
    if (pointer.includes('/external_references/') && !NUMBERED.has(each.type)) return [cited(each)];
    const isSaid = isProse(pointer) && (!isByPlace(each) || isKnown(said, each));
    return each.role === 'attacker' && !isSaid
      ? [{ ...each, role: 'unknown', roleWhy: 'stands in a record that says nothing of its role' }]
      : [each];
  });
}

/** Entries of catalogues have no side, wherever they stand. */
const NUMBERED: ReadonlySet<string> = new Set(['cve', 'cwe', 'capec', 'ghsa', 'cpe']);

/**
 * No value goes over from one value of a record into the next, the name of a type is none, and in a pattern values
 * stand between quotation marks: `[mutex:name = 'x']` speaks of no mutex that is called “name”.
 */
function isOfNoValue(reading: Reading, pointer: string, { span }: Observable): boolean {
  if (pointer.endsWith('/type') || pointerAt(reading, span.end - 1) !== pointer) return true;
  if (!/\/objects\/\d{1,9}\/pattern$/u.test(pointer)) return false;
  const block = blockAt(reading.blocks, span.start);
  if (block === undefined || !reading.text.startsWith('[', block.start)) return false;
  let quotes = 0;
  for (let at = block.start; at < span.start; at++) {
    if (reading.text[at] === '\\') at++;
    else if (reading.text[at] === "'") quotes++;
  }
  return quotes % 2 === 0;
}

/** Where a record points to, no matter what stands there: a page about it, the copy that it was made of. */
function cited(found: Observable): Observable {
  const role = 'reference';
  const roleWhy = 'in a reference of a record';
  return { ...found, role, roleWhy, heldBack: found.heldBack ?? `${role}: ${roleWhy}` };
}

/** One string is one thing here, whatever type each of the two gives it; spelled alike, else in either case. */
function recordOf(said: ReadonlyMap<string, Observable>, { value }: Observable): Observable | undefined {
  return said.get(value) ?? said.get(value.toLowerCase());
}

/** Of several records of one value, one that detects counts before one that does not, that before one taken back. */
function saidByValue(records: readonly Finding[]): ReadonlyMap<string, Observable> {
  const exact = new Map<string, Observable>();
  const lower = new Map<string, Observable>();
  for (const each of records) {
    if (each.kind !== 'observable' || each.heldBack === FOLDER_OF_A_FILE) continue;
    put(exact, each.value, each);
    put(lower, each.value.toLowerCase(), each);
  }
  return new Map([...lower, ...exact]);
}

function put(said: Map<string, Observable>, key: string, record: Observable): void {
  const other = said.get(key);
  if (other === undefined || weightOf(record) > weightOf(other)) said.set(key, record);
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

/**
 * As src/how/roles writes it: not the words beside a thing call it malicious, but another place in the file or what it
 * stands under, and in a file of records both may be the name of a type.
 */
function isByPlace({ roleWhy }: Observable): boolean {
  return /^(?:elsewhere in the report: |under “)/u.test(roleWhy);
}

/** Whether a record calls the host of a URL or the file of a path malicious. */
function isKnown(said: ReadonlyMap<string, Observable>, found: Observable): boolean {
  const value = found.value.toLowerCase();
  const host = /^[a-z][a-z0-9+.-]{1,20}:\/\/([^/?#:]{1,253})/u.exec(value)?.[1];
  const part = host ?? value.slice(Math.max(value.lastIndexOf('\\'), value.lastIndexOf('/')) + 1);
  const record = said.get(part);
  return record !== undefined && weightOf(record) === 2;
}

/**
 * Whether words at a pointer may call something malicious that no record states. Of an event its attributes say what
 * is for detection; their comments, like the values of a `link` or a `text`, are not. Of a bundle that is descriptions
 * and notes.
 */
function isProse(pointer: string): boolean {
  if (pointer.includes('/Event/')) return !/\/(?:Attribute|Object)\//u.test(pointer);
  const at = pointer.indexOf(OBJECTS);
  if (at < 0) return true;
  const [, property = '', ...more] = pointer.slice(at + OBJECTS.length).split('/');
  return more.length === 0 && PROSE.has(property);
}

const OBJECTS = '/objects/';
