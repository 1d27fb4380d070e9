import { huntByYara } from '../app/hunt-yara.ts';
import { plainLine, problem } from '../model/index.ts';
import { beforeSignal } from './before-signal.ts';
import { EXIT } from './exit-codes.ts';
import { redrawnLine } from './progress.ts';
import { print, report, say } from './terminal.ts';
import { withDesk } from './with-desk.ts';

interface YaraFlags {
  readonly home?: string;
  readonly report?: string;
  readonly jsonl?: boolean;
  readonly all?: boolean;
  readonly workers?: number;
  /** Seconds. */
  readonly timeout?: number;
  /** MiB. */
  readonly maxSize?: number;
  readonly exitCode?: boolean;
}

/** What means nothing where rules are run over files. */
const ELSEWHERE = [
  'indicators',
  'summary',
  'resume',
  'rules',
  'emit',
  'tokenIndex',
  'keepSightings',
] as const;
type Foreign = { readonly [Name in (typeof ELSEWHERE)[number]]?: unknown };

/** `howdunit hunt --yara <files…>`: files that the YARA rules of kept reports match. */
export async function huntYara(paths: readonly string[], flags: YaraFlags & Foreign): Promise<void> {
  const foreign = ELSEWHERE.find((name) => flags[name] !== undefined);
  if (foreign === 'keepSightings') {
    const message = 'a sighting says when and on which machine, and a file that a rule matches says neither';
    return report(
      problem('bad-usage', message, { hint: 'Leave out --keep-sightings; --jsonl tells each hit.' }),
    );
  }
  if (foreign !== undefined) {
    const flag = `--${foreign.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`)}`;
    return report(problem('bad-usage', `--yara scans files by rules, and ${flag} is about logs`));
  }
  let told = { bytes: 0, hits: 0 };
  const line = redrawnLine(
    (seconds) => `hunt: ${(told.bytes / 1e9).toFixed(2)} GB, ${told.hits} hits … ${Math.round(seconds)} s`,
  );
  let cover: (() => string) | undefined;
  const forget = beforeSignal(() => {
    line.done();
    if (cover !== undefined) say(cover());
  });
  const { report: named, workers, timeout, maxSize } = flags;
  const summary = await withDesk(flags.home, (desk) =>
    huntByYara(desk, {
      paths,
      all: flags.all === true,
      ...(named !== undefined && { report: named }),
      ...(workers !== undefined && { workers }),
      ...(timeout !== undefined && { timeout }),
      ...(maxSize !== undefined && { maxSize }),
      onProblem: report,
      onProgress(progress) {
        told = progress;
        line.tick();
      },
      onStart(covered) {
        cover = covered;
      },
      onSighting(sighting) {
        line.clear();
        return print(
          flags.jsonl === true ? `${sighting.json}\n` : `${sighting.lines.map(plainLine).join('\n')}\n`,
        );
      },
    }),
  );
  forget();
  line.done();
  if (summary === undefined) return;
  say(summary.verdict);
  if (flags.exitCode === true && summary.hits > 0 && (process.exitCode ?? 0) === 0)
    process.exitCode = EXIT.hits;
}
