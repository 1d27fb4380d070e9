import { AFFAIRS, SHARES } from '../../../lexicon/deeds.ts';
import { THEORIES } from '../../../lexicon/relations.ts';
import { words } from '../../../lexicon/words.ts';
import type { ActorMention } from '../../../names/actor-mention.ts';
import type { Token } from '../../../tokens.ts';
import { isCapitalised } from '../../../tokens.ts';
import { phraseAround } from '../../clauses/noun-phrase.ts';
import { find } from '../../phrases.ts';
import type { Deed, Scene } from '../deed.ts';
import type { DidFinder } from './did-deed.ts';
import { didDeed } from './did-deed.ts';

/** A noun holds the deed: "X’s attack on the ferry", "the involvement of X", "the X theory". */
export const findNominal: DidFinder = (scene, mention) =>
  mention.basis === 'open'
    ? undefined
    : (possessed(scene, mention) ??
      shareOf(scene, mention) ??
      theory(scene, mention) ??
      compound(scene, mention) ??
      writtenAllOver(scene, mention) ??
      handOf(scene, mention) ??
      classic(scene, mention));

const ON = words('on against in at');
const STATED = words('is was seems appears remains has cannot looks');
const OWN_DEEDS = words(
  'attack attacks breach hack intrusion intrusions theft leak break-in heist robbery raid sabotage compromise',
);
const MEASURED = words('future possible next usual typical known other previous earlier many');

function possessed(scene: Scene, mention: ActorMention): Deed | undefined {
  const { tokens } = scene.sentence;
  if (tokens[mention.to]?.lower !== "'s") return undefined;
  const noun = find(
    tokens,
    mention.to + 1,
    mention.to + 5,
    (word) => OWN_DEEDS.has(word) || SHARES.has(word),
  );
  if (noun < 0 || !between(tokens, mention.to + 1, noun)) return undefined;
  if (tokens[noun - 1]?.lower === 'military') return undefined;
  const next = tokens[noun + 1]?.lower ?? '';
  if (SHARES.has(tokens[noun]?.lower ?? '') && noun === mention.to + 1 && STATED.has(next))
    return didDeed(scene, mention, { anchor: noun, from: mention.from, to: noun + 1 }, undefined);
  if (
    !ON.has(next) &&
    !(next === 'of' && OWN_DEEDS.has(tokens[noun]?.lower ?? '') && noun === mention.to + 1)
  )
    return undefined;
  return didDeed(scene, mention, { anchor: noun, from: mention.from, to: noun + 1 }, undefined);
}

function between(tokens: readonly Token[], from: number, to: number): boolean {
  return tokens
    .slice(from, to)
    .every((token) => /^\p{L}/u.test(token.text) && !MEASURED.has(token.lower) && !STOPS.has(token.lower));
}

const STOPS = words('of in on to by for with from at and or but that which who is was are were has had have');

/** "the role of X in", "participation by X in". */
function shareOf(scene: Scene, mention: ActorMention): Deed | undefined {
  const { tokens } = scene.sentence;
  const { from, to } = phraseAround(tokens, mention);
  if (!['of', 'by'].includes(tokens[from - 1]?.lower ?? '') || !SHARES.has(tokens[from - 2]?.lower ?? ''))
    return undefined;
  const affair =
    tokens[from - 2]?.lower === 'involvement' ||
    (tokens[to]?.lower === 'in' && !(tokens[from - 2]?.lower === 'role' && isPlace(tokens, to + 1)));
  return affair
    ? didDeed(scene, mention, { anchor: from - 2, from: from - 2, to: mention.to }, undefined)
    : undefined;
}

/** "the role of X in the Persian Gulf": where, and no deed. */
function isPlace(tokens: readonly Token[], at: number): boolean {
  const first = tokens[at]?.lower === 'the' ? at + 1 : at;
  return isCapitalised(tokens[first]) && find(tokens, first, first + 5, (word) => AFFAIRS.has(word)) < 0;
}

function theory(scene: Scene, mention: ActorMention): Deed | undefined {
  const { tokens } = scene.sentence;
  if (!THEORIES.has(tokens[mention.to]?.lower ?? '') || tokens[mention.from - 1]?.lower !== 'the')
    return undefined;
  return didDeed(scene, mention, { anchor: mention.to, from: mention.from, to: mention.to + 1 }, undefined);
}

const ONE_DEED = words(
  'attack breach hack intrusion break-in heist theft leak robbery raid operation campaign sabotage cyberattack',
);
const PLACES = words('on at against of');
/** "Agency confirms breach after X attack". */
const AFTER = words('after following in by');

