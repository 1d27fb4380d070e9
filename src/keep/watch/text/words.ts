/**
 * Words of a text for comparison: compatibility forms folded, lower case, letters and digits only, so
 * that quotation marks, spacing, soft hyphens and typography make no difference. Scripts written
 * without spaces give one word a character.
 */
export function wordsOf(text: string): string[] {
  return text.normalize('NFKC').replace(INVISIBLE, '').toLowerCase().match(WORD) ?? [];
}

const WORD = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{M}\p{N}]+/gu;
// Format characters: soft hyphen, zero-width ones, byte order mark, marks of direction.
const INVISIBLE = /\p{Cf}/gu;

/** Runs of three words: enough to tell a sentence, few enough to survive an edit of one word. */
const RUN = 3;

/** Every run of words of a text, for `shareIn`. */
export function runsOf(words: readonly string[]): ReadonlySet<string> {
  return new Set(eachRun(words));
}

/** 0 to 1: the share of a text's runs of words that stand in another; a short text is one run. */
export function shareIn(words: readonly string[], runs: ReadonlySet<string>): number {
  let found = 0;
  let all = 0;
  for (const run of eachRun(words)) {
    all += 1;
    if (runs.has(run)) found += 1;
  }
  return all === 0 ? 1 : found / all;
}

function* eachRun(words: readonly string[]): Generator<string> {
  for (let at = 0; at + RUN <= words.length; at++) yield words.slice(at, at + RUN).join(' ');
}
