import type { Readable } from 'node:stream';
import type { Problem } from '../model/index.ts';
import { problem } from '../model/index.ts';
import type { Desk } from './desk.ts';
import { listIsNoReport } from './hunt-gathered.ts';
import type { HuntHit } from './hunt-hit.ts';
import { whyNoProgress } from './hunt-resume.ts';

export interface HuntOptions {
  /** Log files, folders and patterns; `-` is standard input. */
  readonly paths: readonly string[];
  readonly standardInput: Readable;
  /** Only what this report names. */
  readonly report?: string;
  /** A file of indicators to hunt for, instead of what the kept reports name. */
  readonly indicators?: string;
  /** Hunt for what the default view holds back, too. */
  readonly all: boolean;
  /** Threads; as many as there are cores, and reason for, unless given. */
  readonly workers?: number;
  /** A file that remembers how far the hunt has come. */
  readonly resume?: string;
  /** Run the Sigma rules that the kept reports print, too. */
  readonly rules?: boolean;
  /** Keep an index of what logs have, and read only what may have what is sought. */
  readonly tokenIndex?: boolean;
  /** Tell how often each indicator was seen, by host and day, instead of each hit. */
  readonly summary?: boolean;
  /** Keep what was found in the store, added up by indicator, host, day and log. */
  readonly keepSightings?: boolean;
  readonly onSighting: (sighting: HuntHit) => Promise<void>;
  /** All hits of a stretch of a log have been told: what was put aside to be told together may be told now. */
  readonly onPause?: () => Promise<void>;
  /** A log that could not be searched, or not to its end. */
  readonly onProblem: (problem: Problem) => void;
  readonly onProgress: (progress: HuntProgressTold) => void;
  /** Told once, before the search: how to end it before its time. */
  readonly onStart?: (early: EarlyEnd) => void;
}

/** For a hunt that is interrupted. */
export interface EarlyEnd {
  /** Says what has been covered so far, and keeps it. */
  readonly cover: () => string;
  /** Tells of what has been found so far, where it is to be told by indicator, host and day; once. */
  readonly summarise: () => Promise<void>;
}

/** Bytes of plain text as they are, of anything else after decompression. */
export interface HuntProgressTold {
  readonly bytes: number;
  /** Of the logs on disk. */
  readonly total: number;
  readonly hits: number;
}

export interface HuntSummary {
  /** Without those of values on a warning list, which the verdict has. */
  readonly hits: number;
  /** One line: what was searched for what, and what came of it. */
  readonly verdict: string;
}

/** Where a hunt is at home; a list is hunted for without a store. */
export type HuntHome = Desk | { readonly home: string; readonly store?: undefined };

/** What cannot be asked for together. */
export function misuseOf({
  indicators,
  keepSightings,
  tokenIndex,
  resume,
}: HuntOptions): Problem | undefined {
  if (tokenIndex === true && resume !== undefined) {
    const message = 'a token index knows what of a log is left to be read, and so does --resume';
    return problem('bad-usage', message, { hint: 'Leave out one of the two.' });
  }
  const foreign = resume === undefined ? undefined : whyNoProgress(resume);
  if (foreign !== undefined) return foreign;
  return indicators === undefined || keepSightings !== true ? undefined : listIsNoReport(indicators);
}
