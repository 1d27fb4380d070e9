import { stateOf } from '../../../vocab/states.ts';
import { CLAUSE_WORDS, OPENING, PLACED } from '../../lexicon/grammar.ts';
import { NAMELESS, OFFICE_TOPICS, OFFICES, TITLES } from '../../lexicon/speakers.ts';
import { words } from '../../lexicon/words.ts';
import type { Token } from '../../tokens.ts';
import { isCapitalised, isWord } from '../../tokens.ts';
import type { TokenRange } from '../phrases.ts';
import { CALENDAR, isHouseWord } from './name-words.ts';

/** Runs of capitalised words that are no titles. In "Vice President of Research Ann Vale" the title goes one word on. */
export function nameRuns(tokens: readonly Token[]): readonly TokenRange[] {
  const runs: TokenRange[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    let to = at;
    while (isNamePart(tokens[to])) to += 1;
    if (to === at) continue;
    if (isNumber(tokens, to)) to += 1;
    to = endOfAgency(tokens, at, endOfOffice(tokens, to));
    const afterTitle = tokens[at - 1]?.lower === 'of' && TITLES.has(tokens[at - 2]?.lower ?? '');
    const state = startsHouse(tokens, at, to) ? at - 1 : at;
    runs.push({ from: afterTitle && to - at >= 3 ? to - 2 : state, to });
    at = to;
  }
  return runs;
}

/** "Unit 42", "Intel 471": a number that ends a name; a year does not. */
function isNumber(tokens: readonly Token[], at: number): boolean {
  return /^\d{1,3}$/u.test(tokens[at]?.text ?? '') && !COUNTED.test(tokens[at + 1]?.text ?? '');
}

/** "Ferry 12 researchers" has no such name; "Halm 3 May" is a place and a day. */
const COUNTED =
  /^(?:\d|%|January|February|March|April|May|June|July|August|September|October|November|December)/u;

/** "Ostrovan Information Security Office": the state's adjective begins the name. */
function startsHouse(tokens: readonly Token[], at: number, to: number): boolean {
  const before = tokens[at - 1];
  const state = isCapitalised(before) && stateOf(before?.text ?? '') !== undefined;
  return state && to - at > 1 && isHouseWord(tokens[to - 1]?.lower ?? '');
}

/** "Ministry of Intelligence and Trade", "Center for Network Safety": one name over its small words. */
function endOfOffice(tokens: readonly Token[], to: number): number {
  const of = ['of', 'for'].includes(tokens[to]?.lower ?? '');
  if (!of || !OFFICES.has(tokens[to - 1]?.lower ?? '')) return to;
  let end = to + 1;
  while (isNamePart(tokens[end]) || namesTopic(tokens, end)) end += 1;
  return end === to + 1 ? to : end;
}

/** "… and Trade": what an office may be for; any other name after "and" is another speaker. */
function namesTopic(tokens: readonly Token[], and: number): boolean {
  return tokens[and]?.lower === 'and' && OFFICE_TOPICS.has(tokens[and + 1]?.lower ?? '');
}

/** "Harbour and Coast Safety Agency": the office's name begins before the "and". An abbreviation is a name of its own. */
function endOfAgency(tokens: readonly Token[], at: number, to: number): number {
  if (to - at !== 1 || tokens[to]?.lower !== 'and' || tokens[at]?.text === tokens[at]?.text.toUpperCase())
    return to;
  let end = to + 1;
  while (isNamePart(tokens[end])) end += 1;
  return end > to + 2 && OFFICES.has(tokens[end - 1]?.lower ?? '') ? end : to;
}

function isNamePart(token: Token | undefined): boolean {
  if (token === undefined || !isWord(token)) return false;
  if (!isCapitalised(token)) return BRAND.test(token.text);
  return (
    !TITLES.has(token.lower) &&
    stateOf(token.text) === undefined &&
    !OPENING.has(token.lower) &&
    !NAMELESS.has(token.lower) &&
    !CALENDAR.has(token.lower) &&
    !CLAUSE_WORDS.has(token.lower)
  );
}

/** "iSight", "eSentry": firms that write themselves so. */
const BRAND = /^\p{Ll}\p{Lu}\p{L}+$/u;

/** "Northgate’s analyst": the name owns the speaker, it does not speak. */
export function isOwner(tokens: readonly Token[], run: TokenRange): boolean {
  return tokens[run.to]?.lower === "'s";
}

/** "head of research at Northgate": where somebody works. */
export function isPlace(tokens: readonly Token[], run: TokenRange): boolean {
  const before = tokens[run.from - 1]?.lower === 'the' ? run.from - 2 : run.from - 1;
  return PLACED.has(tokens[before]?.lower ?? '');
}

/** "analysts in London", "the judgement on Halm", "a dealer on Needle Row": a place or a topic speaks for nobody. */
export function isLocation(tokens: readonly Token[], run: TokenRange): boolean {
  const before = tokens[run.from - 1]?.lower === 'the' ? run.from - 2 : run.from - 1;
  return TOPICAL.has(tokens[before]?.lower ?? '');
}

const TOPICAL = words('in on about into against concerning regarding outside near');

export function textOf(tokens: readonly Token[], range: TokenRange): string {
  return tokens
    .slice(range.from, range.to)
    .map((token) => token.text)
    .join(' ');
}
