import type { Block } from '../../../model/index.ts';
import { OPENING } from '../../lexicon/grammar.ts';
import { TITLES } from '../../lexicon/speakers.ts';
import { words } from '../../lexicon/words.ts';
import type { Sentence } from '../../sentences.ts';
import type { Token } from '../../tokens.ts';
import { isCapitalised } from '../../tokens.ts';

/** Whose turn it is to speak. */
export interface Turn {
  /** As it stands before the colon. */
  readonly as: string;
  /** The full name, where the text has it; absent for "QUESTION (Daily Wire)". */
  readonly entity?: string;
}

export type Turns = ReadonlyMap<Block, Turn>;

/** Fewer paragraphs that open with a name and a colon are no transcript. */
const FEWEST = 3;
const ASKING = words('question q interviewer reporter moderator host');
const LONGEST_LABEL = 7;
/** Fields of a message and of a summary, and labels of lists: they speak for nobody. */
const HEADERS = words(`
  date to subject cc bcc sent re fwd message-id reply-to references attachments note update correction edit tl dr
  summary source sources attribution claim verdict actor conclusion status title author published tags motive victim
  victims sector impact location indicators ttps confidence also warning answer evidence hypothesis assessment assumption
  observation recommendation mitigation description name type analysis background overview example remark disclaimer`);

/**
 * The turns of a transcript or an interview: paragraphs that open with a speaker's name and a colon, at
 * least three in a text and at least two of them by one speaker. A paragraph without one goes on with the turn
 * before it.
 */
export function turnsIn(sentences: readonly Sentence[], people: ReadonlyMap<string, string>): Turns {
  const labels = new Map<Block, readonly Token[]>();
  const blocks: Block[] = [];
  for (const { block, tokens } of sentences) {
    if (block === undefined || blocks.at(-1) === block) continue;
    blocks.push(block);
    const label = labelOf(tokens);
    if (label !== undefined) labels.set(block, label);
  }
  const names = [...labels.values()].map(wordsOf);
  if (names.length < FEWEST || new Set(names).size === names.length) return new Map();
  const full = fullNamesIn(sentences);
  const turns = new Map<Block, Turn>();
  let turn: Turn | undefined;
  for (const block of blocks) {
    const label = labels.get(block);
    if (label !== undefined) turn = turnOf(label, people, full);
    if (block.kind === 'heading') turn = undefined;
    else if (turn !== undefined) turns.set(block, turn);
  }
  return turns;
}

/** The words before a colon at the beginning: "VALE:", "Director Sól:", "QUESTION (Daily Wire):". */
function labelOf(tokens: readonly Token[]): readonly Token[] | undefined {
  const colon = tokens.findIndex(({ text }) => text === ':');
  if (colon < 1 || colon > LONGEST_LABEL) return undefined;
  const label = tokens.slice(0, colon);
  const spoken = label.every((token) => isCapitalised(token) || /^[().]$/u.test(token.text));
  if (label.length === 1 && HEADERS.has(label[0]?.lower ?? '')) return undefined;
  const article = label.length > 1 && OPENING.has(label[0]?.lower ?? '');
  return spoken && !article ? label : undefined;
}

function turnOf(
  label: readonly Token[],
  people: ReadonlyMap<string, string>,
  full: ReadonlyMap<string, string>,
): Turn {
  const as = wordsOf(label);
  // Whoever answers is the only person the text introduces.
  if (as === 'A') {
    const [answers, another] = new Set(people.values());
    return answers === undefined || another !== undefined ? { as } : { as, entity: answers };
  }
  if (label.some(({ lower }) => ASKING.has(lower) || lower === '(')) return { as };
  const surname = label.at(-1)?.text ?? '';
  const alone = label.filter(({ lower }) => !TITLES.has(lower));
  if (alone.length === 0) return { as };
  const entity =
    people.get(surname) ?? full.get(surname.toLowerCase()) ?? (alone.length > 1 ? wordsOf(alone) : undefined);
  return { as, entity: entity ?? as };
}

/** Full names by their last word in small letters: a transcript may write its speakers in capitals. */
function fullNamesIn(sentences: readonly Sentence[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { tokens } of sentences) {
    for (const [at, token] of tokens.entries()) {
      const first = tokens[at - 1];
      if (!isMixed(token) || !isMixed(first) || TITLES.has(first?.lower ?? '')) continue;
      if (TITLES.has(token.lower) || names.has(token.lower)) continue;
      names.set(token.lower, `${first?.text} ${token.text}`);
    }
  }
  return names;
}

function isMixed(token: Token | undefined): boolean {
  return token !== undefined && /^\p{Lu}\p{Ll}/u.test(token.text);
}

function wordsOf(tokens: readonly Token[]): string {
  return tokens.map(({ text }) => text).join(' ');
}
