import { useSyncExternalStore } from 'react';
import { type ChosenKeys, chosenIn } from './keys/chosen.ts';

/** What one browser remembers; nothing of it leaves the machine, but the analyst's name with each decision. */
export interface Settings {
  readonly language: 'en' | 'de';
  readonly theme: 'system' | 'light' | 'dark';
  readonly direction: 'language' | 'rtl';
  /** Single-letter shortcuts (WCAG 2.1.4: they can be turned off). */
  readonly letters: boolean;
  /** Single keys that are not as they came. */
  readonly keys: ChosenKeys;
  /** Empty: the desk's own default. */
  readonly analyst: string;
}

const KEY = 'howdunit.settings';
const listeners = new Set<() => void>();

function initial(): Settings {
  const language = navigator.language.startsWith('de') ? 'de' : 'en';
  const plain: Settings = {
    language,
    theme: 'system',
    direction: 'language',
    letters: true,
    keys: {},
    analyst: '',
  };
  try {
    const stored = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Settings>;
    return { ...plain, ...stored, keys: chosenIn(stored.keys) };
  } catch {
    return plain;
  }
}

let current = initial();

export const settings = {
  now: (): Settings => current,
  change(change: Partial<Settings>): void {
    current = { ...current, ...change };
    try {
      localStorage.setItem(KEY, JSON.stringify(current));
    } catch {
      // A browser that remembers nothing is still a desk.
    }
    show();
    for (const listener of listeners) listener();
  },
};

export function useSettings(): Settings {
  return useSyncExternalStore(subscribe, settings.now);
}

/** Writes theme, language and direction onto the page. */
export function show(): void {
  const root = document.documentElement;
  root.lang = current.language;
  root.dir = current.direction === 'rtl' ? 'rtl' : 'ltr';
  if (current.theme === 'system') delete root.dataset['theme'];
  else root.dataset['theme'] = current.theme;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
