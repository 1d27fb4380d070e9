import { closeSync, openSync } from 'node:fs';
import { resolve } from 'node:path';
import { openLog } from '../logs/open-log.ts';
import { utf8Of } from '../logs/utf8-of.ts';
import { planLog } from '../tasks/plan.ts';
import type { Section } from './block-feed.ts';
import { BlockFeed } from './block-feed.ts';
import type { Gatherer } from './gatherer.ts';
import type { KeptIndex } from './index-file.ts';
import { bytesAt, sectionsOf, sumsOf, writeIndex } from './index-file.ts';
import type { LogIdentity } from './log-identity.ts';
import { identityOf, isSame } from './log-identity.ts';
import { PART, unchangedBytes } from './log-sums.ts';

interface Made {
  readonly isPacked: boolean;
  readonly sections: readonly Section[];
  readonly sums: readonly bigint[];
}

/**
 * Writes the index of a log as it is now, from what is kept of it and still right. False of what is no file, could not
 * be read to its end, or was changed meanwhile: it is searched as ever.
 */
export async function makeIndex(
  folder: string,
  file: string,
  by: Gatherer,
  kept: KeptIndex | undefined,
): Promise<boolean> {
  const identity = identityOf(file);
  const madeAt = Date.now();
  // That a log is empty is told by whoever reads it.
  if (identity === undefined || identity.size === 0) return false;
  const isPacked = planLog(file, madeAt).tasks[0]?.kind === 'whole';
  try {
    const made = isPacked ? await packed(file, by) : plain(file, by, identity, kept);
    if (made === undefined || !isSame(identityOf(file), identity)) return false;
    writeIndex(folder, { file: resolve(file), identity, madeAt, isPacked }, made.sections, made.sums);
    return true;
  } catch (error) {
    // Logs break off, and disks are full: it costs the next hunt its time, and this one nothing.
    if (error instanceof Error && 'code' in error) return false;
    throw error;
  }
}

/** Whatever is not plain text, as the UTF-8 that it is searched as. */
async function packed(file: string, by: Gatherer): Promise<Made | undefined> {
  const log = await openLog(file);
  if (!log.ok) return undefined;
  const feed = new BlockFeed(by, 0);
  for await (const chunk of utf8Of(log.value).chunks) {
    for (let from = 0; from < chunk.length; from += PART) {
      const part = chunk.subarray(from, from + PART);
      by.input.set(part, feed.room);
      feed.push(part.length);
    }
  }
  feed.end();
  return { isPacked: true, sections: feed.sections, sums: [] };
}

function plain(
  file: string,
  by: Gatherer,
  { size }: LogIdentity,
  kept: KeptIndex | undefined,
): Made | undefined {
  const before = kept === undefined ? { sections: [], sums: [] } : standing(file, by, size, kept);
  const from = before.sections.at(-1)?.to ?? 0;
  const sums = before.sums.slice(0, Math.floor(from / PART));
  const feed = new BlockFeed(by, from);
  const descriptor = openSync(file, 'r');
  try {
    for (let at = sums.length * PART; at < size; at += PART) {
      const length = Math.min(PART, size - at);
      const { room } = feed;
      if (bytesAt(descriptor, at, length, by.input.subarray(room, room + length)).length < length)
        return undefined;
      sums.push(by.sum(room, length));
      // The first part may begin before what is left to be indexed.
      const skip = Math.max(0, from - at);
      if (skip > 0) by.input.copyWithin(room, room + skip, room + length);
      if (length > skip) feed.push(length - skip);
    }
  } finally {
    closeSync(descriptor);
  }
  feed.end();
  return { isPacked: false, sections: [...before.sections, ...feed.sections], sums };
}

/** What is kept of a log and still right; the last section may have a line that was not whole. */
function standing(
  file: string,
  by: Gatherer,
  size: number,
  kept: KeptIndex,
): { readonly sections: readonly Section[]; readonly sums: readonly bigint[] } {
  const { header } = kept;
  if (header.isPacked || size < header.identity.size) return { sections: [], sums: [] };
  const sums = sumsOf(kept);
  const same = unchangedBytes(file, header.identity.size, sums, by);
  const count = header.sections.findIndex(({ to }) => to > same);
  const whole = count < 0 ? header.sections.length : count;
  return { sections: sectionsOf(kept, Math.min(whole, header.sections.length - 1)), sums };
}
