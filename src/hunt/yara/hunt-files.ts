import type { Problem, Result } from '../../model/index.ts';
import { failed, ok, problem } from '../../model/index.ts';
import type { YaraRule } from './atoms.ts';
import { atomsOf } from './atoms.ts';
import type { FileDone, YaraLimits } from './run-yara.ts';
import { YaraRun } from './run-yara.ts';
import { Scanner } from './scanner.ts';
import type { CompileError } from './scanner-messages.ts';

export interface YaraListener {
  /** Before a file is scanned: how many rules are run. */
  readonly ready: (rules: number) => void;
  /** A rule that is not run, by its place in the list. */
  readonly refused: (rule: number, why: string) => void;
  /** In the order of the files. Resolves when more may come. */
  readonly done: (done: FileDone) => Promise<void>;
}

/** What came of it. */
export interface HuntedFiles {
  /** Rules that were run. */
  readonly rules: number;
  /** Rules that some files were not scanned for, for they did not come to an end, and how many files. */
  readonly missed: readonly { readonly rules: readonly number[]; readonly files: number }[];
}

/** What compiling one rule may take, ms. */
const COMPILE_MS = 10_000;

/**
 * Scans files for rules, in `lanes` processes at once. Fails where the scanner, an optional package, is not installed.
 */
export async function huntFiles(
  files: readonly string[],
  rules: readonly YaraRule[],
  limits: YaraLimits,
  lanes: number,
  listener: YaraListener,
): Promise<Result<HuntedFiles>> {
  const scanners = Array.from({ length: Math.max(1, Math.min(lanes, files.length)) }, () => new Scanner());
  try {
    const [first] = scanners;
    if (first === undefined || (await first.load([], COMPILE_MS)).kind === 'absent') return failed(absent());
    const { atoms, refused } = await atomsOf(rules, (source) => errorsOf(source, first));
    for (const { rule, why } of refused) listener.refused(rule, why);
    listener.ready(rules.length - refused.length);
    if (atoms.length === 0) return ok({ rules: 0, missed: [] });
    const run = new YaraRun(atoms, limits);
    const free = [...scanners];
    const running: Promise<FileDone>[] = [];
    for (const file of files) {
      // The oldest is told first, whichever is done first; its process may have gone on to another file meanwhile.
      while (free.length === 0) await listener.done(await (running.shift() as Promise<FileDone>));
      const scanner = free.shift() as Scanner;
      const scanning = run.scan(file, scanner).finally(() => free.push(scanner));
      scanning.catch(() => {});
      running.push(scanning);
    }
    for (const scanning of running) await listener.done(await scanning);
    return ok({ rules: rules.length - refused.length, missed: run.missed() });
  } finally {
    for (const scanner of scanners) scanner.end();
  }
}

async function errorsOf(source: string, scanner: Scanner): Promise<readonly CompileError[]> {
  const answer = await scanner.ask({ kind: 'compile', source }, COMPILE_MS);
  if (answer.kind === 'compiled') return answer.errors;
  const message = 'compiling it took more time or memory than a rule may take';
  return [{ code: 'stopped', message }];
}

function absent(): Problem {
  return problem(
    'bad-usage',
    'YARA rules are run by @litko/yara-x, which is not installed for this machine',
    {
      hint: 'npm install @litko/yara-x',
    },
  );
}
