import type { Command, Option } from 'commander';
import { InvalidArgumentError, Option as MadeOption } from 'commander';

/** Options that every command makes for itself, as commander wants it. */
export interface Shared {
  readonly home: () => Option;
  readonly allowPrivate: () => Option;
}

/** The commands about what becomes of a page after it was kept: `watch`, `mementos`, `diff`. */
export function addWatching(howdunit: Command, { home, allowPrivate }: Shared): void {
  const watch = howdunit
    .command('watch')
    .description('look at watched pages and feeds when they are due, and tell once what was confirmed')
    .addOption(home())
    .addOption(allowPrivate())
    .option('--once', 'look once and end, for cron; ends with 10 if there was something to tell')
    .addOption(
      new MadeOption(
        '--hunt <logs>',
        'hunt there for every report that is new; may be given again',
      ).argParser((path: string, before: readonly string[] | undefined) => [...(before ?? []), path]),
    )
    .addOption(credentials())
    .option('--now', 'look at everything, due or not')
    .option('--json', 'one JSON record of everything observed')
    .action(async (flags) => (await import('./watch.ts')).watch(flags));

  watch
    .command('add')
    .description('keep a first copy of a page or feed, and look again from now on')
    .argument('<url>', 'http(s) URL')
    .addOption(
      new MadeOption('--every <interval>', 'e.g. 30m, 6h, 1d').argParser(interval).default(6 * HOUR, '6h'),
    )
    .option('--taxii', 'the URL is of a TAXII 2.1 server or collection: ask it for what is new in it')
    .option('--collection <name>', 'with --taxii: the id or the title, where the URL names a server')
    .addOption(credentials())
    .addOption(home())
    .addOption(allowPrivate())
    .option('--json', 'one JSON array')
    .action(async (url, _, command: Command) =>
      (await import('./watch.ts')).add(url, command.optsWithGlobals()),
    );

  watch
    .command('list')
    .description('what is watched, and how it stands')
    .addOption(home())
    .option('--json', 'one JSON array')
    .action(async (_, command: Command) => (await import('./watch.ts')).list(command.optsWithGlobals()));

  watch
    .command('remove')
    .description('look no more; what was kept stays kept')
    .argument('<url>', 'the URL, or the id that watch list --json names')
    .addOption(home())
    .action(async (url, _, command: Command) =>
      (await import('./watch.ts')).remove(url, command.optsWithGlobals()),
    );

  howdunit
    .command('mementos')
    .description('list the copies that web archives hold of a page, keep one, or ask for one')
    .argument('<url>', 'http(s) URL of the page')
    .addOption(home())
    .addOption(allowPrivate())
    .option('--fetch <memento>', 'keep this one, by its address, or the one nearest to a date (UTC)')
    .option('--submit', 'ask the archives to save the page; that tells them of your interest in it')
    .option('--json', 'one JSON record')
    .action(async (url, flags) => (await import('./mementos.ts')).mementos(url, flags));

  howdunit
    .command('diff')
    .description('what two captures of a report say and only one of them: words and findings')
    .argument('<report>', 'id, the beginning of an id, or a part of the title')
    .addOption(home())
    .option('--from <capture>', 'the earlier one (default: the last but one)')
    .option('--to <capture>', 'the later one (default: the last)')
    .option('--json', 'one JSON record')
    .action(async (report, flags) => (await import('./diff.ts')).diff(report, flags));
}

function credentials(): MadeOption {
  return new MadeOption('--credentials <file>', 'JSON file with the credentials of TAXII servers');
}

const HOUR = 3_600_000;
const UNITS: Readonly<Record<string, number>> = { m: 60_000, h: HOUR, d: 24 * HOUR };

/** @returns ms */
function interval(text: string): number {
  const [, count, unit = ''] = /^(\d{1,4})([mhd])$/.exec(text) ?? [];
  const ms = Number(count) * (UNITS[unit] ?? Number.NaN);
  if (ms > 0) return ms;
  throw new InvalidArgumentError('expected a number and m, h or d, e.g. 6h');
}
