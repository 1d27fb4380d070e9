import { listingsOf } from '../../vocab/actor-names.ts';
import { stateOf } from '../../vocab/states.ts';
import { isKindWord } from './kinds.ts';
import { isNoName } from './no-names.ts';

/** One to three words, each with a capital letter, that could be a name. Offsets in the text they were found in. */
export interface NameCandidate {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  /** Spelt as no word of the language is: a capital or a digit inside. */
  readonly isTelling: boolean;
}

const WORD = /[\p{L}\p{N}]+(?:[_+-][\p{L}\p{N}]+){0,3}/gu;
const LONGEST = 24;
const MOST_WORDS = 3;

/** Every run of capitalised words in a stretch of text; a run is cut at words that begin no name and at kinds of software. */
export function nameCandidates(stretch: string): NameCandidate[] {
  const found: NameCandidate[] = [];
  let run: { start: number; end: number }[] = [];
  const close = (): void => {
    if (run.length > 0 && run.length <= MOST_WORDS) addRun(stretch, run, found);
    run = [];
  };
  for (const { 0: word, index } of stretch.matchAll(WORD)) {
    const end = index + word.length;
    const joins = run.length > 0 && stretch.slice(run.at(-1)?.end, index) === ' ';
    if (!joins) close();
    if (word.length <= LONGEST && isCapitalised(word) && !isInAddress(stretch, index, end)) {
      if (!(isNoName(word) || isKindWord(word))) run.push({ start: index, end });
      else close();
    } else close();
  }
  close();
  return found;
}

function addRun(
  stretch: string,
  run: readonly { start: number; end: number }[],
  found: NameCandidate[],
): void {
  // Of several words, one that no language has is the name: "TangleBot Untangled".
  const telling = run.filter(({ start, end }) => isTelling(stretch.slice(start, end)));
  const words = telling.length === 1 ? telling : run;
  const start = words[0]?.start ?? 0;
  const end = words.at(-1)?.end ?? 0;
  const name = stretch.slice(start, end);
  if (name.length < 3 || isSomethingElse(name)) return;
  found.push({ start, end, name, isTelling: telling.length === 1 });
}

/** `PowerShell-based`, `First-stage` are words; `H-Worm` is not. */
function isCapitalised(word: string): boolean {
  if (/-\p{Ll}/u.test(word)) return false;
  return /^\p{Lu}|^\p{Ll}{1,4}\p{Lu}/u.test(word) || /^\p{Ll}{2,12}_\p{Ll}{2,12}$/u.test(word);
}

/** `ReedMask`, `njRAT`, `ZLoader`, `Vjw0rm`; no `APT28`, `DLLs`, nor what programmers call a variable (`dwLoaderSize`). */
function isTelling(name: string): boolean {
  return name.length >= 4 && TELLING.test(name) && !VARIABLE.test(name);
}

/** Small letters, and two humps behind them. */
const VARIABLE = /^\p{Ll}{1,4}\p{Lu}{1,12}\p{Ll}{1,20}\p{Lu}{1,12}\p{Ll}/u;
const TELLING = /\p{Ll}\p{Lu}|\p{L}\d\p{Ll}|\p{Lu}{2}\p{Ll}{3}/u;

/** Whether a word is part of an address, a path, a file name, a detection's name. */
function isInAddress(text: string, start: number, end: number): boolean {
  const before = text.charAt(start - 1);
  const after = text.slice(end, end + 2);
  return (
    /[.\\@:=_%$&]/.test(before) ||
    (before === '/' && !/\p{Lu}/u.test(text.charAt(start))) ||
    /^[.:]\w|^[\\@=_%(]|^\/\P{Lu}|^\[\.|^::/u.test(after) ||
    (before === '#' && /\d/.test(text.charAt(start))) ||
    /\bOperation $/.test(text.slice(Math.max(0, start - 10), start))
  );
}

/** Actors by their numbers; places and states; names that lists give to actors. */
function isSomethingElse(name: string): boolean {
  return NUMBERED.test(name) || stateOf(name) !== undefined || listingsOf(name).length > 0;
}

const NUMBERED = /^(?:APT|TA|FIN|UNC|DEV|TEMP|CVE|MS|KB|CL|TGR|Storm|Win|Version|[TSGv])[-_ ]?\d/i;
