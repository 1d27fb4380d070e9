import {
  AFFAIRS,
  DEED_VERBS,
  ENTERING_VERBS,
  MAKING_VERBS,
  PERFORMING_VERBS,
  STRIKING_VERBS,
  TAKING_VERBS,
} from '../../../lexicon/deeds.ts';
import { NEGATIONS } from '../../../lexicon/grammar.ts';
import { SAYING } from '../../../lexicon/speech.ts';
import { words } from '../../../lexicon/words.ts';
import type { ActorMention } from '../../../names/actor-mention.ts';
import type { Token } from '../../../tokens.ts';
import { isCapitalised } from '../../../tokens.ts';
import { phraseAround } from '../../clauses/noun-phrase.ts';
import { verbGroupAt } from '../../clauses/verb-group.ts';
import { find, isAdverb, phraseFrom } from '../../phrases.ts';
import type { Deed, Scene } from '../deed.ts';
import { isHostile, isSpokenOf, within } from './clause-words.ts';
import type { DidFinder } from './did-deed.ts';
import { agentAfter, didDeed } from './did-deed.ts';
import { deedLength } from './doer-verb.ts';

/** X as the subject: "X, which we follow, is believed to have robbed", "X had a hand in", "X behind breach". */
export const findDoer: DidFinder = (scene, mention) => {
  const { tokens } = scene.sentence;
  const { from, to } = phraseAround(tokens, mention);
  // "Used by X, which was behind it": a clause about X, whatever X depends on.
  const adjunct = isInAdjunct(tokens, from);
  const blamed = isInsertedBlame(tokens, mention.to);
  if (blamed && mention.basis !== 'open')
    return {
      ...didDeed(
        scene,
        mention,
        {
          anchor: mention.to + (tokens[mention.to]?.text === ',' ? 1 : 0),
          from: mention.from,
          to: mention.to + 3,
        },
        undefined,
      ),
      hidesClaimant: true,
    };
  const all = adjunct
    ? relatives(tokens, mention.to, to)
    : [...starts(tokens, mention.to, to), ...joinedVerb(tokens, to)];
  for (const start of all) {
    const group = verbGroupAt(tokens, start, BELIEVING.has(tokens[from - 1]?.lower ?? ''));
    if (group === undefined || group.unreal) continue;
    const { head } = group;
    const accused = scene.headline && isAccused(tokens, start);
    const whole = start === to || start === mention.to;
    const length =
      accused || (whole && isOfAffair(tokens, from, head)) || (scene.headline && isBehind(tokens, start))
        ? 1
        : deedLength(tokens, group, scene.headline);
    if (
      length === undefined ||
      (isMaking(tokens, head) && mention.object.kind !== 'actor') ||
      (mention.basis === 'open' && !isClear(scene, mention, head))
    )
      continue;
    const range = { anchor: head, from: Math.min(from, mention.from), to: head + length };
    const deed = didDeed(scene, mention, range, phraseFrom(tokens, head + length));
    const neither =
      ['neither', 'nor', 'no'].includes(tokens[from - 1]?.lower ?? '') ||
      tokens[from]?.lower === 'no' ||
      find(tokens, head, head + length, (word) => NEGATIONS.has(word)) >= 0;
    if (isTitleNoun(tokens, mention.to, head) || (scene.headline && isNounHead(tokens, mention.to, head)))
      continue;
    if (OWNING.has(tokens[head]?.lower ?? ''))
      return {
        ...deed,
        claimant: { from: mention.from, to: mention.to },
        stance: group.negated ? 'denies' : 'asserts',
      };
    if (accused) return { ...deed, hidesClaimant: true };
    if (group.be && CHARGED.has(tokens[head]?.lower ?? '')) {
      const agent = agentAfter(tokens, head + 1);
      const told: Deed =
        agent === undefined ? { ...deed, hidesClaimant: true } : { ...deed, claimant: agent };
      return group.negated ? { ...told, stance: 'denies' } : told;
    }
    if (isCleared(tokens, head)) return { ...deed, stance: group.negated ? 'asserts' : 'denies' };
    return group.negated || neither ? { ...deed, stance: 'denies' } : deed;
  }
  return undefined;
};

