import type { TextRange } from '../../model/index.ts';
import { nameFold } from '../../vocab/actor-clusters.ts';
import { actorNames } from '../../vocab/actor-names.ts';
import { isOneEditApart } from '../echoes/one-edit.ts';

/** UTF-16 code units; nobody is called longer. */
export const LONGEST_NAME = 80;

/** A name found in texts: however its words are spaced, in any letter case where it is no ordinary word. */
export interface SoughtName {
  /** SQL `like` patterns, one of which every text with a mention or a variant matches. */
  readonly patterns: readonly string[];
  mentionsIn(text: string): readonly TextRange[];
  /** Spellings one edit away that no list has; only names of letters and digits have them. */
  variantsIn(text: string): readonly TextRange[];
}

export function soughtName(name: string): SoughtName {
  const parts = partsOf(name);
  const [letters, digits] = designator(name) ?? [];
  const whole = mentionOf(name, parts);
  const fold = nameFold(name);
  return {
    patterns: [
      `%${parts.join('%')}%`,
      ...(letters === undefined || digits === undefined ? [] : [`%${letters}%`, `%${digits}%`]),
    ].slice(0, digits === undefined || digits.length < 3 ? 2 : 3),
    mentionsIn: (text) => rangesOf(text, whole),
    variantsIn: (text) =>
      letters === undefined
        ? []
        : rangesOf(text, DESIGNATOR).filter(({ start, end }) => {
            const written = nameFold(text.slice(start, end));
            return isSlip(written, fold) && !listed().has(written);
          }),
  };
}

/** Runs of letters or of digits or of other marks; between them spaces and hyphens may come and go. */
function partsOf(name: string): readonly string[] {
  return name.slice(0, LONGEST_NAME).match(/[\p{L}\p{M}]+|\p{N}+|[^\p{L}\p{M}\p{N}\s\p{Pd}]+/gu) ?? [name];
}

function mentionOf(name: string, parts: readonly string[]): RegExp {
  const isPlainWord = parts.length === 1;
  const body = parts.map((part) => part.replace(/[\\^$.*+?()[\]{}|/-]/gu, '\\$&')).join('[\\s\\p{Pd}]{0,3}');
  // One word alone is a name only as it is written: "lead" is not LEAD.
  return new RegExp(
    `(?<![\\p{L}\\p{N}])${body}(?![\\p{L}\\p{N}])`,
    isPlainWord || name.length < 4 ? 'gu' : 'giu',
  );
}

const DESIGNATOR = /(?<![\p{L}\p{N}])\p{L}{2,6}[ -]?\d{1,6}(?![\p{L}\p{N}])/gu;

function designator(name: string): readonly [string, string] | undefined {
  const [, letters, digits] = /^(\p{L}{2,6})[ -]?(\d{2,6})$/u.exec(name) ?? [];
  return letters === undefined || digits === undefined ? undefined : [letters, digits];
}

/** One edit apart, but for one digit in another's place: numbers are given in a row, and the next is somebody else. */
function isSlip(written: string, name: string): boolean {
  if (!isOneEditApart(written, name)) return false;
  if (written.length !== name.length) return true;
  const differing = [...name].flatMap((character, at) => (character === written[at] ? [] : [at]));
  const [at = 0] = differing;
  return differing.length !== 1 || !/\p{N}/u.test(name.charAt(at) + written.charAt(at));
}

let folds: ReadonlySet<string> | undefined;

function listed(): ReadonlySet<string> {
  folds ??= new Set([...actorNames()].map(nameFold));
  return folds;
}

function rangesOf(text: string, pattern: RegExp): readonly TextRange[] {
  return [...text.matchAll(pattern)].map(({ index, 0: match }) => ({
    start: index,
    end: index + match.length,
  }));
}
