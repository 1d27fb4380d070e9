import type { ActorMention } from '../../names/actor-mentions.ts';
import type { Token } from '../../tokens.ts';
import { find, phraseFrom, sequence, subjectOf } from '../phrases.ts';
import { AUXILIARIES, words } from '../words.ts';
import type { Deed, DeedFinder, Scene } from './deed.ts';
import { wordsOf } from './deed.ts';

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

const FUTURE = words('will would can capable plans plan planning aims aim continue continues if');

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

function isBetween(word: string): boolean {
  return (
    AUXILIARIES.has(word) ||
    (word.length > 4 && word.endsWith('ly')) ||
    ['“', '"', ',', 'who', 'to', 'have'].includes(word)
  );
}

/** "may have breached" hedges a deed; "may breach" and "will breach" foretell one. */
function isForecast(tokens: readonly Token[], from: number, verb: number): boolean {
  const between = tokens.slice(from, verb).map((token) => token.lower);
  if (between.some((word) => FUTURE.has(word))) return true;
  return (
    between.some((word) => word === 'may' || word === 'might' || word === 'could') &&
    !between.some((word) => word === 'have' || word === 'be')
  );
}

const ATTRIBUTES = words(`
  attributed attribute attributes attributing attribution linked link links linking tied tie ties tying traced trace
  traces connected connect connects pinned point points pointed pointing ascribed ascribe ascribes`);

/** "<claimant> attributes the intrusion to X"; "the intrusion was linked to X". */
function attributedTo(scene: Scene, mention: ActorMention): Deed | undefined {
  const { tokens } = scene.sentence;
  const to = prepositionBefore(tokens, mention.from, ['to', 'on']);
  if (to < 0) return undefined;
  for (let verb = to - 1; verb >= Math.max(0, to - 16); verb -= 1) {
    const word = tokens[verb]?.lower ?? '';
    if (word === '.' || word === ';') return undefined;
    if (!ATTRIBUTES.has(word)) continue;
    const passive = isPassive(tokens, verb);
    const claimant =
      passive || word === 'attribution' || word.startsWith('point') || word.startsWith('t')
        ? undefined
        : subjectOf(tokens, verb);
    const incident = passive ? subjectOf(tokens, verb) : { from: verb + 1, to };
    const deed = deedOf(scene, mention, { anchor: verb, from: verb, to: mention.to }, incident);
    return claimant === undefined ? deed : { ...deed, claimant };
  }
  return undefined;
}

function isPassive(tokens: readonly Token[], verb: number): boolean {
  const before = [tokens[verb - 1]?.lower, tokens[verb - 2]?.lower, tokens[verb - 3]?.lower];
  return before.some((word) => ['is', 'are', 'was', 'were', 'been', 'be', 'being'].includes(word ?? ''));
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
  if (tokens[by]?.lower !== 'by') return undefined;
  const act = [by - 1, by - 2, by - 3].find((at) => {
    const word = tokens[at]?.lower ?? '';
    return ACTS.has(word) || INTRUDED.has(word) || PERFORMED.has(word);
  });
  if (act === undefined || isForecast(tokens, Math.max(0, act - 4), act)) return undefined;
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
  const claimant = isPassive(tokens, verb) ? undefined : subjectOf(tokens, verb);
  return claimant === undefined ? deed : { ...deed, claimant };
}

/** The preposition right before a mention, over an article and adjectives. */
function prepositionBefore(tokens: readonly Token[], mention: number, wanted: readonly string[]): number {
  for (let at = mention - 1; at >= Math.max(0, mention - 6); at -= 1) {
    const word = tokens[at]?.lower ?? '';
    if (wanted.includes(word)) return at;
    if ([',', '.', 'that', 'and', 'with', 'from', 'in', 'for'].includes(word)) return -1;
  }
  return -1;
}

function deedOf(
  scene: Scene,
  mention: ActorMention,
  range: { anchor: number; from: number; to: number },
  incident: { from: number; to: number } | undefined,
): Deed {
  return { predicate: 'did', ...range, object: mention.object, ...wordsOf(scene, incident) };
}
