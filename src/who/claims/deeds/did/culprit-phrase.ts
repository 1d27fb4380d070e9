import { AFFAIRS, GOODS } from '../../../lexicon/deeds.ts';
import { BE } from '../../../lexicon/grammar.ts';
import { words } from '../../../lexicon/words.ts';
import type { Token } from '../../../tokens.ts';
import { verbGroupAt } from '../../clauses/verb-group.ts';
import type { TokenRange } from '../../phrases.ts';
import { find, findBack } from '../../phrases.ts';
import { deedLength } from './doer-verb.ts';

/** They mean whoever did it by themselves, after a word that singles them out. */
const GUILTY = words(`
  culprit culprits perpetrator perpetrators mastermind masterminds thief thieves intruder intruders attacker attackers
  hacker hackers burglar burglars offender offenders leaker leakers saboteur saboteurs robber robbers suspect suspects
  candidate candidates adversary spies blackmailer blackmailers extortionist extortionists arsonist ringleader`);
/** They mean whoever did it if what follows says so. */
const ANYBODY = words(`
  group groups actor actors gang crew people person man woman men one ones those hackers party team unit somebody name
  cluster organisation organization entity collective outfit brigade company country state nation service agency hand
  threat-actor operation criminals anyone operator operators individual individuals`);
/** The makers and runners of a deed or its program. */
const MAKERS = words(
  'operator operators author authors organiser organisers organizer organizers source sources',
);
const SINGLING = words(`
  the these those this our its their real main prime likely likeliest actual only chief true most 's obvious best
  strongest leading sole plausible probable`);
const RANKED = words(
  'prime main chief likely likeliest leading obvious only best strongest plausible probable strong top first',
);
const WHOEVER = words('whoever who');
const LEADS = words('that who which');

/** Where a noun phrase that stands for whoever did it has its head, and where its own words end. */
export interface CulpritPhrase extends TokenRange {
  readonly head: number;
}

/** The phrases of a sentence that stand for whoever did it: "the group behind the theft", "the main suspect". */
export function culpritPhrases(tokens: readonly Token[]): readonly CulpritPhrase[] {
  const before = seen.get(tokens);
  if (before !== undefined) return before;
  const found = tokens.flatMap((_, at) => phraseAt(tokens, at) ?? []);
  seen.set(tokens, found);
  return found;
}

/** Every mention of a sentence asks for the same phrases. */
const seen = new WeakMap<readonly Token[], readonly CulpritPhrase[]>();

function phraseAt(tokens: readonly Token[], head: number): CulpritPhrase | undefined {
  const word = tokens[head]?.lower ?? '';
  if (word === 'whoever') {
    const to = relativeEnd(tokens, head + 1);
    return to === undefined ? undefined : { from: head, head, to };
  }
  const from = findBack(
    tokens,
    head,
    4,
    (each) => SINGLING.has(each),
    (each) => !/^[\p{L}-]+$/u.test(each),
  );
  if (word.startsWith('candidate') || word.startsWith('suspect'))
    return from >= 0 && RANKED.has(tokens[head - 1]?.lower ?? '')
      ? { from, head, to: relativeEnd(tokens, head + 1) ?? overPlace(tokens, head + 1) }
      : undefined;
  const relative = ANYBODY.has(word) || GUILTY.has(word) ? relativeEnd(tokens, head + 1) : undefined;
  if (relative !== undefined) return { from: from < 0 ? head : from, head, to: relative };
  const bare = from < 0 && head <= 2 && word.endsWith('s') && BE.has(tokens[head + 1]?.lower ?? '');
  if (bare && GUILTY.has(word)) return { from: 0, head, to: head + 1 };
  if (GUILTY.has(word) && from >= 0) return { from, head, to: overPlace(tokens, head + 1) };
  const of = MAKERS.has(word) && from >= 0 && ['of', 'behind'].includes(tokens[head + 1]?.lower ?? '');
  const deed = of ? find(tokens, head + 2, head + 6, (each) => AFFAIRS.has(each)) : -1;
  return deed < 0 ? undefined : { from, head, to: deed + 1 };
}

/** "behind the theft", "responsible for it", "that robbed the mint", "responsible". */
function relativeEnd(tokens: readonly Token[], at: number): number | undefined {
  const start = LEADS.has(tokens[at]?.lower ?? '') || WHOEVER.has(tokens[at - 1]?.lower ?? '') ? at : -1;
  const lead = LEADS.has(tokens[at]?.lower ?? '') ? at + 1 : at;
  const be = ['is', 'was', 'were', 'are', 'most', 'likely', 'probably'].includes(tokens[lead]?.lower ?? '')
    ? lead + 1
    : lead;
  const word = tokens[be]?.lower ?? '';
  if (word === 'behind' || word === 'responsible') return endOfAffair(tokens, be);
  if (start < 0) return undefined;
  const group = verbGroupAt(tokens, lead);
  if (group === undefined || group.unreal || group.negated) return undefined;
  const length = deedLength(tokens, group, false);
  return length === undefined ? undefined : overPlace(tokens, group.head + length);
}

function endOfAffair(tokens: readonly Token[], behind: number): number | undefined {
  const open = tokens[behind]?.lower === 'responsible';
  const thing = find(
    tokens,
    behind + 1,
    behind + 9,
    (word) =>
      AFFAIRS.has(word) || GOODS.has(word) || ['it', 'this', 'them'].includes(word) || /^[,.;:]$/u.test(word),
  );
  if (thing < 0) return open ? behind + 1 : undefined;
  if (/^[,.;:]$/u.test(tokens[thing]?.text ?? '')) return open ? behind + 1 : undefined;
  return overPlace(tokens, thing + 1);
}

const ON = words('of at in on against into from for over');

/** "in the breach", "of the mint": what belongs to the phrase, at most eight words. */
function overPlace(tokens: readonly Token[], at: number): number {
  let to = at;
  while (
    to - at < 12 &&
    /^[\p{L}\p{N}’'-]/u.test(tokens[to]?.text ?? '') &&
    !ENDS.has(tokens[to]?.lower ?? '')
  )
    to += 1;
  return ON.has(tokens[at]?.lower ?? '') ? to : at;
}

const ENDS = words(`
  is was are were be been has have had may might could must would will remains remain remained but and who that which
  because while although according as said says looks appears seems named called identified known goes`);
