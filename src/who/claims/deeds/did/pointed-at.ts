import { AFFAIRS } from '../../../lexicon/deeds.ts';
import { BE } from '../../../lexicon/grammar.ts';
import type { VerbForm } from '../../../lexicon/inflect.ts';
import {
  ACCUSING_VERBS,
  CASES,
  CHARGING_VERBS,
  CULPRITS,
  LEADING_VERBS,
  NAMING_VERBS,
  ON_VERBS,
  TO_VERBS,
} from '../../../lexicon/relations.ts';
import { words } from '../../../lexicon/words.ts';
import type { ActorMention } from '../../../names/actor-mention.ts';
import type { Token } from '../../../tokens.ts';
import { isCapitalised } from '../../../tokens.ts';
import { phraseAround } from '../../clauses/noun-phrase.ts';
import { find, isAdverb } from '../../phrases.ts';
import { subjectOf } from '../../subjects.ts';
import type { Deed, Scene } from '../deed.ts';
import { isAboutSomethingElse } from './attributed-to.ts';
import { attributer } from './attributer.ts';
import type { DidFinder } from './did-deed.ts';
import { didDeed, withClaimant } from './did-deed.ts';
import { isRelationNoun } from './relation-noun.ts';

/** X as the one at whom somebody points: "lead us to X", "pinned the breach on X", "the case against X". */
export const findPointedAt: DidFinder = (scene, mention) =>
  towards(scene, mention) ?? outright(scene, mention) ?? inCase(scene, mention);

const CLAUSE_END = words('. ; : but while although because if whether that which who');

/** The verb that governs a preposition, over its object and what commas or brackets insert. */
function verbBefore(
  tokens: readonly Token[],
  link: number,
  fits: (word: string, at: number) => boolean,
): number {
  let depth = 0;
  for (let at = link - 1; at >= Math.max(0, link - 24); at -= 1) {
    const word = tokens[at]?.lower ?? '';
    if (word === ')') depth += 1;
    if (word === '(') depth -= 1;
    if (depth > 0) continue;
    if (fits(word, at)) return at;
    if (CLAUSE_END.has(word)) return -1;
  }
  return -1;
}

const TO = words('to at toward towards');

function towards(scene: Scene, mention: ActorMention): Deed | undefined {
  const { tokens } = scene.sentence;
  const { from } = phraseAround(tokens, mention);
  const link = from - 1;
  const word = tokens[link]?.lower ?? '';
  const put = word === 'to' ? putDownTo(tokens, link) : -1;
  if (put >= 0 && mention.basis !== 'open')
    return attributer(
      scene,
      didDeed(scene, mention, { anchor: put, from: put, to: mention.to }, undefined),
      link,
    );
  if (word === 'with') return associated(scene, mention, link);
  const verb = TO.has(word)
    ? verbBefore(
        tokens,
        link,
        (each, at) => (word === 'to' && isForm(TO_VERBS, each, tokens, at)) || isLeading(tokens, at, link),
      )
    : word === 'on'
      ? verbBefore(tokens, link, (each, at) => isPinning(tokens, each, at, link))
      : word === 'of' && sequenceBefore(tokens, link, 'door')
        ? link - 1
        : -1;
  if (mention.basis === 'kind' && /^(?:link|tie|connect|trac)/.test(tokens[verb]?.lower ?? ''))
    return undefined;
  if (verb < 0 || isNounUse(tokens, verb) || (!scene.headline && isRelationNoun(tokens, verb)))
    return undefined;
  if (mention.basis === 'open' && !isClear(tokens, verb, link)) return undefined;
  if (!LEADING_VERBS.has(tokens[verb]?.lower ?? '') && isAboutSomethingElse(tokens, verb, mention))
    return undefined;
  const deed = didDeed(scene, mention, { anchor: verb, from: verb, to: mention.to }, undefined);
  if (LEADING_VERBS.has(tokens[verb]?.lower ?? '')) {
    if (
      !endsHere(tokens, mention.to) ||
      (tokens[verb]?.lower.startsWith('belong') === true && !ofCulprits(tokens, verb))
    )
      return undefined;
    const grounds = subjectOf(tokens, verb);
    return grounds === undefined ? deed : { ...deed, grounds };
  }
  return attributer(scene, deed, link);
}

/** "which we put down to X", "were chalked up to X". */
function putDownTo(tokens: readonly Token[], link: number): number {
  const particle = tokens[link - 1]?.lower ?? '';
  if (particle !== 'down' && particle !== 'up') return -1;
  return verbBefore(tokens, link - 1, (word) =>
    /^(?:put|puts|putting|chalk|chalks|chalked|chalking)$/u.test(word),
  );
}

