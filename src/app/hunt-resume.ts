import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, readSync, renameSync, writeFileSync } from 'node:fs';
import type { ValueTable } from '../hunt/index.ts';
import type { Problem } from '../model/index.ts';
import { problem } from '../model/index.ts';

/** How far a log has been searched. */
export interface Covered {
  /** Every line that begins before this byte (after decompression) has been searched, and its hits told. */
  readonly bytes: number;
  readonly lines: number;
  /** To its end, as it was then. */
  readonly whole: boolean;
  /** Of the log on disk, bytes. */
  readonly size: number;
}

interface ResumeState {
  readonly kind: 'hunt-progress';
  /** SHA-256 of what was hunted for. */
  readonly indicators: string;
  readonly logs: Record<string, Covered>;
}

const EVERY_MS = 2_000;

/** What `--resume` keeps in its file, written anew every two seconds and at the end. */
export class HuntProgress {
  readonly #file: string | undefined;
  readonly #state: ResumeState;
  #written = 0;

  /** @param told of a file that is there and belongs to another hunt: it begins anew */
  constructor(file: string | undefined, values: ValueTable, told: (problem: Problem) => void) {
    this.#file = file;
    const indicators = file === undefined ? '' : fingerprint(values);
    const before = file === undefined ? undefined : read(file);
    const isSame = before?.indicators === indicators;
    if (before !== undefined && !isSame && file !== undefined) {
      const message = 'this is the progress of a hunt for other indicators; this hunt begins anew';
      told(problem('bad-usage', message, { where: file }));
    }
    this.#state = isSame && before !== undefined ? before : { kind: 'hunt-progress', indicators, logs: {} };
  }

  of(log: string): Covered | undefined {
    return this.#state.logs[log];
  }

  note(log: string, covered: Covered): void {
    if (this.#file === undefined) return;
    this.#state.logs[log] = covered;
    if (performance.now() - this.#written > EVERY_MS) this.save();
  }

  save(): void {
    if (this.#file === undefined) return;
    const draft = `${this.#file}.part`;
    writeFileSync(draft, `${JSON.stringify(this.#state)}\n`);
    renameSync(draft, this.#file);
    this.#written = performance.now();
  }
}

/** Why a file is not one that a hunt may write its progress into: it is there, and is something else. */
export function whyNoProgress(file: string): Problem | undefined {
  let start: string;
  try {
    const descriptor = openSync(file, 'r');
    const bytes = Buffer.alloc(START.length);
    start = bytes.toString('latin1', 0, readSync(descriptor, bytes, 0, bytes.length, 0));
    closeSync(descriptor);
  } catch {
    return undefined;
  }
  if (start === '' || start === START) return undefined;
  const message = 'this is no progress of a hunt, and would be written over';
  return problem('bad-usage', message, { where: file, hint: '--resume takes a file of its own.' });
}

const START = '{"kind":"hunt-progress"';

function read(file: string): ResumeState | undefined {
  try {
    const state: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return state instanceof Object && 'kind' in state && state.kind === 'hunt-progress'
      ? (state as ResumeState)
      : undefined;
  } catch {
    return undefined;
  }
}

function fingerprint({ count, types, starts, bytes }: ValueTable): string {
  const hash = createHash('sha256').update(types.subarray(0, count));
  for (let number = 0; number < count; number++) {
    hash.update(bytes.subarray(starts[number], starts[number + 1])).update('\n');
  }
  return hash.digest('hex');
}
