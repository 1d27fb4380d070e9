import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { Problem, Result } from '../../model/index.ts';
import { failed, ok, problem } from '../../model/index.ts';
import type { ListContent } from './list-reader.ts';
import { CHUNK, ListReader } from './list-reader.ts';

/**
 * A file of indicators: one a line, told by its form, or with its type before it and a tab or comma between; or JSON
 * Lines of `{type, value}`. Types may be named as other tools name them. Empty lines and those that begin with `#` are
 * none. Values may be defanged.
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
    const list = new ListReader(size, Math.ceil(size / USUAL_LINE) + 16);
    let read = 0;
    for (let more = 1; more > 0; ) {
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

function listProblem({ code, message }: NodeJS.ErrnoException, where: string): Problem {
  if (code === 'ENOENT') return problem('not-found', 'there is no such list of indicators', { where });
  if (code === 'EISDIR')
    return problem('is-directory', 'this is a folder, not a list of indicators', { where });
  return problem('not-found', `this list cannot be read: ${message}`, { where });
}
