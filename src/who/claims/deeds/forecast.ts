import { words } from '../../lexicon/words.ts';
import type { Token } from '../../tokens.ts';

const FUTURE = words('will would can capable plans plan planning aims aim continue continues if');
const POSSIBLE = words('may might could');

/**
 * Whether the words between a doer and a verb foretell instead of tell: "may have breached" hedges a
 * deed; "may breach" and "will breach" are forecasts, "can breach" is a capability.
 */
export function isForecast(tokens: readonly Token[], from: number, verb: number): boolean {
  const between = tokens.slice(from, verb).map((token) => token.lower);
  if (between.some((word) => FUTURE.has(word))) return true;
  return (
    between.some((word) => POSSIBLE.has(word)) && !between.some((word) => word === 'have' || word === 'be')
  );
}
