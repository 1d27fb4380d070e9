import { join } from 'node:path';
import type { KeepOptions } from '../keep/index.ts';
import type { Problem, Result } from '../model/index.ts';
import { ok } from '../model/index.ts';
import type { Store } from '../store/index.ts';
import { openStore } from '../store/index.ts';
import { deskSeal } from './desk-key.ts';
import type { AskLocalModel } from './local-model.ts';
import { localModelOf } from './local-model.ts';
import { storeSetting } from './store-setting.ts';

/** An opened house: where copies go, where findings go, what was learnt from decisions, and what time it is. */
export interface Desk {
  /** Where everything is. */
  readonly home: string;
  readonly store: Store;
  readonly keep: KeepOptions;
  readonly localModel: AskLocalModel;
}

export interface DeskOptions {
  readonly home: string;
  /** e.g. `0.1.0`; written into every archive. */
  readonly version: string;
  /** ms since the epoch, UTC; the real clock when absent. */
  readonly now?: () => number;
  /** A time-stamping authority (RFC 3161) for what is kept; none unless given. */
  readonly timestampUrl?: string | undefined;
  /** Told what went wrong without ending what is being done. */
  readonly onProblem?: (problem: Problem) => void;
}

/** @returns a desk whose `store` must be closed, or why the home could not be opened */
export async function openDesk(options: DeskOptions): Promise<Result<Desk>> {
  const server = storeSetting(options.home, process.env);
  if (!server.ok) return server;
  const store = await openStore(options.home, server.value === undefined ? {} : { server: server.value });
  if (!store.ok) return store;
  const keep: KeepOptions = {
    archive: join(options.home, 'archive'),
    software: `howdunit/${options.version}`,
    now: options.now ?? Date.now,
    ...deskSeal(options.home, options.timestampUrl, options.onProblem),
  };
  const localModel = localModelOf(options.home, options.onProblem ?? (() => {}));
  return ok({ home: options.home, store: store.value, keep, localModel });
}
