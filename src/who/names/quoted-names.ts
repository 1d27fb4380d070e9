import { ACTOR_NOUNS } from '../lexicon/actors.ts';
import { words } from '../lexicon/words.ts';
import type { Token } from '../tokens.ts';
import { isWord } from '../tokens.ts';
import { joined } from './name-words.ts';

const OPENING = /^[“"‘]$/u;
const CLOSING = /^[”"’]$/u;
const CUES = new Set([
  ...ACTOR_NOUNS,
  ...words(`
    name names nickname handle alias moniker pseudonym persona personae person someone somebody man woman user account
    hacker calling itself himself herself themselves called dubbed codenamed nicknamed known as shop seller broker
    channel label grouping outfit signs signed signing`),
]);
const HANDLE = /^(?=.*[_\d])[\p{L}\d]+(?:[_-][\p{L}\d]+)*$/u;
const LONGEST = 5;

/** Names that a text keeps between quotation marks or writes as a handle: "a person known as “glasswing”", "the user ghost_ink". */
export function quotedNamesIn(tokens: readonly Token[]): readonly string[] {
  const names: string[] = [];
  for (let at = 1; at < tokens.length; at += 1) {
    const opens = OPENING.test(tokens[at]?.text ?? '');
    if (!isCued(tokens, at)) continue;
    if (opens) {
      const end = closing(tokens, at);
      if (end > at + 1 && !isAdverb(tokens[end - 1]?.lower ?? '')) names.push(joined(tokens, at + 1, end));
    } else if (HANDLE.test(tokens[at]?.text ?? '') && /\p{L}{2}/u.test(tokens[at]?.text ?? '')) {
      names.push(tokens[at]?.text ?? '');
    }
  }
  return names;
}

function closing(tokens: readonly Token[], open: number): number {
  for (let at = open + 1; at <= open + LONGEST + 1; at += 1) {
    const token = tokens[at];
    if (token === undefined) return -1;
    if (CLOSING.test(token.text)) return at;
    if (!isWord(token)) return -1;
  }
  return -1;
}

/** A word for a name or for somebody at most three words before; "of", "the" and "by" may stand between. */
function isCued(tokens: readonly Token[], at: number): boolean {
  for (let back = at - 1; back >= Math.max(0, at - 3); back -= 1) {
    const word = tokens[back]?.lower ?? '';
    if (CUES.has(word)) return true;
    if (!['of', 'the', 'by', 'a', 'only', 'as', ','].includes(word)) return false;
  }
  return false;
}

/** The group “almost certainly” did it: a hedge between quotation marks. */
function isAdverb(word: string): boolean {
  return word.length > 5 && word.endsWith('ly');
}
