import { lowerCase } from '../forms/lower-case.ts';
import type { Hive } from '../forms/registry-hive.ts';
import { registryKey } from '../forms/registry-hive.ts';
import { lastWord } from '../forms/words.ts';
import type { Indicator } from '../sighting.ts';
import type { Placed, Placing } from './placed.ts';
import { grouped, placed } from './placed.ts';

/**
 * How a value is compared: names and Windows paths without heed of case, keys by hive; a user agent fills its field,
 * since what is shorter is the beginning of many others; a pipe stands behind what names it one. Windows names a drive
 * by its volume, too, and its own folder by what stands for it.
 */
export type TailKind =
  | 'file-name'
  | 'windows-path'
  | 'unix-path'
  | 'volume-path'
  | 'share-path'
  | 'windows-folder'
  | 'whole-field'
  | 'field-with-plus'
  | 'named-pipe'
  | 'pipe-field'
  | 'user-classes'
  | 'named-object'
  | 'session-object'
  | Hive;

/** File names, paths and registry keys by their last word, which a log has whole wherever it has them. */
export type Tails<Source> = ReadonlyMap<string, readonly Tail<Source>[]>;

export interface Tail<Source> {
  readonly kind: TailKind;
  readonly placed: Placed<Source>;
}

interface Tailing<Source> extends Placing<Source> {
  readonly kind: TailKind;
  readonly word: string;
}

export function tails<Source>(indicators: readonly Indicator<Source>[]): Tails<Source> {
  const byWord = grouped(
    indicators.flatMap((indicator) => tailings(indicator)),
    ({ word }) => word,
    (found) => found,
  );
  return new Map([...byWord].map(([word, group]) => [word, byKind(group)]));
}

export function hasTail(indicator: Indicator<unknown>): boolean {
  return tailings(indicator).length > 0;
}

function byKind<Source>(group: readonly Tailing<Source>[]): readonly Tail<Source>[] {
  const kinds = grouped(
    group,
    ({ kind }) => kind,
    (found) => found,
  );
  return [...kinds].map(([kind, ofKind]) => ({ kind, placed: placed(ofKind) }));
}

function tailings<Source>(indicator: Indicator<Source>): readonly Tailing<Source>[] {
  return tailForms(indicator).flatMap(({ kind, value }) => {
    const word = lastWord(value);
    if (word === undefined) return [];
    const { start, end } = word;
    return [
      {
        kind,
        value,
        indicator,
        word: lowerCase(value.slice(start, end)),
        before: start,
        length: value.length,
      },
    ];
  });
}

export interface TailForm {
  readonly kind: TailKind;
  /** As it is compared; lower-case but for a Unix path. */
  readonly value: string;
}

/** The forms in which a log may have a value; none for what is too short to mean anything. */
export function tailForms(indicator: Indicator<unknown>): readonly TailForm[] {
  const value = lowerCase(indicator.value);
  switch (indicator.type) {
    case 'user-agent': {
      // W3C logs have `+` for the space.
      const plus: TailForm = { kind: 'field-with-plus', value: value.replaceAll(' ', '+') };
      return [{ kind: 'whole-field', value }, ...(value.includes(' ') ? [plus] : [])];
    }
    case 'mutex':
      return value.length < SHORTEST_NAME ? [] : [{ kind: 'file-name', value }, ...ofObject(value)];
    case 'tls:ja4':
      return value.length < SHORTEST_NAME ? [] : [{ kind: 'file-name', value }];
    case 'named-pipe':
      return [
        { kind: 'named-pipe', value: `\\${pipeName(value)}` },
        { kind: 'pipe-field', value: pipeName(value) },
      ];
    default: {
      const form = comparable(indicator);
      if (form.kind === 'windows-path') return [form, ...onVolume(form.value)];
      if (form.kind === 'hklm') return [form, ...inControlSets(form.value), ...ofClasses(form)];
      return [form, ...ofClasses(form)];
    }
  }
}

const SHORTEST_NAME = 4;

