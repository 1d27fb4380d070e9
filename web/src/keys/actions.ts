import { settings, useSettings } from '../settings.ts';
import { ACTIONS, type Action, type ChosenKeys, DEFAULTS } from './chosen.ts';

export { ACTIONS, type Action };

/** The key of an action as things stand; undefined where it has none. */
export function keyOf(action: Action, chosen: ChosenKeys): string | undefined {
  const own = chosen[action];
  return own === undefined ? DEFAULTS[action] : (own ?? undefined);
}

/** What a key does; a key that was chosen outranks one that nobody touched. */
export function actionOf(key: string, chosen: ChosenKeys): Action | undefined {
  const having = ACTIONS.filter((action) => keyOf(action, chosen) === key);
  return having.find((action) => chosen[action] !== undefined) ?? having[0];
}

/** Why an action may not have a key; undefined where it may. */
export function whyNotKey(
  action: Action,
  key: string,
  chosen: ChosenKeys,
): { readonly kind: 'not-one' } | { readonly kind: 'taken'; readonly by: Action } | undefined {
  if ([...key].length !== 1 || /[\s\p{C}]/u.test(key)) return { kind: 'not-one' };
  const by = ACTIONS.find((other) => other !== action && keyOf(other, chosen) === key);
  return by === undefined ? undefined : { kind: 'taken', by };
}

/** Gives an action another key, none (null), or back the one it came with (undefined). */
export function changeKey(action: Action, key: string | null | undefined): void {
  const { [action]: _, ...others } = settings.now().keys;
  settings.change({ keys: key === undefined ? others : { ...others, [action]: key } });
}

/** The key to show beside a button; undefined where it has none, or single keys are switched off. */
export function useKeyOf(action: Action): string | undefined {
  const { letters, keys } = useSettings();
  return letters ? keyOf(action, keys) : undefined;
}
