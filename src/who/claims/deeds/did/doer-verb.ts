import { TOOLS } from '../../../lexicon/actors.ts';
import {
  AFFAIRS,
  DEED_VERBS,
  ENTERING_VERBS,
  GOODS,
  MACHINES,
  MAKING_VERBS,
  PERFORMING_VERBS,
  SERVICES,
  SHARES,
  STEALTHY_VERBS,
  STOPPING_VERBS,
  STRIKING_VERBS,
  TAKING_VERBS,
} from '../../../lexicon/deeds.ts';
import type { VerbForm } from '../../../lexicon/inflect.ts';
import { words } from '../../../lexicon/words.ts';
import type { Token } from '../../../tokens.ts';
import type { VerbGroup } from '../../clauses/verb-group.ts';
import { find, sequence } from '../../phrases.ts';

/**
 * How many words from the head of a verb group on say that its subject did the deed, or undefined.
 * @param telling in a headline the present tense tells what was done
 */
export function deedLength(tokens: readonly Token[], group: VerbGroup, telling: boolean): number | undefined {
  const { head, be } = group;
  const word = tokens[head]?.lower ?? '';
  if (be) return stateOfGuilt(tokens, head);
  const told = (table: ReadonlyMap<string, VerbForm>) => tells(table.get(word), group, telling);
  const idiom = idiomLength(tokens, group);
  if (idiom !== undefined) return idiom;
  if (told(DEED_VERBS)) return 1;
  const next = tokens[head + 1]?.lower ?? '';
  if (told(ENTERING_VERBS) && (next === 'into' || (next === 'in' && word.startsWith('br')))) return 2;
  if (told(STRIKING_VERBS) && !isMachine(tokens, head + 1) && hasObject(tokens, head + 1)) return 1;
  if (told(PERFORMING_VERBS) && within(tokens, head + 1, 9, AFFAIRS)) return 1;
  if (
    told(TAKING_VERBS) &&
    tokens[head + 1]?.lower !== 'care' &&
    within(tokens, head + 1, 5, GOODS) &&
    !isMachine(tokens, head + 1)
  )
    return 1;
  if (told(STOPPING_VERBS) && within(tokens, head + 1, 5, SERVICES)) return 1;
  if (told(MAKING_VERBS) && MAKING_VERBS.get(word) !== 'base' && within(tokens, head + 1, 6, TOOLS)) return 1;
  if (told(SPYING) && next === 'on') return 2;
  if (told(STEALTHY_VERBS) && isSpokenOf(tokens) && within(tokens, head + 1, 7, GOODS)) return 1;
  const idiomatic = IDIOMS.get(word);
  if (idiomatic?.some((rest) => sequence(tokens, head + 1, ...rest)) === true) return 2;
  return undefined;
}

const IDIOMS: ReadonlyMap<string, readonly (readonly string[])[]> = new Map([
  ['pulled', [['off'], ['this', 'off'], ['it', 'off']]],
  [
    'made',
    [
      ['off', 'with'],
      ['away', 'with'],
    ],
  ],
  ['got', [['away', 'with'], ['in']]],
  [
    'walked',
    [
      ['off', 'with'],
      ['away', 'with'],
    ],
  ],
  [
    'helped',
    [
      ['themselves', 'to'],
      ['itself', 'to'],
      ['himself', 'to'],
    ],
  ],
  ['held', [['to', 'ransom']]],
  ['tampered', [['with']]],
]);

const SAID = words(
  'said says say told according accused accuses alleged allegedly alleges claims claimed believes believe believed suspects suspected court prosecutors prosecutor police indictment charge charged charges found think thinks convinced confirmed confirms admitted denies denied knows know',
);

function isSpokenOf(tokens: readonly Token[]): boolean {
  return tokens.some((token) => SAID.has(token.lower));
}

const SPYING: ReadonlyMap<string, VerbForm> = new Map([
  ['spied', 'past'],
  ['spying', 'ing'],
  ['eavesdropped', 'past'],
]);

/** The past tells; the base after "to", "did" and "could have"; the present only in a headline. */
function tells(form: VerbForm | undefined, group: VerbGroup, telling: boolean): boolean {
  if (form === undefined || form === 'ing') return false;
  if (form === 'past' || form === 'participle') return true;
  return telling || (form === 'base' && group.finite);
}

