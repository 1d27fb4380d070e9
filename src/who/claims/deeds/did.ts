import type { ActorMention } from '../../names/actor-mentions.ts';
import { ACTOR_NOUNS } from '../../names/lexicon.ts';
import type { Token } from '../../tokens.ts';
import { isCapitalised } from '../../tokens.ts';
import type { TokenRange } from '../phrases.ts';
import { find, phraseFrom, sequence, subjectOf } from '../phrases.ts';
import { couldSpeak } from '../speakers.ts';
import { AUXILIARIES, PRONOUNS, SELF, SPEAKS_FOR, words } from '../words.ts';
import type { Deed, DeedFinder, Scene } from './deed.ts';
import { wordsOf } from './deed.ts';
import { isForecast } from './forecast.ts';
import { BACKING } from './sponsored.ts';

/** "X did it", in the active, the passive, the nominal and the attributing form. */
export const findDid: DeedFinder = (scene) =>
  scene.mentions.flatMap((mention) => {
    const deed =
      behind(scene, mention) ??
      attributedTo(scene, mention) ??
      doneBy(scene, mention) ??
      blamed(scene, mention);
    return deed === undefined ? [] : [deed];
  });

/** Verbs that mean an intrusion by themselves. */
const INTRUDED = words(`
  breached hacked infiltrated penetrated stole attacked broke compromised hijacked ransacked sabotaged stolen
  hacking attacking stealing`);

/** Verbs that need a hostile act as their object. */
const PERFORMED = words(`
  conducted launched orchestrated perpetrated mounted staged executed masterminded carried ran led committed
  conducting launching orchestrating carrying`);

const ACTS = words(`
  attack attacks breach breaches hack hacks hacking intrusion intrusions campaign campaigns operation operations theft
  thefts espionage compromise compromises leak leaks incident incidents break-in break-ins sabotage activity wave
  cyberattack cyberattacks cyber-attack cyber-attacks heist exploitation`);

/** "X is behind", "X was responsible for", "X broke into", "X carried out the attack". */
function behind(scene: Scene, mention: ActorMention): Deed | undefined {
  const { tokens } = scene.sentence;
  const verb = find(tokens, mention.to, mention.to + 8, (word) => !isBetween(word));
  if (verb < 0 || isForecast(tokens, mention.to, verb)) return undefined;
  const word = tokens[verb]?.lower ?? '';
  const isBehind =
    word === 'behind' ||
    (word === 'responsible' && tokens[verb + 1]?.lower === 'for') ||
    sequence(tokens, verb, 'to', 'blame');
  const act = find(tokens, verb + 1, verb + 9, (next) => ACTS.has(next));
  if (!isBehind && !INTRUDED.has(word) && !(PERFORMED.has(word) && act >= 0)) return undefined;
  return deedOf(
    scene,
    mention,
    { anchor: verb, from: mention.from, to: verb + 1 },
    phraseFrom(tokens, verb + 1),
  );
}

const HEDGING = words(
  'believed thought suspected said reported alleged considered presumed likely very highly most almost to have who',
);

function isBetween(word: string): boolean {
  const mark = word === '“' || word === '"' || word === ',';
  return mark || AUXILIARIES.has(word) || HEDGING.has(word) || (word.length > 4 && word.endsWith('ly'));
}

const ATTRIBUTES = words(`
  attributed attribute attributes attributing attribution linked link links linking tied tie ties tying traced trace
  traces connected connect connects pinned point points pointed pointing ascribed ascribe ascribes`);

/** "<claimant> attributes the intrusion to X"; "the intrusion was linked to X". */
function attributedTo(scene: Scene, mention: ActorMention): Deed | undefined {
  const { tokens } = scene.sentence;
  const to = prepositionBefore(tokens, mention.from, ['to', 'on']);
  const verb = to < 0 ? -1 : attributingVerb(tokens, to);
  if (verb < 0 || isNoun(tokens, verb) || isAboutVictims(tokens, verb, mention)) return undefined;
  const range = { anchor: verb, from: verb, to: mention.to };
  if (tokens[verb]?.lower.startsWith('point') || tokens[verb]?.lower === 'attribution') {
    return deedOf(scene, mention, range, undefined);
  }
  return isPassive(tokens, verb, to)
    ? { ...deedOf(scene, mention, range, subjectOf(tokens, verb)), ...agentOf(tokens, verb, to) }
    : withClaimant(tokens, deedOf(scene, mention, range, { from: verb + 1, to }), subjectOf(tokens, verb));
}

/** "entities linked to the United States" are what a state has, not what it did. */
function isAboutVictims(tokens: readonly Token[], verb: number, mention: ActorMention): boolean {
  if (mention.object.kind !== 'state' || tokens[verb]?.lower.startsWith('a') === true) return false;
  return !tokens
    .slice(0, mention.from)
    .some((token) => ACTS.has(token.lower) || ACTOR_NOUNS.has(token.lower));
}

function attributingVerb(tokens: readonly Token[], to: number): number {
  for (let verb = to - 1; verb >= Math.max(0, to - 16); verb -= 1) {
    const word = tokens[verb]?.lower ?? '';
    if (word === '.' || word === ';') return -1;
    if (ATTRIBUTES.has(word)) return verb;
  }
  return -1;
}

