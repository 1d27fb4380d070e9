import { listingsOf } from '../../vocab/actor-names.ts';
import { stateOf } from '../../vocab/states.ts';
import type { Token } from '../tokens.ts';
import { isCapitalised } from '../tokens.ts';

const ACTORS = /^actors?$/u;
const GIVEN_NAME = /^\p{Lu}\p{Ll}+(?:-\p{L}\p{Ll}+)?$/u;

/**
 * "The South Korean actor Lee Min-ho": after a nationality and the bare noun a name of two words that no list has may
 * be one who plays on a stage, and nobody's hackers. `at` is the token of "actor".
 */
export function isStagePlayer(tokens: readonly Token[], at: number): boolean {
  if (!ACTORS.test(tokens[at]?.lower ?? '') || !isNationality(tokens, at)) return false;
  const [first, second, third] = [tokens[at + 1], tokens[at + 2], tokens[at + 3]];
  if (!GIVEN_NAME.test(first?.text ?? '') || !GIVEN_NAME.test(second?.text ?? '')) return false;
  return !isCapitalised(third) && listingsOf(`${first?.text} ${second?.text}`).length === 0;
}

function isNationality(tokens: readonly Token[], at: number): boolean {
  const [two, one] = [tokens[at - 2]?.text ?? '', tokens[at - 1]?.text ?? ''];
  return stateOf(one) !== undefined || stateOf(`${two} ${one}`) !== undefined;
}