/** "associates this activity with X", "the break-in is connected with X". */
function associated(scene: Scene, mention: ActorMention, link: number): Deed | undefined {
  if (mention.basis !== undefined || mention.object.entity === undefined) return undefined;
  const { tokens } = scene.sentence;
  const verb = verbBefore(tokens, link, (word) => ASSOCIATING.has(word));
  if (verb < 0 || isNounUse(tokens, verb) || isAboutSomethingElse(tokens, verb, mention)) return undefined;
  const passive = tokens[verb]?.lower.endsWith('ed') === true && verb === link - 1;
  const edge = passive ? Math.max(0, verb - 10) : verb + 1;
  const affair = (each: string) => AFFAIRS.has(each);
  if (find(tokens, edge, link, affair) < 0) return undefined;
  return attributer(
    scene,
    didDeed(scene, mention, { anchor: verb, from: verb, to: mention.to }, undefined),
    link,
  );
}

const ASSOCIATING = words(
  'associate associates associated connect connects connected credit credits credited identify identifies identified',
);

/** To any name only an affair is attributed; links and traces lead to programs and places as often. */
function isClear(tokens: readonly Token[], verb: number, link: number): boolean {
  if (!/^(?:attribut|ascrib|blam|pin)/.test(tokens[verb]?.lower ?? ''))
    return find(tokens, Math.max(0, verb - 10), link, (word) => CRIMES.has(word)) >= 0;
  return find(tokens, Math.max(0, verb - 10), link, (word) => AFFAIRS.has(word)) >= 0;
}

const CRIMES = words(
  'breach theft leak hack intrusion break-in heist robbery attack attacks intrusions thefts sabotage blackout',
);

function sequenceBefore(tokens: readonly Token[], link: number, word: string): boolean {
  return tokens[link - 1]?.lower === word;
}

/** Not what is only "linked to": nouns after a determiner are links, ties and traces. */
function isForm(
  table: ReadonlyMap<string, VerbForm>,
  word: string,
  tokens: readonly Token[],
  at: number,
): boolean {
  if (word === 'credited') return find(tokens, at - 8, at, (each) => AFFAIRS.has(each)) >= 0;
  return table.has(word) && !NOUN_BEFORE.has(tokens[at - 1]?.lower ?? '');
}

const NOUN_BEFORE = words(
  'the a an any no its their this of some possible alleged suspected direct clear these',
);

function isNounUse(tokens: readonly Token[], at: number): boolean {
  return NOUN_BEFORE.has(tokens[at - 1]?.lower ?? '');
}

const LED = words(
  'the a finger fingers his her its their us me them investigators analysts back straight directly firmly all both in the same',
);

/** "lead us to X", "points to X", "belonged to X": little stands between the verb and its "to". */
function isLeading(tokens: readonly Token[], at: number, link: number): boolean {
  if (!LEADING_VERBS.has(tokens[at]?.lower ?? '') || link - at > 4 || isCapitalised(tokens[at])) return false;
  if (/^(?:go|went)/.test(tokens[at]?.lower ?? '')) return tokens[at + 1]?.lower === 'back';
  return tokens.slice(at + 1, link).every((token) => LED.has(token.lower) || isAdverb(token.lower));
}

/** "leads to a custom X implant" leads to the implant. */
function endsHere(tokens: readonly Token[], to: number): boolean {
  const next = tokens[to];
  return next === undefined || !/^\p{L}/u.test(next.text) || ENDS.has(next.lower);
}

const ENDS = words(
  'and or but because as that who which in with group gang crew rather not for than since too again alone hackers itself',
);

function ofCulprits(tokens: readonly Token[], verb: number): boolean {
  return find(tokens, verb - 10, verb, (word) => CULPRITS.has(word)) >= 0;
}

const FALLING = words('fall falls fell fallen falling centres centers focused focuses');

function isPinning(tokens: readonly Token[], word: string, at: number, link: number): boolean {
  if (FALLING.has(word))
    return find(tokens, at - 6, at, (each) => each.startsWith('suspicion') || each === 'blame') >= 0;
  if (!ON_VERBS.has(word)) return false;
  // "blamed X for the attack on Y": Y was attacked.
  if (find(tokens, at + 1, link, (each) => each === 'for') >= 0) return false;
  if (word.startsWith('blam') || word.startsWith('pin')) return !NOUN_BEFORE.has(tokens[at - 1]?.lower ?? '');
  const blame = (each: string) => each === 'blame' || each === 'responsibility' || each === 'suspicion';
  return find(tokens, at - 8, link, blame) >= 0;
}

