import { hiveBefore, isHive } from '../forms/registry-hive.ts';
import { isAlphanumeric } from '../forms/units.ts';
import type { Tail, TailKind } from '../index/tails.ts';
import { CONTROL } from './decode.ts';
import type { Search } from './finder.ts';
import { isMailboxOf } from './mailbox-sign.ts';
import { valuesAt } from './values-at.ts';

/** File names, paths and registry keys whose last word is this one: the whole value must stand around it. */
export function findTails<Source>(search: Search<Source>, start: number, end: number): void {
  const { index, layer } = search;
  if (!index.tailLengths.has(end - start)) return;
  for (const tail of index.tails.get(layer.lower.slice(start, end)) ?? []) findTail(search, tail, start);
}

function findTail<Source>(search: Search<Source>, tail: Tail<Source>, anchor: number): void {
  const { text, lower } = search.layer;
  const compared = tail.kind === 'unix-path' ? text : lower;
  const form = LITERAL.has(tail.kind) ? undefined : backslashed;
  for (const { indicators, from, to } of valuesAt(tail.placed, compared, anchor, form)) {
    const start = startOf(lower, tail.kind, from);
    if (start === undefined || goesOnAfter(text, to)) continue;
    if (FIELDS.has(tail.kind) && !isFieldOver(tail.kind, text, from, to)) continue;
    // `plan.exe@good.example` is somebody's mailbox.
    if (tail.kind === 'file-name' && isMailboxOf(lower, to)) continue;
    const isBelow = !WHOLE.has(tail.kind) && /^[\\/]+[^\\/"'\s]/.test(text.slice(to, to + 4));
    search.found(indicators, isBelow ? 'below' : 'exact', start, to);
  }
}

/** Compared with their slashes as they stand. */
const LITERAL: ReadonlySet<TailKind> = new Set<TailKind>([
  'unix-path',
  'file-name',
  'whole-field',
  'field-with-plus',
]);
const FIELDS: ReadonlySet<TailKind> = new Set<TailKind>(['whole-field', 'field-with-plus']);
/** Nothing is below them. */
const WHOLE: ReadonlySet<TailKind> = new Set<TailKind>([
  'file-name',
  'whole-field',
  'field-with-plus',
  'named-pipe',
  'pipe-field',
  'named-object',
  'session-object',
]);

/** Where the value begins with its hive; undefined when it begins inside something else. */
function startOf(lower: string, kind: TailKind, from: number): number | undefined {
  if (kind === 'file-name' || kind === 'windows-path' || kind === 'unix-path') {
    return goesOnBefore(lower, from) ? undefined : from;
  }
  if (kind === 'whole-field' || kind === 'field-with-plus') {
    const begins =
      endsField(kind, lower.charAt(from - 1)) ||
      isBehind(HEADER, lower, from) ||
      isBehind(COLUMN, lower, from);
    return begins ? from : undefined;
  }
  const standsFor = STANDS_FOR.get(kind);
  if (standsFor !== undefined) {
    const found = standsFor.exec(lower.slice(Math.max(0, from - LONGEST_STANDING), from));
    return found === null ? undefined : from - found[0].length;
  }
  if (kind === 'named-pipe') return isPipe(lower, from) ? from : undefined;
  if (kind === 'pipe-field') return isBehind(PIPE_FIELD, lower, from) ? from : undefined;
  return isHive(kind) ? hiveBefore(lower, kind, from) : undefined;
}

/** What stands on either side of a field: of JSON, CSV, tabs, combined logs, key=value; or nothing does. */
function endsField(kind: TailKind, character: string): boolean {
  if (character === ' ') return kind === 'field-with-plus';
  return character === '' || '"\'\t|,;=[]{}'.includes(character);
}

/**
 * What stands before what is left of a path or a name: a volume for its drive, a machine for its share, a name for its
 * folder; the directory of all named objects for `Global`, that of a session for `Local` (session 0 has the former).
 */
const STANDS_FOR: ReadonlyMap<TailKind, RegExp> = new Map<TailKind, RegExp>([
  ['volume-path', /(?:\\device\\harddiskvolume(?:shadowcopy)?\d{1,4}|volume\{[\da-f-]{36}\})$/],
  ['share-path', /\\\\[\w.-]{1,64}\\$/],
  ['windows-folder', /(?:\\systemroot|%(?:systemroot|windir)%)$/],
  ['user-classes', /(?:hku|hkey_users|\\registry\\user):?\\s-1(?:-\d{1,12}){1,15}_classes$/],
  ['named-object', /(?<!\\sessions\\\d{1,9})\\basenamedobjects$/],
  ['session-object', /(?:\\sessions\\\d{1,9})?\\basenamedobjects$/],
]);
const LONGEST_STANDING = 220;

/** A header of a request, in a dump or an export: `User-Agent: x`. */
const HEADER = /user-?agent\\{0,2}["']?\s{0,2}[:=]\s{0,2}$/;
/** Between the columns of Suricata's http.log. */
const COLUMN = /\[\*\*\] $/;
/** `"PipeName":"x"`, `<Data Name='PipeName'>x`, `PipeName: x`, `"pipe":{"name":"x"`; escaped or not. */
const PIPE_FIELD = /pipe(?:_?name|["'.:{\\]{1,8}name)\\{0,2}["']?\s{0,2}[:=>]\s{0,2}\\{0,2}["']?$/;
const LONGEST_NAME = 32;

function isBehind(name: RegExp, lower: string, from: number): boolean {
  return name.test(lower.slice(Math.max(0, from - LONGEST_NAME), from));
}

/** As `endsField`; at a line's end inside a text; and in CEF, whose values have spaces, before the next key. */
function isFieldOver(kind: TailKind, text: string, from: number, to: number): boolean {
  const next = text.charAt(to);
  if (endsField(kind, next) || next === CONTROL || next === '\n' || next === '\r') return true;
  if (next === ' ' && text.startsWith(' [**]', to)) return true;
  return text[from - 1] === '=' && /^ [a-z]\w{0,40}=/i.test(text.slice(to, to + 43));
}

/** `\\pipe\name`, `\Device\NamedPipe\name`; or `\name` in a field of its own, as Sysmon's `PipeName` has it. */
function isPipe(lower: string, from: number): boolean {
  const before = lower.slice(Math.max(0, from - LONGEST_PIPE), from);
  return /[\\/](?:named)?pipe$/.test(before) || /(?:^|["'\s=]|pipename["']?>)$/.test(before);
}

const LONGEST_PIPE = 16;

function backslashed(text: string): string {
  return text.replaceAll('/', '\\');
}

/** Characters, beside letters and digits, that people put into file names without a second thought. */
const IN_NAMES = '_~$+-';

function goesOnBefore(text: string, start: number): boolean {
  const before = text.charAt(start - 1);
  if (start === 0) return false;
  return isAlphanumeric(before.charCodeAt(0)) || `.${IN_NAMES}${CONTROL}`.includes(before);
}

/** A dot goes on only into an ending: `evil.exe.config`. */
function goesOnAfter(text: string, end: number): boolean {
  if (end >= text.length) return false;
  const at = text[end] === '.' ? end + 1 : end;
  return isAlphanumeric(text.charCodeAt(at)) || (at === end && IN_NAMES.includes(text.charAt(at)));
}
