import type { Asker } from '../app/accounts/session.ts';
import type { Collection } from '../app/taxii/index.ts';
import type { TlpLabel } from '../model/index.ts';
import type { Note } from './log.ts';

interface HandedOn {
  readonly asker: Asker;
  readonly collection: Collection;
  readonly root: TlpLabel;
  readonly objects: number;
  /** A further page of what was asked for before. */
  readonly isContinued: boolean;
}

/** The pages of one run through a collection are one export for so long, ms. */
const RUN_MS = 60_000;
const MOST_RUNS = 10_000;

/**
 * Which answers are to stand in the audit log: each run through a collection that brings anything once, and again
 * for every minute that it goes on. A line for each page would grow the log by what consumers ask, not by what goes.
 */
export class ExportLog {
  readonly #runs = new Map<string, number>();

  entryFor({ asker, collection, root, objects, isContinued }: HandedOn, now: number): Note | undefined {
    if (objects === 0) return undefined;
    const who = asker.kind === 'account' ? (asker.origin.token ?? asker.account.name) : '';
    const run = `${who} ${collection.id}`;
    if (isContinued && now - (this.#runs.get(run) ?? 0) < RUN_MS) return undefined;
    this.#runs.delete(run);
    this.#runs.set(run, now);
    if (this.#runs.size > MOST_RUNS) this.#runs.delete(this.#runs.keys().next().value ?? '');
    const { id, facet } = collection;
    return { subject: id, detail: { format: 'taxii', audience: root, collection: facet, objects } };
  }
}