/** "blames X", "holds X responsible", "suspects X of", "named X as the culprit". */
function outright(scene: Scene, mention: ActorMention): Deed | undefined {
  const { tokens } = scene.sentence;
  const { from, to } = phraseAround(tokens, mention);
  let verb = from - 1;
  while (
    verb > 0 &&
    (isAdverb(tokens[verb]?.lower ?? '') || ['“', '"', 'also', 'both'].includes(tokens[verb]?.lower ?? ''))
  )
    verb -= 1;
  const word = tokens[verb]?.lower ?? '';
  const edge = tokens[mention.to]?.text === ',' ? mention.to : to;
  const next = tokens[edge]?.lower ?? '';
  const accuses =
    (ACCUSING_VERBS.has(word) && (word !== 'blame' || !NOUN_BEFORE.has(tokens[verb - 1]?.lower ?? ''))) ||
    (CHARGING_VERBS.has(word) &&
      (['of', 'over', 'with', 'for'].includes(next) ||
        (word.startsWith('suspect') && next !== 'that' && isVerbal(tokens, verb)))) ||
    CLEARING.has(word) ||
    (NAMING_VERBS.has(word) && (isNamedCulprit(tokens, edge) || isNamedCulprit(tokens, to))) ||
    (/^names?d?$/.test(word) && endsHere(tokens, mention.to) && isAsked(tokens, verb)) ||
    (TO_VERBS.has(word) && next === 'to' && hostile(tokens, edge) && !isRelationNoun(tokens, verb));
  if (!accuses || isNounUse(tokens, verb)) return undefined;
  if (CHARGING_VERBS.has(word) && next === 'with' && !hostile(tokens, edge)) return undefined;
  if (
    mention.basis === 'open' &&
    (!hostile(tokens, edge) || !['of', 'for', 'over', 'with', 'in'].includes(next))
  )
    return undefined;
  const deed = didDeed(scene, mention, { anchor: verb, from: verb, to: mention.to }, undefined);
  if (CLEARING.has(word)) return { ...withClaimant(tokens, deed, subjectOf(tokens, verb)), stance: 'denies' };
  return withClaimant(
    tokens,
    deed,
    BE.has(tokens[verb - 1]?.lower ?? '') ? undefined : subjectOf(tokens, verb),
  );
}

/** "Asked who was behind it, S named X". */
function isAsked(tokens: readonly Token[], verb: number): boolean {
  const who = find(tokens, 0, verb, (word) => word === 'who');
  return (
    who >= 0 &&
    find(tokens, who, verb, (word) => ['behind', 'responsible', 'did', 'blame'].includes(word)) > 0
  );
}

const CLEARING = words('acquitted acquits clears cleared exonerated exonerates');

function isVerbal(tokens: readonly Token[], verb: number): boolean {
  const word = tokens[verb]?.lower ?? '';
  return word === 'suspect' || word === 'suspects'
    ? verb > 0
    : tokens[verb - 1]?.lower === 'already' || false;
}

function isNamedCulprit(tokens: readonly Token[], at: number): boolean {
  const word = tokens[at]?.lower ?? '';
  if (['responsible', 'accountable', 'liable', 'guilty', 'red-handed'].includes(word)) return true;
  return (
    (word === 'as' || word === 'in') &&
    find(
      tokens,
      at + 1,
      at + 6,
      (each) => CULPRITS.has(each) || ['source', 'act', 'linked', 'behind'].includes(each),
    ) >= 0
  );
}

function hostile(tokens: readonly Token[], from: number): boolean {
  return (
    find(
      tokens,
      from,
      from + 10,
      (word) => AFFAIRS.has(word) || /^(?:hack|breach|steal|attack|break|intru|robb|sabotag)/.test(word),
    ) >= 0
  );
}

const AGAINST = words('against');
const CASE_LINKS = words('to on of about');

/** "the case against X", "the attribution to X", "our suspicion of X". */
function inCase(scene: Scene, mention: ActorMention): Deed | undefined {
  const { tokens } = scene.sentence;
  const { from } = phraseAround(tokens, mention);
  const link = tokens[from - 1]?.lower ?? '';
  const noun = from - 2;
  const word = tokens[noun]?.lower ?? '';
  if (mention.basis === 'open') return undefined;
  const against = AGAINST.has(link) && CASES.has(word);
  const attribution =
    CASE_LINKS.has(link) &&
    ((word === 'attribution' && link === 'to') || (word.startsWith('suspicion') && link === 'of'));
  if (!against && !attribution) return undefined;
  return didDeed(scene, mention, { anchor: noun, from: noun, to: mention.to }, undefined);
}