/** "a link to", "ties to", "Linking A to B" as a headline: nouns, which state a relation and no deed. */
function isNoun(tokens: readonly Token[], verb: number): boolean {
  const word = tokens[verb]?.lower ?? '';
  if (word.endsWith('ing') && word !== 'pointing') return true;
  if (!['link', 'links', 'tie', 'ties', 'trace', 'traces', 'point', 'points'].includes(word)) return false;
  const before = tokens[verb - 1];
  const subject = ['that', 'which', 'we', 'i', 'they', 'to', 'also', 'not', 'may', 'might', 'could', 'would'];
  return !(
    subject.includes(before?.lower ?? '') ||
    isCapitalised(before) ||
    SPEAKS_FOR.has(before?.lower ?? '') ||
    word.startsWith('point')
  );
}

/** With a form of "be", or a participle right before its "to": "samples attributed to X". */
function isPassive(tokens: readonly Token[], verb: number, to: number): boolean {
  const before = [tokens[verb - 1]?.lower, tokens[verb - 2]?.lower, tokens[verb - 3]?.lower];
  const be = before.some((word) => ['is', 'are', 'was', 'were', 'been', 'be', 'being'].includes(word ?? ''));
  if (!be && before.some((word) => SELF.has(word ?? '') || PRONOUNS.has(word ?? ''))) return false;
  const bare =
    tokens[verb]?.lower.endsWith('ed') === true && (to === verb + 1 || tokens[verb + 1]?.lower === 'by');
  return be || bare;
}

/** "attributed by Northgate to X" names who does; without it nobody is said to. */
function agentOf(
  tokens: readonly Token[],
  verb: number,
  to: number,
): Pick<Deed, 'claimant' | 'hidesClaimant'> {
  const by = find(tokens, verb + 1, to, (word) => word === 'by');
  return by < 0 ? { hidesClaimant: true } : { claimant: { from: by + 1, to } };
}

function withClaimant(tokens: readonly Token[], deed: Deed, claimant: TokenRange | undefined): Deed {
  return claimant === undefined || !couldSpeak(tokens, claimant)
    ? { ...deed, hidesClaimant: true }
    : { ...deed, claimant };
}

/** "carried out by X", "a breach by X", "the work of X". */
function doneBy(scene: Scene, mention: ActorMention): Deed | undefined {
  const { tokens } = scene.sentence;
  const by = prepositionBefore(tokens, mention.from, ['by', 'of']);
  if (by < 1) return undefined;
  const isWorkOf =
    tokens[by]?.lower === 'of' && ['work', 'hallmarks', 'handiwork'].includes(tokens[by - 1]?.lower ?? '');
  if (isWorkOf)
    return deedOf(
      scene,
      mention,
      { anchor: by - 1, from: by - 1, to: mention.to },
      subjectOf(tokens, by - 1),
    );
  if (tokens[by]?.lower !== 'by' || BACKING.has(tokens[by - 1]?.lower ?? '')) return undefined;
  const act = [by - 1, by - 2, by - 3].find((at) => {
    const word = tokens[at]?.lower ?? '';
    return ACTS.has(word) || INTRUDED.has(word) || PERFORMED.has(word);
  });
  if (act === undefined || isForecast(tokens, Math.max(0, act - 4), act)) return undefined;
  const hostile = ACTS.has(tokens[act]?.lower ?? '') || INTRUDED.has(tokens[act]?.lower ?? '');
  if (!hostile && find(tokens, act - 8, act, (word) => ACTS.has(word)) < 0) return undefined;
  return deedOf(scene, mention, { anchor: act, from: act, to: mention.to }, subjectOf(tokens, act + 1));
}

/** "blames X", "accused X of". */
function blamed(scene: Scene, mention: ActorMention): Deed | undefined {
  const { tokens } = scene.sentence;
  const verb = mention.from - (tokens[mention.from - 1]?.lower === 'the' ? 2 : 1);
  const word = tokens[verb]?.lower ?? '';
  if (!['blame', 'blames', 'blamed', 'blaming', 'accuse', 'accuses', 'accused', 'accusing'].includes(word))
    return undefined;
  const deed = deedOf(scene, mention, { anchor: verb, from: verb, to: mention.to }, undefined);
  const be = ['is', 'was', 'were', 'been', 'being', 'are'].includes(tokens[verb - 1]?.lower ?? '');
  return withClaimant(tokens, deed, be ? undefined : subjectOf(tokens, verb));
}

const ENDS_PHRASE = words(', . ; that and with from in for by of at through via which who during against');

/** The preposition right before a mention, over an article and adjectives. */
function prepositionBefore(tokens: readonly Token[], mention: number, wanted: readonly string[]): number {
  for (let at = mention - 1; at >= Math.max(0, mention - 6); at -= 1) {
    const word = tokens[at]?.lower ?? '';
    if (wanted.includes(word)) return at;
    if (ENDS_PHRASE.has(word)) return -1;
  }
  return -1;
}

function deedOf(
  scene: Scene,
  mention: ActorMention,
  range: TokenRange & { anchor: number },
  incident: TokenRange | undefined,
): Deed {
  return { predicate: 'did', ...range, object: mention.object, ...wordsOf(scene, incident) };
}