const BEING = words(
  'behind responsible liable guilty complicit culprit culprits perpetrator mastermind author',
);
/** "responsible for it", "behind the theft of". */
function isForIt(tokens: readonly Token[], at: number): boolean {
  return (
    PRONOUNS.has(tokens[at]?.lower ?? '') || within(tokens, at, 10, AFFAIRS) || within(tokens, at, 10, GOODS)
  );
}

const INVOLVED = words('involved implicated complicit participating');

/** After a form of "be": "behind it", "responsible for", "to blame", "the culprit". */
function stateOfGuilt(tokens: readonly Token[], head: number): number | undefined {
  const word = tokens[head]?.lower ?? '';
  if (word === 'responsible' || word === 'behind')
    return isForIt(tokens, word === 'behind' ? head + 1 : head + 2) ||
      (isSpokenOf(tokens) && (word === 'behind' || tokens[head + 1]?.lower === 'for')) ||
      endsClause(tokens[head + 1])
      ? 1
      : undefined;
  if (BEING.has(word)) return 1;
  if (INVOLVED.has(word))
    return within(tokens, head + 1, 8, AFFAIRS) || isSpokenOf(tokens) || endsClause(tokens[head + 1])
      ? 1
      : undefined;
  if (word === 'blame') return 1;
  if (word === 'ruled' && tokens[head + 1]?.lower === 'out') return 2;
  if (CLEARED.has(word)) return 1;
  if (ACCUSED.has(word))
    return (TOLD_OF.has(tokens[head + 1]?.lower ?? '') && isHostile(tokens, head + 2)) ||
      (word === 'suspected' && endsClause(tokens[head + 1]))
      ? 1
      : undefined;
  if ((word === 'named' || word === 'identified') && tokens[head + 1]?.lower === 'as')
    return find(tokens, head + 2, head + 7, (each) => CULPRIT.has(each) || each === 'suspect') > 0
      ? 1
      : undefined;
  if (['the', 'a', 'its', 'indeed'].includes(word)) {
    const noun = find(tokens, head + 1, head + 4, (next) => CULPRIT.has(next));
    return noun < 0 ? undefined : noun + 1 - head;
  }
  if (word === 'at' && tokens[head + 1]?.lower === 'fault') return 2;
  if ((word === 'in' || word === 'inside') && within(tokens, head + 1, 8, PLACES_TAKEN)) return 1;
  return word === 'caught' || (word === 'found' && sequence(tokens, head + 1, 'in')) ? 1 : undefined;
}

const ACCUSED = words(
  'accused charged indicted convicted suspected blamed sentenced arrested jailed sanctioned prosecuted faulted',
);
const TOLD_OF = words('of with for over in on');
const CLEARED = words('cleared exonerated innocent');
const CULPRIT = words(
  'suspect suspects culprit culprits perpetrator perpetrators mastermind author authors thief thieves burglar',
);
const PLACES_TAKEN = words('network networks system systems server servers mailbox mailboxes');

const CONCERN = words('nothing anything something much');
const HAVING = words('has have had having');
const PLAYING = words('play plays played take takes took taken');
const PRONOUNS = words('it this that so these');
const DOING = words('do does did done');