/** Behind the phrase and behind its relative pronoun, and where another doer is joined to it. */
function starts(tokens: readonly Token[], name: number, edge: number): readonly number[] {
  const word = tokens[edge]?.lower ?? '';
  const apposed = word === ',' && tokens[name]?.text === ',' ? [edge + 1] : [];
  return [
    ...relatives(tokens, name, edge),
    ...(word === ',' ? apposed : JOINS.has(word) ? afterJoined(tokens, edge) : [edge]),
  ];
}

/** "The sabotage that X perpetrated", "the breach X carried out". */
function isOfAffair(tokens: readonly Token[], from: number, head: number): boolean {
  const form = PERFORMING_VERBS.get(tokens[head]?.lower ?? '');
  if (form !== 'past' && form !== 'participle') return false;
  const relative = ['that', 'which'].includes(tokens[from - 1]?.lower ?? '') ? from - 2 : from - 1;
  return AFFAIRS.has(tokens[relative]?.lower ?? '');
}

/** Behind "who", "which" and "that", with and without a comma. */
function relatives(tokens: readonly Token[], name: number, edge: number): readonly number[] {
  const inside = tokens[name]?.text === ',' && RELATIVE.has(tokens[name + 1]?.lower ?? '') ? [name + 2] : [];
  return RELATIVE.has(tokens[edge]?.lower ?? '') ? [...inside, edge + 1] : inside;
}

/** "X, blamed for the theft, is back", "a group accused of hacking the mint". */
function isInsertedBlame(tokens: readonly Token[], to: number): boolean {
  const start = tokens[to]?.text === ',' ? to + 1 : to;
  const adverb = tokens[start]?.lower.endsWith('ly') === true ? 1 : 0;
  return isAccused(tokens, start + adverb);
}

/** "X paid him for the passwords and stole the data": a second verb of the same subject, in the past. */
function joinedVerb(tokens: readonly Token[], from: number): readonly number[] {
  const stop = find(
    tokens,
    from,
    from + 16,
    (word, at) =>
      /^[.;:]$/u.test(word) || SUBORDINATE.has(word) || (word === 'and' && isPastDeed(tokens, at + 1)),
  );
  return tokens[stop]?.lower === 'and' ? [stop + 1] : [];
}

const SUBORDINATE = words('that who which whom whose because while although when if said says say told');

function isPastDeed(tokens: readonly Token[], at: number): boolean {
  const word = tokens[at]?.lower === 'then' ? (tokens[at + 1]?.lower ?? '') : (tokens[at]?.lower ?? '');
  const form = DEED_VERBS.get(word) ?? ENTERING_VERBS.get(word);
  return form === 'past' || form === 'participle';
}

const BELIEVING = words(
  'believe believes believed consider considers considered think thinks suspect suspects suspected judge judges hold holds held deem deems know knows found finds',
);

const JOINS = words('or nor and');

/** "X nor any person on its orders has …", "X or another group took part": on to the verb they share. */
function afterJoined(tokens: readonly Token[], edge: number): readonly number[] {
  const verb = find(
    tokens,
    edge + 1,
    edge + 11,
    (word) => AUXILIARY.has(word) || VERBAL.has(word) || SAYING.has(word) || /^[,.;:]$/u.test(word),
  );
  const word = tokens[verb]?.lower ?? '.';
  return verb < 0 || SAYING.has(word) || /^\p{P}$/u.test(word) ? [edge] : [verb];
}

const AUXILIARY = words('has have had is are was were did');
const VERBAL = words('took broke stole hacked robbed carried attacked breached');
const RELATIVE = words('who which that');

/** "Behind the hackers", "according to X, …", "of X did": the name is not the subject. */
function isInAdjunct(tokens: readonly Token[], from: number): boolean {
  return ADJUNCTS.has(tokens[from - 1]?.lower ?? '');
}

const ADJUNCTS = words('like how why of in by to with from against on at into for behind than told');

/** States make many things. */
function isMaking(tokens: readonly Token[], head: number): boolean {
  return MAKING_VERBS.has(tokens[head]?.lower ?? '');
}

/** "Cobalt Strike": a name goes on where a base form with a capital follows it. */
function isTitleNoun(tokens: readonly Token[], name: number, head: number): boolean {
  return (
    head === name &&
    isCapitalised(tokens[head]) &&
    tokens[head]?.lower.endsWith('s') !== true &&
    tokens[head]?.lower.endsWith('ed') !== true
  );
}

