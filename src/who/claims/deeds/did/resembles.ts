import { TOOLS } from '../../../lexicon/actors.ts';
import { AFFAIRS } from '../../../lexicon/deeds.ts';
import { words } from '../../../lexicon/words.ts';
import type { ActorMention } from '../../../names/actor-mention.ts';
import type { Token } from '../../../tokens.ts';
import { phraseAround } from '../../clauses/noun-phrase.ts';
import { find, findBack } from '../../phrases.ts';
import { subjectOf } from '../../subjects.ts';
import type { Deed, Scene } from '../deed.ts';
import type { DidFinder } from './did-deed.ts';
import { didDeed } from './did-deed.ts';

const METHODS = words(`
  methods method techniques technique tradecraft tactics ttps style tools toolset procedures pattern patterns modus approach
  playbook signature behaviour behavior infrastructure targeting victimology fingerprints hallmarks handwriting evidence
  details timing code lures`);
const FITTING = words(
  'fit fits fitted match matches matched matching resemble resembles resembled mirror mirrors mirrored consistent',
);
const LIKENESS = words(
  'profile pattern modus methods style tradecraft ttps playbook techniques tactics hallmarks repertoire',
);

/** "The methods match those of X", "the intrusion fits X", "consistent with what we know of X". */
export const findResembles: DidFinder = (scene, mention) => {
  if (mention.basis === 'open' || mention.basis === 'kind' || mention.object.entity === undefined)
    return undefined;
  const { tokens } = scene.sentence;
  const { from } = phraseAround(tokens, mention);
  const verb = findBack(
    tokens,
    from,
    8,
    (word) => FITTING.has(word),
    (word) => /^[.,;:]$/u.test(word),
  );
  if (verb < 0 || !reaches(tokens, verb, from, mention)) return undefined;
  const subject = subjectOf(tokens, verb);
  if (subject === undefined || !isOfAffair(tokens, subject.from, subject.to)) return undefined;
  const deed: Deed = didDeed(scene, mention, { anchor: verb, from: verb, to: mention.to }, undefined);
  const methods = find(tokens, subject.from, subject.to, (word) => METHODS.has(word)) >= 0;
  return methods ? { ...deed, grounds: subject } : deed;
};

/** From the verb to the name: "[with] [what we know of / those of / the profile of] X". */
function reaches(tokens: readonly Token[], verb: number, from: number, mention: ActorMention): boolean {
  const next = tokens[mention.to]?.lower ?? '';
  const own = next === "'s";
  if (!own && /^\p{L}/u.test(next) && !ENDS.has(next)) return false;
  if (
    own &&
    !(
      tokens[mention.to + 1] === undefined ||
      /^\p{P}$/u.test(tokens[mention.to + 1]?.text ?? '') ||
      LIKENESS.has(tokens[mention.to + 1]?.lower ?? '')
    )
  )
    return false;
  const between = tokens.slice(verb + 1, from).map(({ lower }) => lower);
  return between.every((word) => PATH.has(word) || LIKENESS.has(word));
}

const PATH = words(
  'with what we know of about those that the of from is known used by earlier previous past seen a',
);
const ENDS = words('and or but as in because that who which group too best most more better and');

function isOfAffair(tokens: readonly Token[], from: number, to: number): boolean {
  return (
    find(tokens, from, to, (word) => AFFAIRS.has(word) || METHODS.has(word)) >= 0 ||
    (to - from === 1 && ['this', 'it', 'that', 'everything', 'all'].includes(tokens[from]?.lower ?? ''))
  );
}

/** "The tradecraft is that of X", "the theft was X’s doing", "was a X operation", "fell victim to X". */
export const findOwnWork: DidFinder = (scene, mention) => {
  if (mention.basis === 'open') return undefined;
  const { tokens } = scene.sentence;
  return own(scene, mention) ?? ofX(scene, mention) ?? victimOf(scene, mention, tokens);
};

const WORK = words('work doing handiwork deed job operation operations attack campaign fault');
const BE = words("is was were be been 's");