/** "the X attack on the ferry", "Varnian involvement". */
function compound(scene: Scene, mention: ActorMention): Deed | undefined {
  const { tokens } = scene.sentence;
  const noun = tokens[mention.to]?.lower ?? '';
  if (/^(?:the|a)$/.test(tokens[mention.to - 1]?.lower ?? '')) return undefined;
  const share = INVOLVEMENT.has(noun) && mention.object.kind !== 'person';
  const opener = tokens[mention.from - 1]?.lower ?? '';
  const doubted = opener === 'suspected' || opener === 'alleged' || opener === 'presumed';
  const placed = PLACES.has(tokens[mention.to + 1]?.lower ?? '') && tokens[mention.to + 1]?.lower !== 'of';
  const deed =
    ONE_DEED.has(noun) &&
    (mention.object.kind === 'actor'
      ? (scene.headline && AFTER.has(opener)) ||
        (['the', 'suspected', 'alleged'].includes(opener) && PLACES.has(tokens[mention.to + 1]?.lower ?? ''))
      : mention.object.kind === 'state' && (doubted || (placed && ['the', 'this', 'a'].includes(opener))));
  const meddled =
    MEDDLING.has(noun) &&
    mention.object.kind === 'state' &&
    ['in', 'of', 'on', 'into'].includes(tokens[mention.to + 1]?.lower ?? '');
  if (!share && !deed && !meddled) return undefined;
  return didDeed(scene, mention, { anchor: mention.to, from: mention.from, to: mention.to + 1 }, undefined);
}

/** Of nobody's but the state's whose adjective stands before. */
const MEDDLING = words('meddling interference hacking sabotage');
const INVOLVEMENT = words('involvement responsibility complicity participation role hand');

/** "has X written all over it", "the fingerprints of X are all over it". */
function writtenAllOver(scene: Scene, mention: ActorMention): Deed | undefined {
  const { tokens } = scene.sentence;
  const { from, to } = phraseAround(tokens, mention);
  const over = find(tokens, to, to + 5, (word, at) => word === 'all' && tokens[at + 1]?.lower === 'over');
  if (over < 0) return undefined;
  const signs =
    tokens[to]?.lower === 'written' ||
    (tokens[from - 1]?.lower === 'of' && SIGNS.has(tokens[from - 2]?.lower ?? '')) ||
    SIGNS.has(tokens[mention.to + 1]?.lower ?? '');
  return signs
    ? didDeed(scene, mention, { anchor: over, from: mention.from, to: over + 2 }, undefined)
    : undefined;
}

const SIGNS = words('fingerprints hallmarks handwriting signature fingerprint prints paws');

/** "sees the hand of X behind it", "sees X behind it", "puts X behind it". */
function handOf(scene: Scene, mention: ActorMention): Deed | undefined {
  const { tokens } = scene.sentence;
  const { from, to } = phraseAround(tokens, mention);
  const sees = find(tokens, from - 5, from, (word) => SEEING.has(word));
  if (sees < 0) return undefined;
  const hand =
    tokens[from - 1]?.lower === 'of' &&
    ['hand', 'hands', 'work', 'handwriting'].includes(tokens[from - 2]?.lower ?? '');
  const own =
    tokens[mention.to]?.lower === "'s" &&
    ['hand', 'hands', 'work', 'handwriting'].includes(tokens[mention.to + 1]?.lower ?? '');
  const behind = sees === from - 1 && tokens[to]?.lower === 'behind';
  return hand || own || behind
    ? didDeed(scene, mention, { anchor: sees, from: sees, to: mention.to }, undefined)
    : undefined;
}

const SEEING = words(
  'see sees saw seen suspect suspects recognise recognises recognize recognizes put puts detect detects',
);

/** "This is classic X", "typical X". */
function classic(scene: Scene, mention: ActorMention): Deed | undefined {
  const { tokens } = scene.sentence;
  if (!['classic', 'typical', 'textbook', 'vintage', 'pure'].includes(tokens[mention.from - 1]?.lower ?? ''))
    return undefined;
  const be = ['is', 'was', "'s"].includes(tokens[mention.from - 2]?.lower ?? '');
  const ends = tokens[mention.to] === undefined || /^\p{P}$/u.test(tokens[mention.to]?.text ?? '');
  return be && ends
    ? didDeed(scene, mention, { anchor: mention.from - 1, from: mention.from - 2, to: mention.to }, undefined)
    : undefined;
}
