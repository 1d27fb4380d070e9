import { TOOLS } from '../../../lexicon/actors.ts';
import { WEAPONS } from '../../../lexicon/acts.ts';
import {
  AFFAIRS,
  DEED_VERBS,
  ENTERING_VERBS,
  GOODS,
  MACHINES,
  MAKING_VERBS,
  PERFORMING_VERBS,
  SERVICES,
  STEALTHY_VERBS,
  STOPPING_VERBS,
  STRIKING_VERBS,
  TAKING_VERBS,
} from '../../../lexicon/deeds.ts';
import type { VerbForm } from '../../../lexicon/inflect.ts';
import { verbs } from '../../../lexicon/inflect.ts';
import { words } from '../../../lexicon/words.ts';
import type { Token } from '../../../tokens.ts';
import { isCapitalised } from '../../../tokens.ts';
import type { VerbGroup } from '../../clauses/verb-group.ts';
import { find } from '../../phrases.ts';
import { isSpokenOf, within } from './clause-words.ts';
import { idiomLength, setPhrase } from './deed-idioms.ts';
import { stateOfGuilt } from './guilt.ts';

/**
 * How many words from the head of a verb group on say that its subject did the deed, or undefined.
 * @param telling in a headline the present tense tells what was done
 */
export function deedLength(tokens: readonly Token[], group: VerbGroup, telling: boolean): number | undefined {
  const { head, be } = group;
  const word = tokens[head]?.lower ?? '';
  // "has been spying on": a form of "be" and a gerund tell, too.
  if (be && !word.endsWith('ing')) return stateOfGuilt(tokens, head);
  const told = (table: ReadonlyMap<string, VerbForm>) => tells(table.get(word), group, telling);
  const idiom = idiomLength(tokens, group);
  if (idiom !== undefined) return idiom;
  if (told(DEED_VERBS)) return 1;
  const next = tokens[head + 1]?.lower ?? '';
  if (told(ENTERING_VERBS) && (next === 'into' || (next === 'in' && word.startsWith('br')))) return 2;
  if (told(STRIKING_VERBS) && !isMachine(tokens, head + 1) && hasObject(tokens, head + 1)) return 1;
  if (told(TARGETING) && ((telling && !NO_VICTIM.has(next)) || isOneVictim(tokens, head + 1))) return 1;
  if (told(PUBLISHING) && within(tokens, head + 1, 8, STOLEN)) return 1;
  if (told(ABUSING) && isInAttacks(tokens, head + 1)) return 1;
  if (told(WIELDING) && isAmidAttacks(tokens, head + 1)) return 1;
  if (told(PERFORMING_VERBS) && !(word === 'led' && next === 'to') && within(tokens, head + 1, 9, AFFAIRS))
    return 1;
  if (
    told(TAKING_VERBS) &&
    tokens[head + 1]?.lower !== 'care' &&
    within(tokens, head + 1, 5, GOODS) &&
    !isMachine(tokens, head + 1)
  )
    return 1;
  if (told(STOPPING_VERBS) && within(tokens, head + 1, 5, SERVICES)) return 1;
  if (told(MAKING_VERBS) && MAKING_VERBS.get(word) !== 'base' && within(tokens, head + 1, 6, TOOLS)) return 1;
  if (told(SPYING) && (next === 'on' || next === 'in')) return 2;
  if (told(STEALTHY_VERBS) && isSpokenOf(tokens) && within(tokens, head + 1, 7, GOODS)) return 1;
  if (told(ARMED) && isSpokenOf(tokens) && within(tokens, head + 1, 7, WEAPONS)) return 1;
  if (told(EMPTYING) && within(tokens, head + 1, 6, GOODS)) return 1;
  if (told(USING) && next !== 'to' && isToBreakIn(tokens, head + 1)) return 1;
  return setPhrase(tokens, head);
}

const PUBLISHING: ReadonlyMap<string, VerbForm> = verbs('release publish leak dump post disseminate');
const STOLEN = words('stolen hacked leaked exfiltrated pilfered');
const WIELDING: ReadonlyMap<string, VerbForm> = verbs('use deploy employ wield');