/** What programs call `Global\\x` and `Local\\x` the kernel keeps as `\\BaseNamedObjects\\x` and below the session's. */
function ofObject(mutex: string): readonly TailForm[] {
  const [, space, name = ''] = /^(global|local)(\\.+)$/.exec(mutex) ?? [];
  if (name.length <= SHORTEST_NAME) return [];
  return [{ kind: space === 'global' ? 'named-object' : 'session-object', value: name }];
}

/** What is left of `\\.\pipe\name` and its kind. */
function pipeName(pipe: string): string {
  const name = pipe.replaceAll('/', '\\');
  const prefix = name.lastIndexOf('pipe\\');
  let start = prefix < 0 ? 0 : prefix + 'pipe\\'.length;
  while (name[start] === '\\') start++;
  return name.slice(start);
}

/** `\Device\HarddiskVolume3\x` and `\\host\c$\x` for `c:\x`, `\SystemRoot\x` for `c:\windows\x`. */
function onVolume(path: string): readonly TailForm[] {
  const last = lastWord(path);
  // A line is asked for a word of the value: one that all of its forms have.
  const isTelling = last !== undefined && (last.end - last.start >= 4 || path.includes('.', last.start));
  if (!isTelling || !/^[a-z]:\\/.test(path)) return [];
  const rest = path.slice('c:'.length);
  const forms: readonly TailForm[] = [
    { kind: 'volume-path', value: rest },
    { kind: 'share-path', value: `${path.charAt(0)}$${rest}` },
  ];
  if (!path.startsWith(`${WINDOWS}\\`)) return forms;
  return [...forms, { kind: 'windows-folder', value: path.slice(WINDOWS.length) }];
}

const WINDOWS = 'c:\\windows';

/**
 * Windows makes `CurrentControlSet` of one of a few, and events name that one; what programs of 32 bits write below
 * `Software` it puts below `WOW6432Node`.
 *
 * @param rest of the key, behind its hive
 */
function inControlSets(rest: string): readonly TailForm[] {
  if (rest.startsWith(SOFTWARE))
    return [{ kind: 'hklm', value: `${SOFTWARE}wow6432node\\${rest.slice(SOFTWARE.length)}` }];
  if (!rest.startsWith(CURRENT)) return [];
  return ['001', '002', '003'].map((number) => ({
    kind: 'hklm',
    value: `\\system\\controlset${number}${rest.slice(CURRENT.length)}`,
  }));
}

/**
 * `HKCR` is what the machine and the user have below `Software\Classes`, together; the latter is a hive of its own, too
 * (Microsoft, "HKEY_CLASSES_ROOT Key").
 */
function ofClasses({ kind, value }: TailForm): readonly TailForm[] {
  if (kind === 'hkcr') {
    const full = `${CLASSES}${value}`;
    return [
      { kind: 'hklm', value: full },
      { kind: 'hkcu', value: full },
      { kind: 'user-classes', value },
    ];
  }
  const isOfClasses = (kind === 'hklm' || kind === 'hkcu') && value.startsWith(`${CLASSES}\\`);
  if (!isOfClasses) return [];
  const rest = value.slice(CLASSES.length);
  return [
    { kind: 'hkcr', value: rest },
    ...(kind === 'hkcu' ? [{ kind: 'user-classes' as const, value: rest }] : []),
  ];
}

const CLASSES = '\\software\\classes';
const CURRENT = '\\system\\currentcontrolset';
const SOFTWARE = '\\software\\';

/** A folder is the same with and without its final slash, a name with and without a final dot. */
function comparable({ type, value }: Indicator<unknown>): TailForm {
  if (type === 'file-name') return { kind: 'file-name', value: lowerCase(withoutFinal(value, '.')) };
  if (type !== 'registry-key' && !/\\|^[a-z]:/i.test(value)) {
    return { kind: 'unix-path', value: withoutFinal(value, '/') };
  }
  const path = withoutFinal(lowerCase(value).replaceAll('/', '\\'), '\\');
  const key = type === 'registry-key' ? registryKey(path) : undefined;
  return key === undefined ? { kind: 'windows-path', value: path } : { kind: key.hive, value: key.rest };
}

function withoutFinal(text: string, character: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === character) end--;
  return text.slice(0, end);
}
