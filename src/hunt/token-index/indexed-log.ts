import { closeSync } from 'node:fs';
import type { MayHave } from './ask-index.ts';
import { askIndex } from './ask-index.ts';
import type { Gatherer } from './gatherer.ts';
import type { KeptIndex } from './index-file.ts';
import { openIndex } from './index-file.ts';
import { identityOf, isSame } from './log-identity.ts';
import type { Needs } from './needs.ts';

/** What the token index of a log says of it. */
export interface AskedLog {
  readonly blocks: readonly MayHave[];
  /** Of the whole log, after decompression. */
  readonly bytes: number;
  readonly lines: number;
}

/** A file system's clock may stand still so long, ms: what was changed just before it was indexed may be changed unseen. */
const TICK = 50;

/**
 * Where a log may have what is sought, by the index that is kept of it, or is made now where there is none or the log
 * has changed. Undefined of what cannot be indexed, which is then searched as ever.
 *
 * @param gatherer asked for where something has to be indexed
 */
export async function askLog(
  folder: string,
  file: string,
  needs: Needs,
  gatherer: () => Promise<Gatherer | undefined>,
): Promise<AskedLog | undefined> {
  const kept = openIndex(folder, file);
  try {
    if (kept !== undefined && isTrusted(kept, file)) return answer(kept, needs);
    const by = await gatherer();
    if (by === undefined) return undefined;
    const { makeIndex } = await import('./make-index.ts');
    if (!(await makeIndex(folder, file, by, kept))) return undefined;
  } finally {
    if (kept !== undefined) closeSync(kept.descriptor);
  }
  const made = openIndex(folder, file);
  if (made === undefined) return undefined;
  try {
    return answer(made, needs);
  } finally {
    closeSync(made.descriptor);
  }
}

function isTrusted({ header: { identity, madeAt } }: KeptIndex, file: string): boolean {
  return madeAt - Math.max(identity.changed, identity.altered) > TICK && isSame(identityOf(file), identity);
}

function answer(index: KeptIndex, needs: Needs): AskedLog {
  const { sections } = index.header;
  const lines = sections.reduce((all, section) => all + section.lines, 0);
  return { blocks: askIndex(index, needs), bytes: sections.at(-1)?.to ?? 0, lines };
}
