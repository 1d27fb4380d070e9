import { closeSync, constants, fstatSync, openSync, readSync, statSync } from 'node:fs';
import type { Problem, Result } from '../../model/index.ts';
import { failed, ok, problem } from '../../model/index.ts';

/**
 * A file's bytes, all of them. What is no file (a device, a pipe, a socket) is not opened, since that alone may block
 * or do something; what became one in between is not read.
 *
 * @param most bytes
 */
export function readRegular(file: string, most: number): Result<Buffer> {
  let opened: number | undefined;
  try {
    if (!statSync(file).isFile()) return failed(noFile(file));
    opened = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const stat = fstatSync(opened);
    if (!stat.isFile()) return failed(noFile(file));
    if (stat.size > most) return failed(tooLarge(file, stat.size, most));
    const bytes = Buffer.alloc(stat.size);
    let read = 0;
    for (let more = -1; more !== 0 && read < bytes.length; read += more)
      more = readSync(opened, bytes, read, bytes.length - read, read);
    // A file that is cut while it is read is scanned as far as it went.
    return ok(bytes.subarray(0, read));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    const known = code === 'ENOENT' ? 'not-found' : code === 'EACCES' ? 'permission-denied' : 'damaged';
    return failed(problem(known, `this file was not scanned: ${message}`, { where: file }));
  } finally {
    if (opened !== undefined) closeSync(opened);
  }
}

function noFile(where: string): Problem {
  return problem('unsupported-format', 'this is no regular file, and was not scanned', { where });
}

function tooLarge(where: string, size: number, most: number): Problem {
  const message = `this file has ${size} bytes, more than the ${most} that are scanned`;
  return problem('too-large', message, { where, hint: 'Allow more: --max-size <MiB>.' });
}
