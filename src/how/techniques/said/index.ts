import { activeTechniques } from '../../../vocab/attack-techniques.ts';
import { type Clue, clueOf, isClueIn } from './clue.ts';
import { HIDING_CLUES } from './hiding-clues.ts';
import { INITIAL_CLUES } from './initial-clues.ts';
import { LATER_CLUES } from './later-clues.ts';
import { LISTS } from './lists.ts';

/** In UTF-16 code units; a longer "sentence" is a table or a page run together and is read no further. */
const LONGEST = 2_000;
const ADDRESS = /^(?:h..ps?|ftp)[:[]|@|:\/\//i;

let clues: ReadonlyMap<string, readonly Clue[]> | undefined;

/**
 * Whether a sentence has the words that say a technique: those of the technique or, for a whole, of one of its
 * parts. However sure a model is, a sentence without them suggests the technique and does not say it.
 */
export function isSaidIn(text: string, attackId: string): boolean {
  return isSaidInWords(wordsOfSentence(text), attackId);
}

/** A sentence as the clues look at it; many techniques ask of one. */
export function wordsOfSentence(text: string): string {
  return text
    .slice(0, LONGEST)
    .split(/\s/)
    .map((token) => (ADDRESS.test(token) ? ' '.repeat(token.length) : token))
    .join(' ')
    .toLowerCase();
}

/** @param words see `wordsOfSentence` */
export function isSaidInWords(words: string, attackId: string): boolean {
  clues ??= allClues();
  return (clues.get(attackId) ?? []).some((clue) => isClueIn(words, clue));
}

/** Where no clue is written for a technique, all words of its name must stand close together, and a verb of doing. */
function allClues(): ReadonlyMap<string, readonly Clue[]> {
  const written = writtenClues();
  const techniques = activeTechniques();
  return new Map(
    techniques.map(({ id, name }) => {
      const parts = techniques
        .filter(({ parent }) => parent === id)
        .flatMap((part) => written.get(part.id) ?? []);
      const own = written.get(id) ?? [];
      return [id, own.length + parts.length > 0 ? [...own, ...parts] : [clueOf(nameClue(name), LISTS)]];
    }),
  );
}

/** Ids of the techniques that clues are written for. */
export function writtenClues(): ReadonlyMap<string, readonly Clue[]> {
  const byId = new Map<string, Clue[]>();
  for (const line of [INITIAL_CLUES, HIDING_CLUES, LATER_CLUES].join('\n').split('\n')) {
    const at = line.indexOf(': ');
    if (at < 0) continue;
    const id = line.slice(0, at);
    byId.set(id, [...(byId.get(id) ?? []), clueOf(line.slice(at + 2), LISTS)]);
  }
  return byId;
}

const SMALL = /^(?:and|as|by|for|from|in|of|on|or|over|the|to|via|with)$/;

function nameClue(name: string): string {
  const words = name.toLowerCase().match(/[a-z0-9]{2,}/g) ?? [];
  return [
    ...words.filter((word) => !SMALL.test(word)).map((word) => (word.length > 6 ? word.slice(0, -2) : word)),
    '@run perform conduct',
  ].join(' + ');
}
