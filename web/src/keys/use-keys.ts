import { useEffect, useRef } from 'react';
import { settings } from '../settings.ts';
import { type Action, actionOf } from './actions.ts';

type Pair = `go ${string}`;
/** What each action does; `go h` is the key for going, then h within a second; `C-k` is Ctrl or Cmd with k. */
export type KeyMap = Readonly<Partial<Record<Action | Pair | 'Enter' | 'Escape' | 'C-k', () => void>>>;

const SECOND_KEY_MS = 1_000;

/**
 * Listens on the page while mounted. Silent while somebody types or a dialog is open, and for single keys while
 * they are switched off (WCAG 2.1.4).
 */
export function useKeys(keys: KeyMap): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    let wentAt: number | undefined;
    const listen = (event: KeyboardEvent): void => {
      const isSecond = wentAt !== undefined && event.timeStamp - wentAt < SECOND_KEY_MS;
      wentAt = undefined;
      const { letters, keys: chosen } = settings.now();
      const isPlain = !event.ctrlKey && !event.metaKey;
      const isSingle = isPlain && [...event.key].length === 1;
      if (isElsewhere(event) || (isSingle && !letters)) return;
      const action = isSingle && !isSecond ? actionOf(event.key, chosen) : undefined;
      if (action === 'go') {
        wentAt = event.timeStamp;
        return;
      }
      const name = isSecond ? `go ${event.key}` : isSingle ? action : nameOf(event);
      const act = latest.current[name as keyof KeyMap];
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
