import { codeAt, isAlphanumeric } from './char-class.ts';
import { type Mention, mentionOf } from './mention.ts';
import { LONGEST_PATH, pathEnd } from './windows-path.ts';

/** Hives by every name reports use, to the name in full (Microsoft, "Registry hives"). */
const HIVES: ReadonlyMap<string, string> = new Map([
  ['HKLM', 'HKEY_LOCAL_MACHINE'],
  ['HKCU', 'HKEY_CURRENT_USER'],
  ['HKCR', 'HKEY_CLASSES_ROOT'],
  ['HKU', 'HKEY_USERS'],
  ['HKCC', 'HKEY_CURRENT_CONFIG'],
  ['HKEY_LOCAL_MACHINE', 'HKEY_LOCAL_MACHINE'],
  ['HKEY_CURRENT_USER', 'HKEY_CURRENT_USER'],
  ['HKEY_CLASSES_ROOT', 'HKEY_CLASSES_ROOT'],
  ['HKEY_USERS', 'HKEY_USERS'],
  ['HKEY_CURRENT_CONFIG', 'HKEY_CURRENT_CONFIG'],
  ['HKEY_PERFORMANCE_DATA', 'HKEY_PERFORMANCE_DATA'],
]);
const HIVE = /^HK(?:EY_[A-Z_]{5,16}|LM|CU|CR|CC|U)/i;

/** Last parts of well-known keys that have a space in them. */
const SPACED_ENDS = [
  'Windows NT',
  'Image File Execution Options',
  'Session Manager',
  'Internet Settings',
  'Internet Explorer',
  'Shell Folders',
  'User Shell Folders',
  'Control Panel',
  'Volatile Environment',
  'Active Setup',
  'Installed Components',
  'Command Processor',
  'Browser Helper Objects',
  'Terminal Server',
  'Terminal Server Client',
  'Windows Defender',
  'Real-Time Protection',
  'Memory Management',
  'Windows Script Host',
  'Code Identifiers',
];

/** Longest way to write a hive. */
const LONGEST_HIVE = 24;

/** The registry key or value whose hive begins at an offset. */
export function registryKeyAt(text: string, start: number): { mention: Mention; end: number } | undefined {
  // Each hive begins with `HK`: most of what begins with its first letter is any word.
  if ((codeAt(text, start + 1) | 32) !== 107 || isAlphanumeric(codeAt(text, start - 1))) return undefined;
  const written = HIVE.exec(text.slice(start, start + LONGEST_HIVE))?.[0] ?? '';
  const hive = HIVES.get(written.toUpperCase());
  const key = start + written.length + (text[start + written.length] === ':' ? 1 : 0);
  return hive === undefined || text[key] !== '\\' ? undefined : keyFrom(text, start, key, hive);
}

/** `<HKCU>\x`: the key whose first backslash stands behind a hive in angle brackets. */
export function bracketedKeyAt(text: string, slash: number): { mention: Mention; end: number } | undefined {
  if (codeAt(text, slash - 1) !== 62) return undefined;
  const from = Math.max(0, slash - LONGEST_HIVE);
  const open = from + text.slice(from, slash).lastIndexOf('<');
  const hive = HIVES.get(text.slice(open + 1, slash - 1).toUpperCase());
  return hive === undefined || text[open] !== '<' ? undefined : keyFrom(text, open, slash, hive);
}

function keyFrom(text: string, start: number, key: number, hive: string): { mention: Mention; end: number } {
  const whole = withSpacedEnd(text, key, pathEnd(text, key, reachOf(text, key)));
  const end = trimmed(text, key, beforeNextKey(text, key, whole));
  const written = text.slice(start, end);
  const value = hive + text.slice(key, end).replaceAll(/\\+/g, '\\');
  const steps = [];
  const name = text.slice(start, key);
  if (name !== hive) steps.push(`${name} → ${hive}`);
  if (text.slice(key, end).includes('\\\\')) steps.push('\\\\ → \\');
  if (steps.length === 0 && value !== written) steps.push('written in full');
  return { mention: mentionOf('registry-key', start, end, value, steps), end };
}

const NEXT_KEY = / HK(?:EY_[A-Z_]{5,16}|LM|CU|CR|CC|U):?\\/;

/** How far a key is looked along: in a row of keys, over the next one's hive, not over the whole row for each. */
function reachOf(text: string, key: number): number {
  const most = key + LONGEST_PATH;
  const next = NEXT_KEY.exec(text.slice(key, most));
  return next === null ? most : key + next.index + next[0].length;
}

/** A key with spaces in it ends where the next key of a row begins. */
function beforeNextKey(text: string, key: number, end: number): number {
  const next = text.slice(key, end).search(NEXT_KEY);
  return next < 0 ? end : key + next;
}

/** A key that ends at a space goes on when what follows completes a well-known name. */
function withSpacedEnd(text: string, key: number, end: number): number {
  if (text[end] !== ' ') return end;
  const part = text.lastIndexOf('\\', end) + 1;
  if (part <= key) return end;
  const name = SPACED_ENDS.find(
    (known) => text.startsWith(known, part) && !isAlphanumeric(text.charCodeAt(part + known.length)),
  );
  if (name === undefined || part + name.length <= end) return end;
  return text[part + name.length] === '\\' ? pathEnd(text, part + name.length) : part + name.length;
}

function trimmed(text: string, key: number, end: number): number {
  const opened = text.slice(key, end).includes('(');
  let at = end;
  while (at > key + 1 && '.,;:)]\'"!?-+\u2019 '.includes(text[at - 1] ?? '')) {
    if (text[at - 1] === ')' && opened) break;
    at--;
  }
  return at;
}
