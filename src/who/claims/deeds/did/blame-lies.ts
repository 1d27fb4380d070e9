import { words } from '../../../lexicon/words.ts';
import type { ActorMention } from '../../../names/actor-mention.ts';
import type { Token } from '../../../tokens.ts';
import { phraseAround } from '../../clauses/noun-phrase.ts';
import { find, findBack } from '../../phrases.ts';
import { subjectOf } from '../../subjects.ts';
import type { Deed } from '../deed.ts';
import type { DidFinder } from './did-deed.ts';
import { didDeed, withClaimant } from './did-deed.ts';

/** What can be laid on somebody or lead to him. */
const BLAME = words(`
  blame responsibility suspicion suspicions finger fingers guilt fault accountability culpability credit`);
const LEADS = words(`
  evidence signs sign traces trace trail trails clues clue everything indicators logs facts findings leads lead
  indications pieces tracks arrows roads needle circumstantial forensics`);
const PLACING = words(`
  lies lie lay laid lain rests rest rested falls fell fallen fall falling centres centers centred centered focuses focused
  goes go went belongs belong points point pointed pointing placed places put puts pin pins pinned cast casting turns
  turned attaches remains assigned assign assigns apportioned leads lead led leading directed squarely hangs hang landed`);
const LINKS = words('with on at to towards toward upon');
/** "at the door of", "in the direction of", "at the feet of". */
const BY_WAY = words('door feet doorstep direction hands');
const INSIDE = words(
  'the a firmly squarely clearly directly straight back solely entirely in firmly been be being has have had only strongly',
);

/** "The blame lies with X", "suspicion fell on X", "everything points in the direction of X", "laid it at the door of X". */
export const findBlameLies: DidFinder = (scene, mention) => {
  const { tokens } = scene.sentence;
  const { from } = phraseAround(tokens, mention);
  const link = linkBefore(tokens, from, mention.to);
  if (link < 0 || (mention.basis === 'open' && mention.object.kind === 'organisation')) return undefined;
  const verb = findBack(
    tokens,
    link,
    9,
    (word) => PLACING.has(word),
    (word) => /^[.;:]$/u.test(word),
  );
  if (verb < 0 || !between(tokens, verb + 1, link)) return undefined;
  const noun = nounFor(tokens, verb, link);
  if (noun < 0 || (LEADS.has(tokens[noun]?.lower ?? '') && !endsHere(tokens, mention))) return undefined;
  if (scene.row !== undefined || (mention.basis === 'open' && !BLAME.has(tokens[noun]?.lower ?? '')))
    return undefined;
  const deed = didDeed(
    scene,
    mention,
    { anchor: verb, from: Math.min(verb, noun), to: mention.to },
    undefined,
  );
  return noun > verb ? laid(tokens, deed) : deed;
};

/** "points to X being a rebrand", "leads to X’s loader": to something else. */
function endsHere(tokens: readonly Token[], { to }: ActorMention): boolean {
  const next = tokens[to];
  return next === undefined || !/^\p{L}/u.test(next.text) || ENDS.has(next.lower);
}

const ENDS = words('and or but as because who which that in with group gang crew not rather alone');

/** The preposition before the phrase, over "the door of"; "X's door" is X's, too. */
function linkBefore(tokens: readonly Token[], from: number, to: number): number {
  if (tokens[from - 1]?.lower === 'of' && BY_WAY.has(tokens[from - 2]?.lower ?? ''))
    return findBack(tokens, from - 2, 3, (word) => ['at', 'in', 'into', 'on'].includes(word));
  const own = tokens[to]?.lower === "'s" && BY_WAY.has(tokens[to + 1]?.lower ?? '');
  const link = tokens[from - 1]?.lower ?? '';
  if (own) return ['at', 'in', 'on'].includes(link) ? from - 1 : -1;
  return LINKS.has(link) ? from - 1 : -1;
}

/** Over an object of placing: "put the blame on". */
function between(tokens: readonly Token[], from: number, to: number): boolean {
  return tokens
    .slice(from, to)
    .every(
      ({ text, lower }) =>
        INSIDE.has(lower) ||
        BLAME.has(lower) ||
        lower.endsWith('ly') ||
        OBJECTS.has(lower) ||
        /^\p{Ll}/u.test(text),
    );
}

const OBJECTS = words('it this that us them investigators analysts');

/** What is laid on X: before a verb that it is the subject of, or between the verb and its preposition. */
function nounFor(tokens: readonly Token[], verb: number, link: number): number {
  const inside = find(tokens, verb + 1, link, (word) => BLAME.has(word));
  if (inside >= 0) return inside;
  const stops = (word: string) => /^[.;:“”"]$/u.test(word);
  const before = findBack(tokens, verb, 12, (word) => BLAME.has(word) || LEADS.has(word), stops);
  if (before >= 0) return before;
  const door = BY_WAY.has(tokens[link + 2]?.lower ?? '') || BY_WAY.has(tokens[link + 1]?.lower ?? '');
  return door && /^(?:l|pl|put)/u.test(tokens[verb]?.lower ?? '') ? verb + 1 : -1;
}

function laid(tokens: readonly Token[], deed: Deed): Deed {
  return withClaimant(tokens, deed, subjectOf(tokens, deed.anchor));
}
