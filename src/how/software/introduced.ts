import type { Reading, TextRange } from '../../model/index.ts';
import { blockAt } from '../../model/index.ts';
import { lastBeginning } from '../roles/range-finder.ts';
import { introductionOf } from './introductions.ts';
import { isSpelledOut } from './is-meant.ts';
import { softwareTypeOf } from './kinds.ts';
import { type NameCandidate, nameCandidates } from './name-candidates.ts';
import { namesInHeading } from './names-in-heading.ts';

/** A name that the report itself says is one of software. */
export interface IntroducedName {
  readonly name: string;
  readonly softwareType: 'malware' | 'tool';
}

interface Evidence {
  readonly isTelling: boolean;
  /** Of those places that call it malware and those that call it a tool, each. */
  malware: number;
  tool: number;
  /** Places that give it as a name. */
  naming: number;
  /** Places amid small letters, where a capital is no beginning of a sentence and no headline's. */
  amid: number;
}

/** In UTF-16 code units: of a longer "sentence" only so much is read. */
const LONGEST_SENTENCE = 1_500;
/** Of names that a hostile text introduces, the first so many: each is sought in all of it. */
const MOST_NAMES = 400;
const BEFORE = 200;
const AFTER = 120;

/**
 * Names that the report introduces as software: "a loader we call X", "X, a passive backdoor", "Malware: X and Y". A
 * name that could be a word needs to be given as one, or to be called software in two places, and may stand nowhere
 * in small letters.
 * @param known where names of a list stand, in order
 */
export function introducedNames(reading: Reading, known: readonly TextRange[]): IntroducedName[] {
  const byName = new Map<string, Evidence>();
  for (const range of stretchesOf(reading))
    if (byName.size < MOST_NAMES) readStretch(reading, range, byName, known);
  const names: IntroducedName[] = [];
  for (const [name, evidence] of byName) {
    if (isEnough(reading.text, name, evidence))
      names.push({ name, softwareType: evidence.malware >= evidence.tool ? 'malware' : 'tool' });
  }
  return names;
}

function readStretch(
  reading: Reading,
  range: TextRange,
  byName: Map<string, Evidence>,
  known: readonly TextRange[],
): void {
  // Breaks and hard blanks stand for blanks.
  const stretch = reading.text
    .slice(range.start, Math.min(range.end, range.start + LONGEST_SENTENCE))
    .replace(/\s/g, ' ');
  const isHeading = blockAt(reading.blocks, range.start)?.kind === 'heading';
  const headed = isHeading || stretch.length < 120 ? namesInHeading(stretch) : undefined;
  if (headed !== undefined) {
    for (const candidate of headed.names) note(byName, candidate, headed.kind, true, false);
    return;
  }
  if (!SPEAKS_OF_SOFTWARE.test(stretch)) return;
  for (const candidate of nameCandidates(stretch)) {
    const before = stretch.slice(Math.max(0, candidate.start - BEFORE), candidate.start);
    const introduction = introductionOf(before, stretch.slice(candidate.end, candidate.end + AFTER));
    if (introduction === undefined) continue;
    const isNamed =
      introduction.by === 'naming' || (introduction.by === 'list' && isNear(known, range, candidate));
    note(byName, candidate, introduction.kind, isNamed, AMID.test(before));
  }
}

const AMID = /[\p{Ll}\d,] ["“‘'*`([_]{0,4}$/u;

function note(
  byName: Map<string, Evidence>,
  { name, isTelling }: NameCandidate,
  kind: string,
  naming: boolean,
  amid: boolean,
): void {
  const evidence = byName.get(name) ?? { isTelling, malware: 0, tool: 0, naming: 0, amid: 0 };
  byName.set(name, evidence);
  evidence[softwareTypeOf(kind)] += 1;
  if (naming) evidence.naming += 1;
  if (amid) evidence.amid += 1;
}

function isEnough(text: string, name: string, { isTelling, malware, tool, naming, amid }: Evidence): boolean {
  if (isTelling) return true;
  if (naming === 0 && DESCRIBING.some((ending) => name.endsWith(ending))) return false;
  if (naming === 0 && (amid === 0 || malware + tool < 2)) return false;
  const isAllCapitals = /^\p{Lu}{4,}$/u.test(name);
  if (isAllCapitals && naming > 0) return true;
  return !(isAllCapitals && isSpelledOut(text, name)) && !standsInSmallLetters(text, name);
}

/** How far from a name in a list another is looked for, in UTF-16 code units. */
const LIST_REACH = 80;

/** Whether a known name stands in the same sentence, near: lists of names hold their like. */
function isNear(known: readonly TextRange[], range: TextRange, { start, end }: NameCandidate): boolean {
  const last = known[lastBeginning(known, Math.min(range.end, range.start + end + LIST_REACH))];
  return last !== undefined && last.end > Math.max(range.start, range.start + start - LIST_REACH);
}

/** "Listening Implant", "Destructive Malware": endings of words that describe. */
const DESCRIBING = ['ing', 'ive', 'ed', 'able', 'ous', 'less', 'ful', 'weight'];

/** Whether the words of a name also stand in the text as words. */
function standsInSmallLetters(text: string, name: string): boolean {
  const small = name.toLowerCase();
  if (small === name) return false;
  for (let at = text.indexOf(small); at >= 0; at = text.indexOf(small, at + 1)) {
    if (
      !/[\p{L}\p{N}./\\_@-]/u.test(text.charAt(at - 1)) &&
      !/[\p{L}\p{N}/\\_@]|^\.\w/u.test(text.slice(at + small.length, at + small.length + 2))
    )
      return true;
  }
  return false;
}

const SPEAKS_OF_SOFTWARE =
  /malware|ransom|backdoor|trojan|\brats?\b|load|drop|steal|implant|kits?\b|\bbot|worm|wiper|spyware|banker|keylog|web ?shell|clipper|miner|crypter|stager|tool|utilit|framework|locker|variant|strain|famil(?:y|ies)/i;

/** Sentences, and the blocks that have none. */
function stretchesOf(reading: Reading): TextRange[] {
  const stretches: TextRange[] = [...reading.sentences];
  let next = 0;
  for (const block of reading.blocks) {
    while ((reading.sentences[next]?.end ?? Number.MAX_SAFE_INTEGER) <= block.start) next += 1;
    const first = reading.sentences[next];
    if ((first === undefined || first.start >= block.end) && block.kind !== 'code') stretches.push(block);
  }
  return stretches;
}
