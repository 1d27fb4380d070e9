import type { Places } from '../roles/index.ts';
import { type Mention, mentionOf } from './mention.ts';

/** Quotation marks a file name can stand in, by the closing one. */
const OPENING: ReadonlyMap<string, string> = new Map([
  ['`', '`'],
  ['"', '"'],
  ['\u201d', '\u201c'],
  ['\u00bb', '\u00ab'],
  ['|', '|'],
  // A row of a table in plain text may leave its last cell open.
  ['\n', '|'],
]);
const LONGEST_NAME = 160;
/** A command, a path or a second file in the quotation: then it is no single name. */
const NOT_ONE_NAME =
  /[\n\r\t\\/:*?<>|=;]|\.\w{2,4} |^\W|(?:^|\s)[-/]\w|^(?:the|an?|run|runs|open|start|called|named|file)\s/i;

/**
 * Gives file names their spaces back (`Official Visit to Nassau.doc.exe`) where quotation marks, or a
 * cell under a header that promises file names, say where the name begins. In place.
 */
export function withSpacedNames(mentions: Mention[], places: Places): Mention[] {
  const { text } = places.reading;
  for (let at = 0; at < mentions.length; at++) {
    const mention = mentions[at];
    if (mention?.type !== 'file-name' || text[mention.start - 1] !== ' ') continue;
    const start = quotedStart(text, mention) ?? cellStart(mention, places);
    if (start === undefined || NOT_ONE_NAME.test(text.slice(start, mention.start))) continue;
    const value = text.slice(start, mention.start) + mention.value;
    mentions[at] = mentionOf(
      mention.type,
      start,
      mention.end,
      value,
      mention.steps,
      mention.defanged,
      mention.doubt,
    );
  }
  return mentions;
}

function quotedStart(text: string, mention: Mention): number | undefined {
  const opening = OPENING.get(text[mention.end] ?? '\n');
  if (opening === undefined) return undefined;
  const from = Math.max(0, mention.start - LONGEST_NAME);
  const at = text.slice(from, mention.start).lastIndexOf(opening);
  return at < 0 ? undefined : from + at + 1;
}

function cellStart(mention: Mention, places: Places): number | undefined {
  const { block, column } = places.at(mention.start);
  if (block?.kind !== 'table-cell' || column?.kind !== 'files' || mention.end !== block.end) return undefined;
  return mention.start - block.start > LONGEST_NAME ? undefined : block.start;
}
