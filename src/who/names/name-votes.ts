import { ACTOR_NOUNS, TOOLS } from '../lexicon/actors.ts';
import { AFFAIRS, DEED_VERBS, ENTERING_VERBS, STRIKING_VERBS, TAKING_VERBS } from '../lexicon/deeds.ts';
import { ACCUSING_VERBS, NAMING_VERBS, ON_VERBS, TO_VERBS, WORKS } from '../lexicon/relations.ts';
import { SAYING } from '../lexicon/speech.ts';
import { words } from '../lexicon/words.ts';
import type { Token } from '../tokens.ts';
import { endOfName, joined } from './name-words.ts';
import { isStagePlayer } from './stage-player.ts';

const BEFORE_ACTOR = words(
  'group gang crew actor actors cluster collective adversary persona hackers apt outfit ring grouping',
);
const NO_ACTOR = words(`
  labs lab security research response analytics signals systems networks software technologies university institute
  college ministry directorate police court bank press times post gazette courier wire news herald exchange union embassy
  company ltd inc gmbh corp agency authority bureau office council board centre center forensics consulting partners
  service services department commission committee port hospital school museum library airport cert defense defence`);
/** Programs are called so. */
const PROGRAM = /(?:stealer|loader|bot|rat|locker|ware|miner|crypt|shell|door|kit|drop|dropper|tool|tools)$/u;
const PLACES = words('in at near');
const MINE = words(
  'tradecraft infrastructure hallmarks fingerprints toolkit victims members operators campaign campaigns operations tooling malware servers',
);
const OBJECTS = words('breach hack theft compromise attack raid intrusion robbery blackout outage');
const ALIASES = words(
  'aka alias called dubbed named codenamed track tracked tracks known calls call overlaps overlap',
);
const LIST_LINKS = words('and or ,');

/**
 * How much the places in which a name stands speak for its being an actor's: who broke in, whose attack it was, to
 * whom a deed is attributed, what a group is called. What speaks, is broken into, or is a firm by its last word loses
 * by it.
 */
export function votesIn(tokens: readonly Token[], votes: Map<string, number>): void {
  let at = 0;
  while (at < tokens.length) {
    const to = endOfName(tokens, at);
    if (to === at) {
      at += 1;
      continue;
    }
    const name = joined(tokens, at, to);
    const before = votes.get(name) ?? 0;
    if (votes.size < MOST || votes.has(name)) votes.set(name, before + voteOf(tokens, at, to));
    at = to;
  }
}

/** Names of a text that are looked at. */
const MOST = 4_000;

function voteOf(tokens: readonly Token[], at: number, to: number): number {
  const last = tokens[to - 1]?.lower ?? '';
  const tool = TOOLS.has(tokens[to]?.lower ?? '') || TOOLS.has(last) || PROGRAM.test(last);
  if (NO_ACTOR.has(last) || tool) return -99;
  return left(tokens, at) + right(tokens, to);
}

function left(tokens: readonly Token[], at: number): number {
  const article = ['the', 'a', '“', '"', '‘', '('].includes(tokens[at - 1]?.lower ?? '') ? at - 1 : at;
  const [one, two] = [tokens[article - 1]?.lower ?? '', tokens[article - 2]?.lower ?? ''];
  if (BEFORE_ACTOR.has(one)) return isStagePlayer(tokens, article - 1) ? 0 : 2;
  if (ALIASES.has(one) || (one === 'as' && ALIASES.has(two)) || (one === 'with' && ALIASES.has(two)))
    return 1;
  if (one === 'to' && /^(?:attribut|ascrib)/u.test(two)) return 2;
  if (one === 'to' && near(tokens, article, 7, TO_VERBS)) return 1;
  if (one === 'by' && deedBefore(tokens, article - 1)) return 1.5;
  if (one === 'on' && near(tokens, article, 7, ON_VERBS)) return 1.5;
  if (one === 'of' && WORKS.has(two)) return 1.5;
  if ((one === 'of' || one === 'on' || one === 'at' || one === 'against') && OBJECTS.has(two)) return -1;
  if (ACCUSING_VERBS.has(one) || one === 'suspects' || one === 'suspected') return 1;
  if (NAMING_VERBS.has(one) && tokens[at - 1] !== undefined) return 0.5;
  return PLACES.has(one) ? -0.5 : 0;
}

function right(tokens: readonly Token[], to: number): number {
  const next = tokens[to]?.lower ?? '';
  if (BEFORE_ACTOR.has(next)) return 1;
  if (next === "'s") {
    const owned = tokens.slice(to + 1, to + 4).map(({ lower }) => lower);
    return owned.some((word) => AFFAIRS.has(word) || MINE.has(word)) ? 1 : 0;
  }
  const verb = ['has', 'have', 'had', 'also', 'then', 'probably', 'likely'].includes(next) ? to + 1 : to;
  const word = tokens[verb]?.lower ?? '';
  if (next === 'is' || next === 'was') {
    const after = tokens[to + 1]?.lower ?? '';
    return after === 'behind' || after === 'responsible'
      ? 2
      : DEED_VERBS.has(after)
        ? -1
        : describes(tokens, to);
  }
  const past = (form: string | undefined) => form === 'past' || form === 'participle';
  if (past(DEED_VERBS.get(word)) || (past(ENTERING_VERBS.get(word)) && tokens[verb + 1]?.lower === 'into'))
    return 1.5;
  if (past(STRIKING_VERBS.get(word)) || past(TAKING_VERBS.get(word))) return 0.5;
  if (
    next === ',' &&
    ['a', 'an', 'the', 'which', 'also', 'aka', 'tracked'].includes(tokens[to + 1]?.lower ?? '')
  )
    return describes(tokens, to);
  if (next === '(' && ['aka', 'also', 'alias', 'tracked', 'formerly'].includes(tokens[to + 1]?.lower ?? ''))
    return 1;
  return SAYING.has(word) && word !== 'claimed' && word !== 'claims' ? -0.5 : 0;
}

/** ", a ransomware crew": a noun for actors in what is said of it. */
function describes(tokens: readonly Token[], to: number): number {
  for (const { lower } of tokens.slice(to + 1, to + 9)) {
    if (/^[.;:,)]$/u.test(lower) && lower !== ',') return 0;
    if (BEFORE_ACTOR.has(lower) || (ACTOR_NOUNS.has(lower) && lower !== 'team' && lower !== 'unit'))
      return 1.5;
    if (LIST_LINKS.has(lower)) return 0;
  }
  return 0;
}

function deedBefore(tokens: readonly Token[], by: number): boolean {
  for (let at = by - 1; at >= Math.max(0, by - 4); at -= 1) {
    const word = tokens[at]?.lower ?? '';
    if (/^[.;:,]$/u.test(word)) return false;
    if (DEED_VERBS.has(word) || ENTERING_VERBS.has(word) || STRIKING_VERBS.has(word) || word === 'carried')
      return true;
    if (AFFAIRS.has(word) && at === by - 1) return true;
  }
  return false;
}

function near(
  tokens: readonly Token[],
  from: number,
  reach: number,
  set: ReadonlyMap<string, unknown>,
): boolean {
  for (let at = from - 1; at >= Math.max(0, from - reach); at -= 1) {
    const word = tokens[at]?.lower ?? '';
    if (/^[.;:]$/u.test(word)) return false;
    if (set.has(word)) return true;
  }
  return false;
}
