import { BE } from '../../lexicon/grammar.ts';
import { words } from '../../lexicon/words.ts';
import type { Token } from '../../tokens.ts';
import { find, findBack, phraseFrom } from '../phrases.ts';
import type { FrameFinder } from './frame.ts';

const HIDING = words(
  'seen told believed thought suspected alleged reported said considered assessed understood rumored rumoured presumed judged deemed',
);
/** Only of an empty "it": "it has been suggested that". */
const IMPERSONAL = new Set([
  ...HIDING,
  ...words(
    'suggested claimed argued assumed speculated feared mooted hinted whispered supposed about accepted',
  ),
]);
const HEARSAY = words(
  'said believed thought reported alleged rumoured rumored supposed understood suspected',
);

/** "is believed to have", "it is suspected that": nobody in particular says so, unless "by" names him. */
export const hiddenSpeaker: FrameFinder = (tokens, at) => {
  const word = tokens[at]?.lower ?? '';
  if (!HIDING.has(word) && word !== 'known')
    return isImpersonal(tokens, at) ? { verb: at, covers: { from: at + 1, to: tokens.length } } : undefined;
  // "a group said to be steered by": a participle, and nobody's saying.
  if (
    HEARSAY.has(word) &&
    tokens[at + 1]?.lower === 'to' &&
    ['be', 'have'].includes(tokens[at + 2]?.lower ?? '')
  )
    return { verb: at, covers: { from: hiddenFrom(tokens, at), to: tokens.length } };
  const be = [at - 1, at - 2].some((index) => BE.has(tokens[index]?.lower ?? ''));
  const next = tokens[at + 1]?.lower;
  if (
    tokens[at]?.lower === 'seen' &&
    (next === 'behind' || next === 'as') &&
    !['have', 'has', 'had'].includes(tokens[at - 1]?.lower ?? '')
  )
    return { verb: at, covers: { from: 0, to: tokens.length } };
  // "It is thought the group launched it".
  if (
    HEARSAY.has(word) &&
    BE.has(tokens[at - 1]?.lower ?? '') &&
    tokens[at - 2]?.lower === 'it' &&
    next !== 'by' &&
    next !== 'to' &&
    !/^\p{P}/u.test(next ?? '.')
  )
    return { verb: at, covers: { from: at + 1, to: tokens.length } };
  if (word === 'known' && be && next === 'to' && tokens[at + 2]?.lower === 'have')
    return { verb: at, covers: { from: 0, to: tokens.length } };
  if (word === 'considered' && be && next === 'part')
    return { verb: at, covers: { from: hiddenFrom(tokens, at), to: tokens.length } };
  const by = be && next === 'by' ? phraseFrom(tokens, at + 2) : undefined;
  const end = by === undefined ? -1 : find(tokens, by.from, by.to + 1, (word) => word === 'to');
  if (by !== undefined && end > by.from)
    return { claimant: { from: by.from, to: end }, verb: at, covers: { from: 0, to: tokens.length } };
  const being = tokens[at - 1]?.lower === 'being' && ['is', 'was'].includes(tokens[at - 2]?.lower ?? '');
  const dummy =
    being && tokens[at - 3]?.lower === 'it' && find(tokens, at + 1, at + 7, (word) => word === 'that') > 0;
  if (word === 'known' || (!dummy && (!be || (next !== 'to' && next !== 'that')))) return undefined;
  return { verb: at, covers: { from: 0, to: tokens.length } };
};

/** "It has been suggested that", "it is widely assumed that", "it has been put about that". */
function isImpersonal(tokens: readonly Token[], at: number): boolean {
  if (!IMPERSONAL.has(tokens[at]?.lower ?? '') || tokens[at + 1]?.lower !== 'that') return false;
  const it = findBack(
    tokens,
    at,
    5,
    (word) => word === 'it',
    (word) => /^\p{P}$/u.test(word),
  );
  return it >= 0 && find(tokens, it + 1, at, (word) => BE.has(word)) > 0;
}

/** "X (aka Y) is a group that is believed to be": only what the relative clause says is believed. */
function hiddenFrom(tokens: readonly Token[], at: number): number {
  const be = [at - 1, at - 2, at - 3].find((index) => BE.has(tokens[index]?.lower ?? ''));
  if (be === undefined) return at;
  const have = ['has', 'have', 'had'].includes(tokens[be - 1]?.lower ?? '') ? be - 1 : be;
  return ['that', 'which', 'who'].includes(tokens[have - 1]?.lower ?? '') ? have - 1 : 0;
}