/** "did it", "acted alone", "had a hand in", "took part in", "stood behind", "had nothing to do with". */
function idiomLength(tokens: readonly Token[], group: VerbGroup): number | undefined {
  const { head } = group;
  const word = tokens[head]?.lower ?? '';
  const next = tokens[head + 1]?.lower ?? '';
  if (DOING.has(word)) {
    if (endsClause(tokens[head + 1]))
      return group.negated || tokens[group.start - 2]?.lower === 'that' ? 1 : undefined;
    if (PRONOUNS.has(next) && (endsClause(tokens[head + 2]) || AFTER_IT.has(tokens[head + 2]?.lower ?? '')))
      return 2;
    return sequence(tokens, head + 1, 'the', 'deed') ? 3 : undefined;
  }
  if (PRONOUNS.has(word) && ['did', "didn't"].includes(tokens[head - 1]?.lower ?? '')) return 1;
  if (ENGAGING.has(word))
    return next === 'in' &&
      group.negated &&
      ['such', 'this', 'these', 'hacking', 'cyber'].includes(tokens[head + 2]?.lower ?? '')
      ? 2
      : undefined;
  if (SEEN.has(word)) return next === 'behind' ? 2 : undefined;
  if (['stands', 'stood', 'stand'].includes(word) && next === 'accused')
    return isHostile(tokens, head + 2) ? 2 : undefined;
  if (['claimed', 'claims'].includes(word))
    return find(tokens, head + 1, head + 4, (each) => AFFAIRS.has(each)) > 0 &&
      find(tokens, head + 1, head + 4, (each) => each === 'that' || each === 'to') < 0
      ? 1
      : undefined;
  if (ADMITTING.has(word)) return isHostile(tokens, head + 1) || GUILT.has(next) ? 1 : undefined;
  if (word === 'acted')
    return next === 'alone' || sequence(tokens, head + 1, 'on', 'its', 'own') ? 2 : undefined;
  if (['stood', 'stands', 'stand', 'lies', 'lay', 'sits', 'was'].includes(word))
    return next === 'behind' ? 2 : undefined;
  if (CONCERN.has(word) && sequence(tokens, head + 1, 'to', 'do', 'with')) return 4;
  if (HAVING.has(word) || PLAYING.has(word)) {
    const share = find(tokens, head + 1, head + 6, (each) => SHARES.has(each) || CONCERN.has(each));
    if (share < 0) return undefined;
    const concern = CONCERN.has(tokens[share]?.lower ?? '');
    if (concern) return sequence(tokens, share + 1, 'to', 'do', 'with') ? share + 4 - head : undefined;
    if (
      ['in', 'with'].includes(tokens[share + 1]?.lower ?? '') &&
      (isForIt(tokens, share + 2) || isSpokenOf(tokens) || tokens[share - 1]?.lower === 'no')
    )
      return share + 2 - head;
    return (tokens[share]?.lower === 'part' && tokens[share - 1]?.lower.startsWith('t') === true) ||
      tokens[share - 1]?.lower === 'no'
      ? share + 1 - head
      : undefined;
  }
  return ['participated', 'participate'].includes(word) && next === 'in' ? 2 : undefined;
}

const ADMITTING = words('admitted admits confessed confesses pleaded pleads boasted boasts');
const GUILT = words('guilty responsibility it');
const ENGAGING = words('engage engages engaged');
const SEEN = words('seen suspected believed thought');
const AFTER_IT = words('to for in by with all alone himself itself themselves and but so as at on');

export function endsClause(token: Token | undefined): boolean {
  return (
    token === undefined ||
    /^\p{P}$/u.test(token.text) ||
    ['and', 'but', 'or', 'as', 'because', 'at', 'too', 'again', 'either', 'after'].includes(token.lower)
  );
}

function isHostile(tokens: readonly Token[], from: number): boolean {
  return (
    find(
      tokens,
      from,
      from + 10,
      (word) =>
        AFFAIRS.has(word) || /^(?:hack|breach|steal|attack|break|intru|rob|sabotag|leak|plant)/.test(word),
    ) >= 0
  );
}

function hasObject(tokens: readonly Token[], at: number): boolean {
  const word = tokens[at]?.lower ?? '';
  return (
    /^\p{L}|^[\d“"]/u.test(word) &&
    !['by', 'with', 'from', 'in', 'on', 'at', 'and', 'as', 'against'].includes(word)
  );
}

/** The head of the object is a machine or an account: a step on the way. */
function isMachine(tokens: readonly Token[], at: number): boolean {
  const end = find(
    tokens,
    at,
    at + 6,
    (word) =>
      /^\p{P}$/u.test(word) ||
      ['of', 'in', 'at', 'with', 'by', 'from', 'to', 'and', 'for', 'using', 'via', 'on'].includes(word),
  );
  const head = tokens[(end < 0 ? Math.min(tokens.length, at + 6) : end) - 1]?.lower ?? '';
  return (
    MACHINES.has(head) && !(tokens[end]?.lower === 'of' && /^\p{Lu}|^the$/u.test(tokens[end + 1]?.text ?? ''))
  );
}

export function within(
  tokens: readonly Token[],
  from: number,
  reach: number,
  set: ReadonlySet<string>,
): boolean {
  const stop = find(tokens, from, from + reach, (word) => /^[.;:]$/.test(word) || set.has(word));
  return stop >= 0 && set.has(tokens[stop]?.lower ?? '');
}
