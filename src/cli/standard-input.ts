import type { Result } from '../model/index.ts';
import { failed, ok, problem } from '../model/index.ts';

/** Bytes a pipe may bring; what is larger is a log for `hunt`, not a report. */
const MOST_BYTES = 256 * 1024 * 1024;

export async function standardInput(): Promise<Result<Uint8Array>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of process.stdin) {
    chunks.push(chunk as Uint8Array);
    size += (chunk as Uint8Array).length;
    if (size > MOST_BYTES) {
      return failed(
        problem('too-large', `more than ${MOST_BYTES / 1024 / 1024} MiB came in`, {
          where: 'standard input',
        }),
      );
    }
  }
  if (size === 0) return failed(problem('empty-source', 'nothing came in', { where: 'standard input' }));
  return ok(Buffer.concat(chunks));
}
