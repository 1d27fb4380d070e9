import type { FetchOptions } from '../keep/index.ts';
import type { Problem, TlpLabel } from '../model/index.ts';
import type { Format } from './formats.ts';
import type { PageOptions } from './keep-report.ts';
import type { Listed } from './read-many-gather.ts';
import type { ReadOutcome } from './read-many-outcome.ts';

/** What a process that reads is told once, at its start. */
export interface WorkerSettings {
  readonly home: string;
  readonly tlp?: TlpLabel;
  /** How a URL is fetched and what is kept of it. */
  readonly fetch: Pick<FetchOptions, 'allowPrivate' | 'timeoutMs'> & PageOptions;
  readonly timestampUrl?: string | undefined;
  /** Recognise the text of scanned pages and pictures. */
  readonly ocr?: boolean;
  /** Documents are wanted in this format; without it only what came of each. */
  readonly format?: Format;
  readonly all?: boolean;
  /** Whom the documents are for. */
  readonly audience?: TlpLabel;
  /** Write each document into a file of its own in this folder, instead of sending it. */
  readonly output?: string;
}

/** How far the way of a report has come. */
export type ReadStage = 'keeping' | 'reading' | 'finding' | 'storing';

export type ToWorker =
  | { readonly kind: 'settings'; readonly settings: WorkerSettings }
  | { readonly kind: 'read'; readonly listed: Listed };

export type FromWorker =
  /** The home is open. */
  | { readonly kind: 'ready' }
  /** The home could not be opened: nothing can be read at all. */
  | { readonly kind: 'unusable'; readonly problem: Problem }
  | { readonly kind: 'kept'; readonly wacz: string }
  | { readonly kind: 'stage'; readonly stage: ReadStage }
  | { readonly kind: 'page'; readonly page: number }
  /** Something went wrong without ending the reading. */
  | { readonly kind: 'problem'; readonly problem: Problem }
  | WorkerDone;

export interface WorkerDone {
  readonly kind: 'done';
  readonly outcome: ReadOutcome;
  /** The document in the format that was asked for. */
  readonly text?: string;
  /** The file it was written to. */
  readonly output?: string;
  /** Bytes of memory that the process holds now. */
  readonly memory: number;
}
