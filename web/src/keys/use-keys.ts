import { useEffect, useRef } from 'react';
import { settings } from '../settings.ts';

/** What each key does; `g d` is g, then d within a second; `C-k` is Ctrl or Cmd with k. */
export type KeyMap = Readonly<Record<string, () => void>>;

const SECOND_KEY_MS = 1_000;

/**
 * Listens on the page while mounted. Silent while somebody types or a dialog is open, and for single
 * letters while they are switched off (WCAG 2.1.4).
 */
export function useKeys(keys: KeyMap): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    let first: { readonly key: string; readonly at: number } | undefined;
    const listen = (event: KeyboardEvent): void => {
      const key = nameOf(event);
      const isPair = first !== undefined && event.timeStamp - first.at < SECOND_KEY_MS;
      const name = isPair && first !== undefined ? `${first.key} ${key}` : key;
      first = undefined;
      if (isElsewhere(event) || (isLetter(key) && !settings.now().letters)) return;
      if (key === 'g' && !isPair) {
        first = { key, at: event.timeStamp };
        return;
      }
      const act = latest.current[name];
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}

function nameOf(event: KeyboardEvent): string {
  return event.ctrlKey || event.metaKey ? `C-${event.key.toLowerCase()}` : event.key;
}

function isLetter(key: string): boolean {
  return key.length === 1;
}

function isElsewhere(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.altKey || event.isComposing) return true;
  if (document.querySelector('dialog[open]') !== null) return true;
  const target = event.target as HTMLElement;
  if (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/u.test(target.tagName)) {
    return !(event.ctrlKey || event.metaKey);
  }
  // Enter and Space belong to the button or link that has the focus.
  return (event.key === 'Enter' || event.key === ' ') && /^(?:BUTTON|A|SUMMARY)$/u.test(target.tagName);
}
