import { words } from '../lexicon/words.ts';
import type { Token } from '../tokens.ts';
import type { ActorMention } from './actor-mention.ts';

const GROUPS = words(`
  group gang crew grouping collective outfit brigade unit cluster actor actors operators persona team duo adversary
  ring syndicate faction squad apt threat-actor groups gangs cartel organisation organization affiliate mob bunch band
  attacker`);
const SAME_ONLY = words('lot people hackers attackers intruders operators soldiers');
const DEFINITE = words('the this that these those');
const MODIFIERS = words(`
  same hacking criminal espionage threat ransomware spy spying state military named extortion cyber hacker said other`);
const PERSON_NOUNS = words('defendant accused suspect programmer');
const ORGANS = words(
  'services military army intelligence agencies spies hackers forces soldiers officers agents government',
);
const PRONOUNS = words('they them it him he she her');
const NAMES_IT = words(`
  called named dubbed known that calling which who of they we behind tracked identified described referred designated`);

const CRIMINAL = words(
  'group gang crew grouping collective outfit cluster actor actors adversary ring syndicate persona',
);
const OWN = words('his her their its our');
const COUNTRY = words('country nation');

export interface Reference {
  readonly from: number;
  readonly to: number;
  readonly pronoun: boolean;
  /** "The same people": the sentence itself says who they are. */
  readonly same: boolean;
}

/** "The group", "these actors", "the same people", "they": words that stand for somebody named elsewhere. */
export function referencesIn(tokens: readonly Token[]): readonly Reference[] {
  const found: Reference[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const word = tokens[at]?.lower ?? '';
    if ((word === 'its' || word === 'their') && ORGANS.has(tokens[at + 1]?.lower ?? ''))
      found.push({ from: at, to: at + 2, pronoun: false, same: false });
    if (PRONOUNS.has(word) && !(word === 'it' && isDummy(tokens, at)))
      found.push({ from: at, to: at + 1, pronoun: true, same: false });
    if (OWN.has(word) && COUNTRY.has(tokens[at + 1]?.lower ?? ''))
      found.push({ from: at, to: at + 2, pronoun: false, same: false });
    const definite = DEFINITE.has(word) || word === 'same';
    const reference = definite ? definiteAt(tokens, at) : undefined;
    if (reference !== undefined) {
      found.push(reference);
      at = reference.to - 1;
    }
  }
  return found;
}

/** "It is unclear whether", "it seems likely that": nobody. */
function isDummy(tokens: readonly Token[], it: number): boolean {
  if (!DUMMY_VERBS.has(tokens[it + 1]?.lower ?? '')) return false;
  return tokens.slice(it + 2, it + 6).some(({ lower }) => DUMMY.has(lower));
}

const DUMMY_VERBS = words("is was remains seems appears looks 's");
const DUMMY = words(
  'unclear clear likely unlikely possible impossible hard difficult true important worth unknown known believed thought early premature',
);

function definiteAt(tokens: readonly Token[], at: number): Reference | undefined {
  if (['country', 'nation'].includes(tokens[at + 1]?.lower ?? ''))
    return { from: at, to: at + 2, pronoun: false, same: false };
  let noun = tokens[at]?.lower === 'same' ? at : at + 1;
  let same = false;
  while (noun - at < 5 && isModifier(tokens, noun, at)) {
    if (tokens[noun]?.lower === 'same') same = true;
    noun += 1;
  }
  const head = tokens[noun]?.lower ?? '';
  if (PERSON_NOUNS.has(head) && noun === at + 1 && tokens[at]?.lower === 'the')
    return { from: at, to: noun + 1, pronoun: false, same: false };
  const these = tokens[at]?.lower === 'these' || same;
  if (!GROUPS.has(head) && !(these && SAME_ONLY.has(head))) return undefined;
  const next = tokens[noun + 1];
  if (/^[\p{Lu}“"]/u.test(next?.text ?? '') || NAMES_IT.has(next?.lower ?? '')) return undefined;
  // "The unit, known to analysts as X,": the name follows.
  if (
    next?.text === ',' &&
    ['known', 'called', 'dubbed', 'tracked', 'named'].includes(tokens[noun + 2]?.lower ?? '')
  )
    return undefined;
  return { from: at, to: noun + 1, pronoun: false, same };
}

/** "The prolific and sophisticated group": adjectives, as far as their endings tell. */
function isModifier(tokens: readonly Token[], at: number, opener: number): boolean {
  const { lower = '', text = '' } = tokens[at] ?? {};
  if (MODIFIERS.has(lower)) return true;
  if (text !== lower || !['the', 'this'].includes(tokens[opener]?.lower ?? '')) return false;
  return lower === 'and' ? at > opener + 1 : ADJECTIVE.test(lower);
}

const ADJECTIVE = /^\p{L}{4,}(?:al|ic|ive|ous|ated|ful|some|less)$|^(?:shadowy|elusive|notorious|hacking)$/u;

/**
 * Whom a reference stands for: the nearest named before it in the sentence, else who was named last in
 * the sentences before. "He" is a person, "the unit" no person.
 */
export function antecedent(
  tokens: readonly Token[],
  reference: Reference,
  mentions: readonly ActorMention[],
  last: ActorMention | undefined,
): ActorMention | undefined {
  const word = tokens[reference.from]?.lower ?? '';
  const person =
    ['he', 'him', 'she', 'her'].includes(word) || PERSON_NOUNS.has(tokens[reference.to - 1]?.lower ?? '');
  const own = word === 'it' && isAccusedThere(tokens, reference.from);
  const fits = ({ object }: ActorMention) =>
    own && object.kind === 'state' && object.entity !== undefined
      ? true
      : person
        ? object.kind === 'person' && object.entity !== undefined
        : object.entity !== undefined && object.kind !== 'person' && object.kind !== 'state';
  if (
    ['country', 'nation'].includes(tokens[reference.to - 1]?.lower ?? '') ||
    word === 'its' ||
    word === 'their'
  )
    return mentions.findLast(
      ({ to, object }) => to <= reference.from && object.kind === 'state' && object.entity !== undefined,
    );
  const before = mentions.filter((mention) => mention.to <= reference.from && fits(mention));
  // "The directorate directs the group": a gang is no office.
  const gang = !reference.pronoun && CRIMINAL.has(tokens[reference.to - 1]?.lower ?? '');
  const actor = gang ? before.findLast(({ object }) => object.kind === 'actor') : undefined;
  if (gang && actor === undefined && last?.object.kind === 'actor' && fits(last)) return last;
  const here = actor ?? before.at(-1);
  return here ?? (last !== undefined && fits(last) ? last : undefined);
}

const CHARGED = words(
  'accusation accusations allegation allegations claim claims charge charges suggestion idea notion denied denies denying rejected rejects',
);

/** "X called the accusation that it had …": it is X whom it accuses. */
function isAccusedThere(tokens: readonly Token[], at: number): boolean {
  return tokens[at - 1]?.lower === 'that' && CHARGED.has(tokens[at - 2]?.lower ?? '');
}
