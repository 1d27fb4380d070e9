import { AFFAIRS, GOODS } from '../../../lexicon/deeds.ts';
import { words } from '../../../lexicon/words.ts';
import type { Token } from '../../../tokens.ts';
import { find, sequence } from '../../phrases.ts';
import { endsClause, isHostile, isSpokenOf, within } from './clause-words.ts';

const BEING = words(
  'behind responsible liable guilty complicit culprit culprits perpetrator mastermind author',
);
/** "responsible for it", "behind the theft of". */
export function isForIt(tokens: readonly Token[], at: number): boolean {
  return IT.has(tokens[at]?.lower ?? '') || within(tokens, at, 10, AFFAIRS) || within(tokens, at, 10, GOODS);
}

const INVOLVED = words('involved implicated complicit participating');

/** After a form of "be": "behind it", "responsible for", "to blame", "the culprit". */
export function stateOfGuilt(tokens: readonly Token[], head: number): number | undefined {
  const word = tokens[head]?.lower ?? '';
  if (word === 'responsible' || word === 'behind')
    return isForIt(tokens, word === 'behind' ? head + 1 : head + 2) ||
      (isSpokenOf(tokens) && (word === 'behind' || tokens[head + 1]?.lower === 'for')) ||
      (word === 'responsible' && tokens[head + 1]?.lower === 'for' && tokens[head + 2]?.lower === 'the') ||
      endsClause(tokens[head + 1])
      ? 1
      : undefined;
  if (BEING.has(word)) return 1;
  if (INVOLVED.has(word))
    return within(tokens, head + 1, 8, AFFAIRS) || isSpokenOf(tokens) || endsClause(tokens[head + 1])
      ? 1
      : undefined;
  if (word === 'blame') return 1;
  if (word === 'ruled' && tokens[head + 1]?.lower === 'out') return 2;
  if (CLEARED.has(word)) return 1;
  if (ACCUSED.has(word))
    return (TOLD_OF.has(tokens[head + 1]?.lower ?? '') && isHostile(tokens, head + 2)) ||
      (word === 'suspected' && endsClause(tokens[head + 1]))
      ? 1
      : undefined;
  if (
    (word === 'named' || word === 'identified') &&
    find(tokens, head + 1, head + 5, (each) => each === 'as') > 0
  )
    return find(tokens, head + 2, head + 10, (each) => CULPRIT.has(each) || each === 'suspect') > 0
      ? 1
      : undefined;
  if (['the', 'a', 'its', 'indeed'].includes(word)) {
    const noun = find(tokens, head + 1, head + 4, (next) => CULPRIT.has(next));
    return noun < 0 ? undefined : noun + 1 - head;
  }
  if (word === 'at' && tokens[head + 1]?.lower === 'fault') return 2;
  if ((word === 'in' || word === 'inside') && within(tokens, head + 1, 8, PLACES_TAKEN)) return 1;
  return word === 'caught' || (word === 'found' && sequence(tokens, head + 1, 'in')) ? 1 : undefined;
}

const ACCUSED = words(
  'credited accused charged indicted convicted suspected blamed sentenced arrested jailed sanctioned prosecuted faulted',
);
const TOLD_OF = words('of with for over in on');
const CLEARED = words('cleared exonerated innocent');
const CULPRIT = words(
  'suspect suspects culprit culprits perpetrator perpetrators mastermind author authors thief thieves burglar',
);
const PLACES_TAKEN = words('network networks system systems server servers mailbox mailboxes');

const IT = words('it this that so these');