/** "Yahoo breach exposes": after a name that is no plural the bare form is a noun. */
function isNounHead(tokens: readonly Token[], name: number, head: number): boolean {
  const word = tokens[head]?.lower ?? '';
  const base = [DEED_VERBS, ENTERING_VERBS, STRIKING_VERBS, TAKING_VERBS].some(
    (table) => table.get(word) === 'base',
  );
  return head === name && base && !/s$/u.test(tokens[name - 1]?.lower ?? '');
}

const CHARGED = words('accused suspected blamed credited faulted');
const OWNING = words('claimed claims admitted admits confessed confesses boasted boasts');

function isCleared(tokens: readonly Token[], head: number): boolean {
  return ['ruled', 'cleared', 'exonerated', 'innocent'].includes(tokens[head]?.lower ?? '');
}

/** A headline leaves the "is" out: "X blamed for breach". */
function isAccused(tokens: readonly Token[], at: number): boolean {
  return (
    [
      'blamed',
      'accused',
      'suspected',
      'charged',
      'indicted',
      'fingered',
      'linked',
      'credited',
      'convicted',
      'wanted',
    ].includes(tokens[at]?.lower ?? '') &&
    ['for', 'of', 'in', 'over', 'with', 'to'].includes(tokens[at + 1]?.lower ?? '') &&
    (within(tokens, at + 2, 8, AFFAIRS) || isHostile(tokens, at + 2))
  );
}

function isBehind(tokens: readonly Token[], from: number): boolean {
  let at = from;
  while (at - from < 3 && (/^[“"‘']$/u.test(tokens[at]?.text ?? '') || isAdverb(tokens[at]?.lower ?? '')))
    at += 1;
  const word = tokens[at]?.lower ?? '';
  if (word === 'responsible' || (word === 'to' && tokens[at + 1]?.lower === 'blame') || word === 'suspected')
    return within(tokens, at + 1, 8, AFFAIRS);
  return word === 'behind' && within(tokens, at + 1, 7, AFFAIRS);
}

/** Of any name only a person, or who is plainly "behind" or "responsible for" the affair, or broke in somewhere. */
function isClear(scene: Scene, mention: ActorMention, head: number): boolean {
  const { tokens } = scene.sentence;
  if (mention.object.entity === undefined && !isAccusable(scene, mention)) return false;
  const word = tokens[head]?.lower ?? '';
  if (word.endsWith('ing')) return false;
  const law = tokens.some((token) => LAW.has(token.lower));
  if (scene.headline && mention.object.kind === 'actor' && word.endsWith('s')) return false;
  if (mention.object.kind === 'person' || law) return law || !ORGANISING.has(word);
  if (BLAMED.has(word)) return within(tokens, head + 1, 8, AFFAIRS);
  const object = tokens[head + 1];
  if (DOING.has(word)) return true;
  if (SHARING.has(word)) return within(tokens, head + 1, 9, AFFAIRS);
  return (
    (DEED_VERBS.has(word) || ENTERING_VERBS.has(word) || mention.object.kind === 'organisation') &&
    (OPENS.has(object?.lower ?? '') || isCapitalised(object))
  );
}

/** "two brothers", "a dismissed clerk", where somebody says so; "the operators" are nobody in particular. */
function isAccusable({ sentence: { tokens } }: Scene, { from }: ActorMention): boolean {
  const opener = tokens[from - 1]?.lower ?? '';
  const first = tokens[from]?.lower ?? '';
  return isSpokenOf(tokens) && !['the', 'these', 'those'].includes(opener) && !VAGUE.has(first);
}

const VAGUE = words('its their his her our those these some any no');
const BLAMED = words('behind responsible carried orchestrated masterminded perpetrated');
const DOING = words(
  'did done do it acted accused charged indicted convicted suspected blamed pleaded admitted confessed',
);
const SHARING = words('had has have played play took involved participated implicated nothing anything');
/** People launch campaigns and hit the road. */
const ORGANISING = words(
  'launched led ran staged planned organised organized conducted directed coordinated mounted hit struck attacked took carried run cut stopped opened wrote developed created built leaked published',
);
const LAW = words(
  'court indictment indicted charged prosecutors prosecutor convicted arrested police pleaded guilty trial sentenced accused lawyer',
);
const OPENS = words('the a an its their into');
