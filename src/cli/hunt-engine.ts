import { huntEngine } from '../app/hunt-engine.ts';
import type { EarlyEnd } from '../app/hunt-logs.ts';
import type { Result } from '../model/index.ts';
import { failed, ok, problem } from '../model/index.ts';
import { beforeSignal } from './before-signal.ts';
import { EXIT } from './exit-codes.ts';
import { ToldHits } from './hunt-hits.ts';
import { report, say } from './terminal.ts';
import { withDesk } from './with-desk.ts';

/** Seconds. */
const SILENCE = 600;

export interface EngineFlags {
  readonly home?: string;
  readonly report?: string;
  readonly indicators?: string;
  readonly jsonl?: boolean;
  readonly summary?: boolean;
  readonly all?: boolean;
  readonly exitCode?: boolean;
  readonly dsn?: string;
  readonly mapping?: string;
  readonly since?: string;
  readonly until?: string;
  readonly engineTimeout?: number;
  readonly keepSightings?: boolean;
  /** What goes with logs on this machine alone. */
  readonly resume?: string;
  readonly workers?: number;
  readonly tokenIndex?: boolean;
  readonly rules?: boolean;
  readonly yara?: boolean;
  readonly emit?: string;
}

/** `howdunit hunt <tables…> --engine clickhouse`: the same question where the logs are. */
export async function huntInEngine(tables: readonly string[], flags: EngineFlags): Promise<void> {
  // A command line can be read by everybody on the machine.
  const dsn = flags.dsn ?? process.env['HOWDUNIT_CLICKHOUSE_DSN'];
  const misused = misuse(tables, flags, dsn);
  if (misused !== undefined) return report(problem('bad-usage', misused));
  const since = instant(flags.since, '--since');
  if (!since.ok) return report(since.problem);
  const until = instant(flags.until, '--until');
  if (!until.ok) return report(until.problem);
  const { report: named, indicators } = flags;
  const hits = new ToldHits({ asJson: flags.jsonl === true, isSummed: flags.summary === true });
  let early: EarlyEnd | undefined;
  const forget = beforeSignal(async () => {
    if (early !== undefined) say(early.cover());
    await early?.summarise();
    await hits.end();
  });
  const summary = await withDesk(flags.home, (desk) =>
    huntEngine(desk, {
      tables,
      dsn: String(dsn),
      mapping: String(flags.mapping),
      all: flags.all === true,
      summary: flags.summary === true,
      silence: flags.engineTimeout ?? SILENCE,
      window: {
        ...(since.value !== undefined && { since: since.value }),
        ...(until.value !== undefined && { until: until.value }),
      },
      ...(named !== undefined && { report: named }),
      ...(indicators !== undefined && { indicators }),
      keepSightings: flags.keepSightings === true,
      onProblem: report,
      onSighting: (hit) => hits.tell(hit),
      onStart(end) {
        early = end;
      },
    }),
  );
  await hits.end();
  forget();
  if (summary === undefined) return;
  say(summary.verdict);
  if (flags.exitCode === true && summary.hits > 0 && (process.exitCode ?? 0) === 0)
    process.exitCode = EXIT.hits;
}

function misuse(tables: readonly string[], flags: EngineFlags, dsn: string | undefined): string | undefined {
  if (dsn === undefined || dsn === '')
    return `--engine needs the address of the engine: --dsn or HOWDUNIT_CLICKHOUSE_DSN`;
  if (flags.mapping === undefined) return '--engine needs --mapping: what the columns of the tables mean';
  const local = ['resume', 'workers', 'tokenIndex', 'rules', 'yara', 'emit'] as const;
  const alien = local.find((name) => flags[name] !== undefined);
  if (alien !== undefined) {
    const name = alien.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    return `--${name} goes with logs on this machine, not with --engine`;
  }
  return tables.includes('-') ? 'an engine is asked for tables, not for standard input' : undefined;
}

/** A day (UTC), or an ISO 8601 instant. */
function instant(text: string | undefined, flag: string): Result<number | undefined> {
  if (text === undefined) return ok(undefined);
  const at = /^\d{4}-\d{2}-\d{2}(?:T[\d:.]+(?:Z|[+-]\d{2}:\d{2}))?$/.test(text)
    ? Date.parse(text)
    : Number.NaN;
  if (!Number.isNaN(at)) return ok(at);
  return failed(
    problem('bad-usage', `${flag} takes a day or an instant (2026-11-01T08:00:00Z), not “${text}”`),
  );
}