function own(scene: Scene, mention: ActorMention): Deed | undefined {
  const { tokens } = scene.sentence;
  const possessed = tokens[mention.to]?.lower === "'s";
  const whose = possessed ? whoseItIs(scene, mention) : undefined;
  if (whose !== undefined) return whose;
  const noun = possessed ? mention.to + 1 : mention.to;
  if (!WORK.has(tokens[noun]?.lower ?? '') || /^(?:on|in|against|as)$/u.test(tokens[noun + 1]?.lower ?? ''))
    return undefined;
  const article = possessed
    ? mention.from
    : ['a', 'an'].includes(tokens[mention.from - 1]?.lower ?? '')
      ? mention.from - 1
      : -1;
  if (article < 0) return undefined;
  const be = findBack(
    tokens,
    article,
    4,
    (word) => BE.has(word),
    (word) => /^\p{P}$/u.test(word),
  );
  const deedBefore =
    be > 0 && find(tokens, Math.max(0, be - 10), be, (word) => AFFAIRS.has(word) || SUBJECTS.has(word)) >= 0;
  if (!deedBefore) return undefined;
  const deed = didDeed(scene, mention, { anchor: noun, from: be, to: noun + 1 }, undefined);
  return find(tokens, be, article, (word) => word === 'not') >= 0 ? { ...deed, stance: 'denies' } : deed;
}

const SUBJECTS = words('it this that');

/** "The wrapper is X's", "the code is X's down to the typo": nothing of X's is named after. */
function whoseItIs(scene: Scene, mention: ActorMention): Deed | undefined {
  const { tokens } = scene.sentence;
  const next = tokens[mention.to + 1];
  const ends =
    next === undefined ||
    !/^\p{L}/u.test(next.text) ||
    ['or', 'and', 'but', 'down', 'not', 'too'].includes(next.lower);
  if (!ends || !BE.has(tokens[mention.from - 1]?.lower ?? '')) return undefined;
  const subject = subjectOf(tokens, mention.from - 1);
  const thing = (word: string) =>
    TOOLS.has(word) || AFFAIRS.has(word) || METHODS.has(word) || word === 'wrapper';
  if (subject === undefined || find(tokens, subject.from, subject.to, thing) < 0) return undefined;
  return didDeed(
    scene,
    mention,
    { anchor: mention.from - 1, from: subject.from, to: mention.to + 1 },
    undefined,
  );
}

/** "The tradecraft is that of X", "these are the methods of X". */
function ofX(scene: Scene, mention: ActorMention): Deed | undefined {
  const { tokens } = scene.sentence;
  const { from } = phraseAround(tokens, mention);
  if (tokens[from - 1]?.lower !== 'of' || !['that', 'those'].includes(tokens[from - 2]?.lower ?? ''))
    return undefined;
  if (!['is', 'are', 'was', 'were'].includes(tokens[from - 3]?.lower ?? '')) return undefined;
  const subject = subjectOf(tokens, from - 3);
  if (subject === undefined || find(tokens, subject.from, subject.to, (word) => METHODS.has(word)) < 0)
    return undefined;
  return {
    ...didDeed(scene, mention, { anchor: from - 2, from: from - 3, to: mention.to }, undefined),
    grounds: subject,
  };
}

/** "fell victim to X", "a victim of X". */
function victimOf(scene: Scene, mention: ActorMention, tokens: readonly Token[]): Deed | undefined {
  const { from } = phraseAround(tokens, mention);
  const link = tokens[from - 1]?.lower ?? '';
  const noun = tokens[from - 2]?.lower ?? '';
  const victim = ['victim', 'prey', 'target', 'targets', 'victims'].includes(noun);
  if (!victim || !(link === 'to' || link === 'of')) return undefined;
  const verb = findBack(
    tokens,
    from - 2,
    4,
    (word) => BE.has(word) || /^(?:fell|fallen|became|become)$/u.test(word),
  );
  return verb < 0
    ? undefined
    : didDeed(scene, mention, { anchor: from - 2, from: verb, to: mention.to }, undefined);
}