/** "Used the loader in attacks on the port": its use is told as a deed. */
function isAmidAttacks(tokens: readonly Token[], at: number): boolean {
  const end = find(tokens, at, at + 16, (word) => /^[.;:]$/u.test(word));
  const limit = end < 0 ? at + 16 : end;
  const link = find(tokens, at, limit, (word) => word === 'in' || word === 'during');
  if (link < 0) return false;
  const affair = find(tokens, link + 1, Math.min(limit, link + 5), (word) => AFFAIRS.has(word));
  return (
    affair > 0 &&
    find(tokens, affair + 1, affair + 3, (word) => ['on', 'against', 'targeting', 'carried'].includes(word)) >
      0
  );
}

const ABUSING: ReadonlyMap<string, VerbForm> = verbs('exploit abuse weaponize weaponise leverage');

/** "Exploited a zero-day in attacks on the port", "abused the flaw to breach it". */
function isInAttacks(tokens: readonly Token[], at: number): boolean {
  const end = find(tokens, at, at + 18, (word) => /^[.;:]$/u.test(word));
  const limit = end < 0 ? at + 18 : end;
  if (tokens[at]?.lower === 'to' || tokens[at]?.lower === 'in') return false;
  const link = find(tokens, at, limit, (word) => ['in', 'during', 'for', 'against', 'to'].includes(word));
  if (link < 0) return false;
  if (tokens[link]?.lower === 'against') return true;
  if (tokens[link]?.lower === 'to') return isToBreakIn(tokens, at);
  return find(tokens, link + 1, Math.min(limit, link + 7), (word) => AFFAIRS.has(word)) >= 0;
}

const TARGETING: ReadonlyMap<string, VerbForm> = verbs('target');

/** "Targeted the Foreign Office": somebody in particular; whole industries are what a group goes after. */
function isOneVictim(tokens: readonly Token[], at: number): boolean {
  const end = find(tokens, at, at + 14, (word) => /^[.;:]$/u.test(word));
  const clause = tokens.slice(at, end < 0 ? at + 14 : end);
  if (clause.some(({ lower }) => HABITUAL.has(lower))) return false;
  const victim = clause.slice(0, 5);
  const stop = victim.findIndex(({ lower }) =>
    /^(?:in|with|using|by|via|through|for|across|,)$/u.test(lower),
  );
  const named = victim.slice(0, stop < 0 ? 5 : stop);
  return named.some((token) => isCapitalised(token)) && !named.some(({ lower }) => ANYBODY.has(lower));
}

const NO_VICTIM = words(
  'of in consist consists include includes are were is was have has and to for with who that which across',
);
const HABITUAL = words(
  'since typically usually often regularly mainly primarily mostly historically frequently previously sectors industries',
);
const ANYBODY = words(
  'users organizations organisations companies entities individuals sectors industries businesses victims firms banks customers governments institutions',
);

const TO_STRIKE = words('phish target spy infect compromise extort defraud');

/** Weapons are put to work on somebody. */
const ARMED: ReadonlyMap<string, VerbForm> = verbs(
  'deploy unleash release detonate plant install spread+ drop+ launch',
);
const EMPTYING: ReadonlyMap<string, VerbForm> = verbs('drain empty loot clean wipe rifle');
const USING: ReadonlyMap<string, VerbForm> = verbs(
  'use exploit abuse employ rent buy:bought:bought pay:paid:paid manage',
);

/** "used the loader to break into the bank". */
function isToBreakIn(tokens: readonly Token[], from: number): boolean {
  const to = find(tokens, from, from + 14, (word) => word === 'to' || /^[,.;:]$/u.test(word));
  const verb = tokens[to]?.lower === 'to' ? (tokens[to + 1]?.lower ?? '') : '';
  if (DEED_VERBS.get(verb) === 'base' || TO_STRIKE.has(verb)) return true;
  if (ENTERING_VERBS.get(verb) === 'base') return tokens[to + 2]?.lower === 'into';
  const goods = TAKING_VERBS.get(verb) === 'base' || STEALTHY_VERBS.get(verb) === 'base';
  return goods && within(tokens, to + 2, 5, GOODS) && isSpokenOf(tokens);
}

const SPYING: ReadonlyMap<string, VerbForm> = new Map([
  ['spied', 'past'],
  ['spying', 'ing'],
  ['eavesdropped', 'past'],
]);

/** The past tells; the base after "to", "did" and "could have"; the present only in a headline. */
function tells(form: VerbForm | undefined, group: VerbGroup, telling: boolean): boolean {
  if (form === undefined) return false;
  if (form === 'ing') return group.be && !telling;
  if (form === 'past' || form === 'participle') return true;
  return telling || (form === 'base' && group.finite);
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
