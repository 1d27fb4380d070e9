import { huntLogs } from '../app/hunt-logs.ts';
import { plainLine } from '../model/index.ts';
import { EXIT } from './exit-codes.ts';
import { progress } from './progress.ts';
import { print, report, say } from './terminal.ts';
import { withDesk } from './with-desk.ts';

export interface HuntFlags {
  readonly home?: string;
  readonly report?: string;
  readonly jsonl?: boolean;
  readonly all?: boolean;
  readonly exitCode?: boolean;
}

/** `howdunit hunt <log files|->`: were we hit? Each hit with the sentence of the report that names it. */
export async function hunt(paths: readonly string[], flags: HuntFlags): Promise<void> {
  const line = progress('hunt');
  const summary = await withDesk(flags.home, (desk) =>
    huntLogs(desk, {
      paths,
      standardInput: process.stdin,
      all: flags.all === true,
      ...(flags.report !== undefined && { report: flags.report }),
      onProblem: report,
      onProgress: (where) => line.stage(where),
      onSighting: (sighting) =>
        print(flags.jsonl === true ? `${sighting.json}\n` : `${sighting.lines.map(plainLine).join('\n')}\n`),
    }),
  );
  line.done();
  if (summary === undefined) return;
  say(summary.verdict);
  if (flags.exitCode === true && summary.hits > 0 && (process.exitCode ?? 0) === 0)
    process.exitCode = EXIT.hits;
}
