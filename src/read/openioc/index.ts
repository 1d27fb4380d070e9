import { type Block, failed, ok, problem, type ReadingMetadata, type Stated } from '../../model/index.ts';
import { decodeText, htmlDeclaredCharset } from '../charset.ts';
import { MAX_HTML } from '../limits.ts';
import { Composition } from '../parts/composition.ts';
import type { ContainerReader } from '../parts/part-reader.ts';
import { type Piece, textOf } from '../parts/piece.ts';
import { type IocDocument, iocDocument } from './document.ts';

const EXTRACTOR = 'openioc@1';

/** OpenIOC 1.0 and 1.1 (a dead format, still printed in old reports): title, description, and what is looked for. */
export const readOpenIoc: ContainerReader = async (bytes, _hints, parts) => {
  const { text: source, charset, problems } = decodeText(bytes, htmlDeclaredCharset(bytes));
  if (source.length > MAX_HTML)
    return failed(problem('too-large', `The OpenIOC document is longer than ${MAX_HTML} characters.`));
  const composition = new Composition(parts.budget);
  for (const found of problems) composition.problem(found);
  const stated = write(composition, iocDocument(source));
  if (composition.isEmpty) return failed(problem('no-text', 'The OpenIOC document looks for nothing.'));
  return ok(composition.finish(EXTRACTOR, { ...stated, charset }));
};

function write(
  composition: Composition,
  { title, description, author, items }: IocDocument,
): ReadingMetadata {
  const heading = title && composition.block({ kind: 'heading', level: 1 }, title);
  if (description !== undefined) composition.block({ kind: 'paragraph' }, description);
  const by = author && composition.block({ kind: 'paragraph' }, author);
  // Each value stands alone in its block: `stated.ts` finds the block that an item made by its number.
  for (const { content } of items) composition.block({ kind: 'list-item' }, content);
  return {
    ...(heading && title && { title: statedAt(title, heading) }),
    ...(by && author && { author: statedAt(author, by) }),
  };
}

function statedAt(pieces: readonly Piece[], { start, end }: Block): Stated {
  const value = textOf(pieces).replace(/\s+/gu, ' ').trim();
  return { value, at: { kind: 'text-range', start, end } };
}
