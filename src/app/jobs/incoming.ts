import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Result } from '../../model/index.ts';
import { failed, ok, plainLine, problem } from '../../model/index.ts';

/** What came over the network lies here until it is kept; a desk that starts empties it. */
export interface Incoming {
  /**
   * Writes a body into a file of its own. Fails with `too-large` beyond `most` bytes, `write-failed`, `disk-full`.
   *
   * @param name as the sender says; what a file may not be called is replaced
   */
  receive(
    jobKey: string,
    name: string,
    body: AsyncIterable<Uint8Array> | Uint8Array,
    most: number,
  ): Promise<Result<string>>;
  forget(jobKey: string): Promise<void>;
}

export async function openIncoming(home: string): Promise<Incoming> {
  const folder = join(home, 'incoming');
  await rm(folder, { recursive: true, force: true });
  return {
    async receive(jobKey, name, body, most) {
      const own = join(folder, jobKey);
      const path = join(own, safeName(name));
      try {
        await mkdir(own, { recursive: true, mode: 0o700 });
        const pieces = body instanceof Uint8Array ? [body] : body;
        await pipeline(
          Readable.from(limited(pieces, most)),
          createWriteStream(path, { flags: 'wx', mode: 0o600 }),
        );
        return ok(path);
      } catch (error) {
        await rm(own, { recursive: true, force: true });
        return failed(whyNot(error, name, most));
      }
    },
    forget: (jobKey) => rm(join(folder, jobKey), { recursive: true, force: true }),
  };
}

class TooLarge extends Error {}

async function* limited(
  body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  most: number,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > most) throw new TooLarge();
    yield chunk;
  }
}

function whyNot(error: unknown, where: string, most: number): ReturnType<typeof problem> {
  if (error instanceof TooLarge) {
    return problem('too-large', `more than ${Math.floor(most / 1_048_576)} MiB came`, { where });
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOSPC') return problem('disk-full', 'there was no room for what came', { where });
  if (code === '' && !(error instanceof Error && error.name === 'AbortError')) throw error;
  return problem('write-failed', `what came could not be taken whole (${code || 'it was cut off'})`, {
    where,
  });
}

/** UTF-16 code units of a file's name. */
const LONGEST = 120;

/** A plain file name: no folder, no sign that a shell or a terminal would take for something else. */
export function safeName(name: string): string {
  const base = plainLine(name.split(/[/\\]/u).at(-1) ?? '')
    .replace(/[<>:"|?*\uFFFD]/gu, '_')
    .replace(/^[.\s]+/u, '')
    .trim();
  const dot = base.lastIndexOf('.');
  const end = dot > 0 && base.length - dot <= 12 ? base.slice(dot) : '';
  const start = base.slice(0, base.length - end.length).slice(0, LONGEST - end.length);
  return `${start}${end}` || 'upload';
}
