import type { Kind } from '../api/types.ts';

/** What a single key does, by the key it has unless somebody chose another. */
export const DEFAULTS = {
  next: 'j',
  previous: 'k',
  nextAny: 'J',
  previousAny: 'K',
  accept: 'a',
  reject: 'x',
  edit: 'e',
  later: 's',
  undo: 'u',
  same: 'A',
  mark: 'm',
  side: 'w',
  highlights: 'h',
  find: '/',
  technique: '1',
  observable: '2',
  software: '3',
  vulnerability: '4',
  rule: '5',
  claim: '6',
  'actor-name': '7',
  go: 'g',
  help: '?',
} as const satisfies Readonly<Record<string, string> & Record<Kind, string>>;

export type Action = keyof typeof DEFAULTS;

export const ACTIONS = Object.keys(DEFAULTS) as readonly Action[];

/** As somebody chose: another character, or null for none (WCAG 2.1.4). */
export type ChosenKeys = Readonly<Partial<Record<Action, string | null>>>;

/** What of a stored map can be one; whatever else a browser may hold is left out. */
export function chosenIn(stored: unknown): ChosenKeys {
  if (typeof stored !== 'object' || stored === null) return {};
  return Object.fromEntries(
    Object.entries(stored).filter(
      ([action, key]) =>
        Object.hasOwn(DEFAULTS, action) &&
        (key === null || (typeof key === 'string' && [...key].length === 1 && !/[\s\p{C}]/u.test(key))),
    ),
  );
}
