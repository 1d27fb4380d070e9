import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import type { Problem, Result } from '../../model/index.ts';
import { failed, ok, problem } from '../../model/index.ts';
import { headOf } from './list-head.ts';
import type { ListContent } from './list-reader.ts';
import { CHUNK, ListReader } from './list-reader.ts';

/**
 * A file of indicators: one a line, told by its form, or with its type before it and a tab or comma between; or JSON
 * Lines of `{type, value}`. Types may be named as other tools name them. Empty lines and those that begin with `#` are
 * none. Values may be defanged. Lists of other
 * makes are understood by how they begin: rows under a header that names their columns, values with remarks or ports.
 */
export interface IndicatorList extends ListContent {
  readonly file: string;
}

const LARGEST = 2 ** 31 - 1;
/** Of an indicator with its type, about, bytes. */
const USUAL_LINE = 24;

export function readList(file: string): Result<IndicatorList> {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(file, 'r');
    const { size } = fstatSync(descriptor);
    if (size > LARGEST) return failed(problem('too-large', 'this list is larger than 2 GB', { where: file }));
    const start = Buffer.alloc(CHUNK);
    const begun = readSync(descriptor, start, 0, CHUNK, null);
    const wide = encodingOf(start.subarray(0, begun));
    if (wide !== undefined) return ok({ file, ...wideList(descriptor, start.subarray(0, begun), wide) });
    const head = headOf(start.toString('utf8', 0, begun));
    const list = new ListReader(size, Math.ceil(size / USUAL_LINE) + 16, head);
    let read = begun;
    start.copy(list.room, list.held, 0, begun);
    list.take(begun);
    for (let more = begun; more > 0; ) {
      more = readSync(descriptor, list.room, list.held, CHUNK, null);
      read += more;
      if (read > LARGEST)
        return failed(problem('too-large', 'this list is larger than 2 GB', { where: file }));
      list.take(more);
    }
    return ok({ file, ...list.finished() });
  } catch (error) {
    return failed(listProblem(error as NodeJS.ErrnoException, file));
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** UTF-16, told by its byte order mark, as Windows writes it. */
function encodingOf(start: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  const [first, second] = start;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}

/** @param descriptor of the list, behind its start */
function wideList(descriptor: number, start: Buffer, encoding: 'utf-16le' | 'utf-16be'): ListContent {
  const text = new TextDecoder(encoding).decode(Buffer.concat([start, readFileSync(descriptor)]));
  const list = new ListReader(
    text.length,
    Math.ceil(text.length / USUAL_LINE) + 16,
    headOf(text.slice(0, CHUNK)),
  );
  list.takeText(text);
  return list.finished();
}

function listProblem({ code, message }: NodeJS.ErrnoException, where: string): Problem {
  if (code === 'ENOENT') return problem('not-found', 'there is no such list of indicators', { where });
  if (code === 'EISDIR')
    return problem('is-directory', 'this is a folder, not a list of indicators', { where });
  return problem('not-found', `this list cannot be read: ${message}`, { where });
}
