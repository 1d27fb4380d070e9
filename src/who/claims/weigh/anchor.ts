import type { ClaimPredicate } from '../../../model/index.ts';
import type { ActorMention } from '../../names/actor-mention.ts';
import type { Token } from '../../tokens.ts';
import { symbolOf } from './symbols.ts';

const DEEDS =
  /^(?:ATTR|ON|ACCUSE|CHARGE|POINT|LEAD|DEED|STRIKE|ENTER|PERFORM|CULPRIT|AFFAIR|WORK|SHARE|CASE|THEORY|NAMING|STOP|TAKE|STEALTH|MAKE)/u;
const TIES = /^(?:BACK|SERVE|ATTR|PART|ORGAN)/u;
const ALIASES = /^(?:ALIAS|NAMING|BE)/u;
const PLAIN = new Set(['behind', 'responsible', 'did', 'done', 'it', 'guilty', 'involved']);
const REACH = 12;
/** What stands before them governs another clause: "pointed to a report that X had lost". */
const GOVERNING = /^(?:POINT|LEAD)/u;
const CLAUSE = new Set(['that', 'claiming', 'saying', ';']);

/** The word nearest to a mention that makes the sentence a claim about it; undefined where none does. */
export function anchorOf(
  tokens: readonly Token[],
  { from, to }: ActorMention,
  predicate: ClaimPredicate,
): number | undefined {
  const cue = predicate === 'did' ? DEEDS : predicate === 'sponsored' ? TIES : ALIASES;
  const isCue = (at: number) => {
    const word = tokens[at]?.lower;
    if (word === undefined) return false;
    return cue.test(symbolOf(word) ?? '') || (predicate === 'did' && PLAIN.has(word));
  };
  let open = true;
  for (let step = 0; step < REACH; step += 1) {
    if (isCue(to + step)) return to + step;
    const before = from - 1 - step;
    open &&= !CLAUSE.has(tokens[before]?.lower ?? '');
    if (isCue(before) && (open || !GOVERNING.test(symbolOf(tokens[before]?.lower ?? '') ?? '')))
      return before;
  }
  return undefined;
}
