import type { Case, Verdict } from './case.ts';

/**
 * What another cell of the same row says a thing is: "Legitimate file", "False positive", "Victim". Said in a cell's
 * first words, and not taken back by those behind them.
 */
const HARMLESS =
  /^\W{0,4}(?:an? |the )?(?:known |likely |completely )?(legitimate|legit|benign|harmless|clean|false[- ]positive|not malicious|non-malicious|white-?listed)\b/i;
const TAKEN_BACK =
  /\b(?:used|abus\w+|side-?load\w*|hijack\w*|but|compromised|trojani[sz]ed|vulnerable|renamed|looking)\b/i;
const VICTIMS = /^\W{0,4}(?:an? |the )?(victim(?:['’]s|s)?)(?: [\w-]{1,20}){0,3}\W{0,3}$/i;

export function saidInRow({ mention, rowCells }: Case): Verdict {
  for (const cell of rowCells) {
    if (cell.length > LONGEST_CELL) continue;
    const harmless = HARMLESS.exec(cell);
    // A page of a shared service is whoever's put it there.
    if (harmless !== null && !TAKEN_BACK.test(cell) && !(mention.type === 'url' && SHARED.test(cell)))
      return { role: 'benign', roleWhy: `“${harmless[1] ?? ''}” in its row` };
    const victim = VICTIMS.exec(cell);
    if (victim !== null) return { role: 'victim', roleWhy: `“${victim[1] ?? ''}” in its row` };
  }
  return undefined;
}

const SHARED = /\b(?:services?|hosting|sharing|platform|shortener)\b/i;

/** In UTF-16 code units; a longer cell tells a story. */
const LONGEST_CELL = 80;
