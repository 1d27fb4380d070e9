import type { Block } from '../../../model/index.ts';
import { words } from '../../lexicon/words.ts';
import type { Sentence } from '../../sentences.ts';
import type { Token } from '../../tokens.ts';
import { isWord } from '../../tokens.ts';
import { CALENDAR } from './name-words.ts';
import type { Turn } from './turns.ts';

/** Fewer headers are no thread. */
const FEWEST = 2;
const FIELDS = words('from author user by sender poster');
/** Other fields of a message’s header: nobody writes under these names. */
const NO_NAMES = words(
  'date subject to cc bcc sent received re fwd reply-to message-id attachments update edit posted',
);
const MARKUP = /^[*_#@>~“"[\]]$/u;
const ENDS_NAME = /^[,(·|–—:\]<]$/u;
const LONGEST_NAME = 4;
const TIME = /^\d{1,2}:\d{2}/;

/**
 * Whose post a block belongs to, in a thread of a mailing list or a board: a header names who writes ("From: Ann
 * Vale", "**mo_lasses**, 14 June 2026, 09:40"), and what follows is his up to the next. What a post quotes is
 * whoever's post said it first.
 */
export function postsIn(
  sentences: readonly Sentence[],
  people: ReadonlyMap<string, string>,
): ReadonlyMap<Block, Turn> {
  const posts = new Map<Block, Turn>();
  const said = new Map<string, Turn>();
  let turn: Turn | undefined;
  let headers = 0;
  let last: Block | undefined;
  for (const { block, tokens } of sentences) {
    if (block === undefined) continue;
    if (block !== last) {
      const name = headerOf(tokens);
      if (name !== undefined) {
        headers += 1;
        turn = { as: name, entity: people.get(name.split(' ').at(-1) ?? '') ?? name };
      }
      last = block;
    }
    if (block.kind === 'heading') turn = undefined;
    if (turn === undefined) continue;
    const words = textOf(tokens);
    const first = said.get(words);
    const quoted = block.kind === 'quotation' && first !== undefined ? first : turn;
    posts.set(block, quoted);
    if (block.kind !== 'quotation' && first === undefined) said.set(words, turn);
  }
  return headers < FEWEST ? new Map() : posts;
}

function textOf(tokens: readonly Token[]): string {
  return tokens
    .filter((token) => isWord(token))
    .map(({ lower }) => lower)
    .join(' ');
}

function headerOf(tokens: readonly Token[]): string | undefined {
  let at = 0;
  while (MARKUP.test(tokens[at]?.text ?? '')) at += 1;
  const field = FIELDS.has(tokens[at]?.lower ?? '') && tokens[at + 1]?.text === ':';
  const posted = tokens[at]?.lower === 'posted' && tokens[at + 1]?.lower === 'by';
  const from = field || posted ? at + 2 : at;
  let to = from;
  while (to - from < LONGEST_NAME && isWord(tokens[to])) to += 1;
  const name = tokens.slice(from, to);
  if (name.length === 0) return undefined;
  const told = field || posted || tokens[to - 1]?.lower === 'wrote' || isDated(tokens, to);
  if (
    !told ||
    NO_NAMES.has(name[0]?.lower ?? '') ||
    CALENDAR.has(name[0]?.lower ?? '') ||
    /^\d+$/u.test(name[0]?.text ?? '')
  )
    return undefined;
  const own = name.at(-1)?.lower === 'wrote' ? name.slice(0, -1) : name;
  return own.length === 0 ? undefined : own.map(({ text }) => text).join(' ');
}

/** ", 14 June 2026, 09:40", "(12:05)": a date or a time right behind the name. */
function isDated(tokens: readonly Token[], to: number): boolean {
  let at = to;
  while (MARKUP.test(tokens[at]?.text ?? '')) at += 1;
  if (!ENDS_NAME.test(tokens[at]?.text ?? '')) return false;
  const near = tokens.slice(at + 1, at + 8);
  const month = near.some(({ lower }) => CALENDAR.has(lower));
  const number = near.some(({ text }) => /^\d/.test(text));
  return near.some(({ text }) => TIME.test(text)) || (month && number && near.length < 7);
}
