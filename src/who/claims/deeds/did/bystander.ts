import { words } from '../../../lexicon/words.ts';
import type { ActorMention } from '../../../names/actor-mention.ts';
import type { Token } from '../../../tokens.ts';
import { find } from '../../phrases.ts';

const BYSTANDERS = words(`
  witness eyewitness bystander victim resident neighbour neighbor passenger spokesman spokeswoman spokesperson
  researcher analyst reporter journalist correspondent author editor columnist professor lecturer lawyer attorney
  expert consultant commentator`);

const PERCEIVING = words(`
  reported reports saw sees witnessed noticed notices heard spotted discovered detected found described recalled
  remembered told tells said says explained warned wrote writes`);

const LONGEST_ASIDE = 10;

/**
 * "John Harrow, a witness, reported the breach": whoever is presented as somebody who saw, studied or told of it is
 * accused of nothing. Only of names that nothing shows to be an actor's.
 */
export function isBystander(tokens: readonly Token[], { to, basis }: ActorMention): boolean {
  if (basis !== 'open') return false;
  if (PERCEIVING.has(tokens[to]?.lower ?? '')) return true;
  if (tokens[to]?.text !== ',') return false;
  const end = find(tokens, to + 1, to + 1 + LONGEST_ASIDE, (word) => /^[,.;:]$/u.test(word));
  if (end < 0) return false;
  return (
    tokens.slice(to + 1, end).some(({ lower }) => BYSTANDERS.has(lower)) ||
    PERCEIVING.has(tokens[end + 1]?.lower ?? '')
  );
}
