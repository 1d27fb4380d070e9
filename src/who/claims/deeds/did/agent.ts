import { TOOLS } from '../../../lexicon/actors.ts';
import {
  AFFAIRS,
  DEED_VERBS,
  ENTERING_VERBS,
  GOODS,
  MAKING_VERBS,
  PERFORMING_VERBS,
  SERVICES,
  STOPPING_VERBS,
  STRIKING_VERBS,
  TAKING_VERBS,
} from '../../../lexicon/deeds.ts';
import { WORKS } from '../../../lexicon/relations.ts';
import { words } from '../../../lexicon/words.ts';
import type { ActorMention } from '../../../names/actor-mention.ts';
import { isSoftwareName } from '../../../names/actor-names.ts';
import type { Token } from '../../../tokens.ts';
import { isCapitalised } from '../../../tokens.ts';
import { phraseAround } from '../../clauses/noun-phrase.ts';
import { find, findBack } from '../../phrases.ts';
import { isSpokenOf, TELLING } from './clause-words.ts';
import type { DidFinder } from './did-deed.ts';
import { didDeed } from './did-deed.ts';

/** X as the agent: "was robbed by X", "an attack on the ferry by X", "at the hands of X", "the work of X". */
export const findAgent: DidFinder = (scene, mention) => {
  const { tokens } = scene.sentence;
  const { from } = phraseAround(tokens, mention);
  const link = tokens[from - 1]?.lower ?? '';
  const head =
    link === 'by'
      ? doneBefore(tokens, from - 1, mention.to)
      : link === 'of'
        ? workBefore(tokens, from - 1)
        : link === 'from'
          ? sentFrom(tokens, from - 1, mention)
          : link === 'between' && JOINT.has(tokens[from - 2]?.lower ?? '')
            ? from - 2
            : -1;
  if (head < 0 || isForeseen(tokens, head)) return undefined;
  if (link === 'by' && TELLING.has(tokens[from - 2]?.lower ?? '')) return undefined;
  if (mention.basis === 'open' && !isClear(tokens, head, from - 1, mention)) return undefined;
  const deed = didDeed(scene, mention, { anchor: head, from: head, to: mention.to }, undefined);
  return tokens[head]?.lower === 'claimed'
    ? { ...deed, claimant: { from: mention.from, to: mention.to } }
    : deed;
};

/** By any name only what was "carried out by" it; in reports most agents without a known name are programs. */
function isClear(
  tokens: readonly Token[],
  head: number,
  link: number,
  { object, to, from }: ActorMention,
): boolean {
  if (object.entity === undefined) {
    const vague =
      ['the', 'these', 'those', 'their', 'its'].includes(tokens[from - 1]?.lower ?? '') ||
      /^(?:its|their|his|her)$/u.test(tokens[from]?.lower ?? '');
    if (vague || !isSpokenOf(tokens)) return false;
  }
  if (/^\p{Ll}/u.test(tokens[to]?.text ?? '') && !ENDS.has(tokens[to]?.lower ?? '')) return false;
  if (object.kind !== 'actor') return !ORGANISED.has(tokens[head]?.lower ?? '');
  return (
    CARRIED.has(tokens[head]?.lower ?? '') ||
    HACKED.has(tokens[head]?.lower ?? '') ||
    (tokens[link]?.lower === 'of' &&
      WORKS.has(tokens[head]?.lower ?? '') &&
      tokens[head]?.lower !== 'works' &&
      find(tokens, 0, head, (word) => AFFAIRS.has(word)) >= 0)
  );
}

const ENDS = words('in on at and or to with for from who which that as last this during after before over');
const ORGANISED = words(
  'coordinated directed organised organized planned run led staged engineered launched conducted',
);
const HACKED = words('hacked breached robbed infiltrated burgled sabotaged leaked hijacked defaced broken');
const CARRIED = words('carried perpetrated orchestrated masterminded');

const BARRIER = words('. ; : that which who and but');

/** A participle of a deed close by, or a noun for one a little further away. */
function doneBefore(tokens: readonly Token[], by: number, to: number): number {
  for (let at = by - 1; at >= Math.max(0, by - 7); at -= 1) {
    const word = tokens[at]?.lower ?? '';
    if (BARRIER.has(word)) return -1;
    if (at >= by - 4 && isParticiple(tokens, at, by)) return at;
    if (
      AFFAIRS.has(word) &&
      (!word.startsWith('attempt') || isToStrike(tokens, to)) &&
      !isTitleCase(tokens, at) &&
      !followedByVerb(tokens, at, by)
    )
      return at;
  }
  return -1;
}

/** "An attempt by X to hack the mint". */
function isToStrike(tokens: readonly Token[], to: number): boolean {
  const verb = tokens[to]?.lower === 'to' ? (tokens[to + 1]?.lower ?? '') : '';
  return DEED_VERBS.get(verb) === 'base' || STRIKING_VERBS.get(verb) === 'base';
}

/** "A joint operation between X and Y". */
const JOINT = words('operation effort project campaign collaboration venture conspiracy collusion');
const SENT = words('attack campaign operation intrusion scheme cyberattack hack');

/** "The phishing scheme from X": by a name; a country is where it comes from. */
function sentFrom(tokens: readonly Token[], from: number, { object, basis, to }: ActorMention): number {
  if (basis !== undefined || object.kind !== 'actor' || !SENT.has(tokens[from - 1]?.lower ?? '')) return -1;
  return /^\p{L}/u.test(tokens[to]?.text ?? '') &&
    !ENDS.has(tokens[to]?.lower ?? '') &&
    object.entity === undefined
    ? -1
    : from - 1;
}

/** Others do these every day. */
const NEUTRAL = words('published made sold copied emptied lifted walked encrypted');
const FULL = [DEED_VERBS, STRIKING_VERBS, ENTERING_VERBS];

function isParticiple(tokens: readonly Token[], at: number, by: number): boolean {
  const word = tokens[at]?.lower ?? '';
  const past = (form: string | undefined) => form === 'past' || form === 'participle';
  if (FULL.some((table) => past(table.get(word)))) return true;
  const before = (set: ReadonlySet<string>) =>
    find(tokens, Math.max(0, at - 10), by, (each) => set.has(each)) >= 0;
  if (word === 'claimed') return before(AFFAIRS);
  if (word === 'targeted') return isOnce(tokens, at);
  if (EXPLOITED.has(word)) return find(tokens, by + 1, by + 20, (each) => AFFAIRS.has(each)) >= 0;
  if (past(PERFORMING_VERBS.get(word)) && !RUNNING.has(word)) return before(AFFAIRS);
  if (past(TAKING_VERBS.get(word)) && !NEUTRAL.has(word)) return before(GOODS);
  if (past(MAKING_VERBS.get(word))) return before(TOOLS) || before(CODE) || isProgramMade(tokens, at);
  return past(STOPPING_VERBS.get(word)) && before(SERVICES);
}

/** "Often targeted by", "could be targeted by", "countries targeted by groups such as X": no particular deed. */
function isOnce(tokens: readonly Token[], at: number): boolean {
  return find(tokens, Math.max(0, at - 8), at + 5, (word) => UNTOLD.has(word)) < 0;
}

const UNTOLD = words(
  'often frequently typically commonly regularly usually generally could may might would will should susceptible such organizations organisations countries sectors industries illustration figure observed',
);

/** "Flame was devised by X": the program by its name. */
function isProgramMade(tokens: readonly Token[], at: number): boolean {
  return tokens
    .slice(Math.max(0, at - 12), at)
    .some((token) => isCapitalised(token) && isSoftwareName(token.text));
}

/** Put to use; where attacks are spoken of, in those. */
const EXPLOITED = words('exploited abused weaponized weaponised');
const CODE = words('code script scripts');

/** "the attack was analysed by X": another verb stands between the noun and its "by". */
function followedByVerb(tokens: readonly Token[], noun: number, by: number): boolean {
  return tokens.slice(noun + 1, by).some((token) => /(?:ed|en)$/.test(token.lower) || VERBS.has(token.lower));
}

const VERBS = words(
  'is was are were be been being has have had made found seen told sent written run shown given',
);

function workBefore(tokens: readonly Token[], of: number): number {
  const work = findBack(tokens, of, 2, (word) => WORKS.has(word));
  if (
    work >= 0 &&
    ['the', 'a', 'an', "'s", 'work', 'handiwork', 'doing'].some(
      (word) => word === tokens[work - 1]?.lower || word === tokens[work]?.lower,
    )
  ) {
    return tokens[work]?.lower === 'hand' && tokens[work - 1]?.lower !== 'the' ? -1 : work;
  }
  return tokens[of - 1]?.lower === 'hands' && tokens[of - 2]?.lower === 'the' ? of - 1 : -1;
}

const FUTURE = words("will would can shall 'll future further");

const RUNNING = words('run led directed engineered coordinated');

function isForeseen(tokens: readonly Token[], head: number): boolean {
  return find(tokens, Math.max(0, head - 4), head, (word) => FUTURE.has(word)) >= 0;
}

function isTitleCase(tokens: readonly Token[], act: number): boolean {
  return act > 1 && isCapitalised(tokens[act]) && isCapitalised(tokens[act - 1]);
}
