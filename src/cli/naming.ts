import type { Command, Option } from 'commander';
import { Argument, InvalidArgumentError, Option as MadeOption } from 'commander';
import type { NameEvent, NameSaying } from '../model/index.ts';
import type { SayingFlags } from './names.ts';

/** The commands about who calls whom what. */
export function addNaming(howdunit: Command, home: () => Option): void {
  const name = howdunit
    .command('name')
    .description('a name according to whom: which list has it where, and which kept reports name it')
    .argument('<name>', 'e.g. "Iron Tiger"')
    .addOption(home())
    .option('--trust <lists>', 'whom to ask, comma-separated: misp, attack, microsoft, desk (default: all)')
    .addOption(
      new MadeOption('--format <format>', 'how to print it').choices(['text', 'json', 'md']).default('text'),
    )
    .addOption(new MadeOption('--json', 'short for --format json').conflicts('format'))
    .action(async (asked, flags) => (await import('./names.ts')).name(asked, flags));

  saying(name.command('add'), home)
    .description('say that a cluster goes by a name; the desk’s own list has it from then on')
    .argument('<name>', 'the name')
    .requiredOption('--cluster <cluster>', 'whose name it is, as this desk calls it')
    .option('--giver <vendor>', 'who gave the name')
    .option('--since <date>', 'since when: 2026, 2026-11 or 2026-11-17')
    .action(async (named, _, command: Command) => {
      const { cluster, giver, since, ...flags } = command.optsWithGlobals();
      await state(
        {
          kind: 'lists',
          name: named,
          cluster,
          ...(giver !== undefined && { nameGiver: giver }),
          ...(since !== undefined && { since }),
        },
        flags,
      );
    });

  saying(name.command('dispute'), home)
    .description('say that a list has a name where it does not belong; the list is shown with that beside it')
    .argument('<name>', 'the name')
    .requiredOption('--source <list>', 'whose list: misp, attack, microsoft or desk')
    .requiredOption('--cluster <entry>', 'under which entry, e.g. APT27 or G0027')
    .action(async (named, _, command: Command) => {
      const { source, cluster, ...flags } = command.optsWithGlobals();
      await state({ kind: 'disputes', name: named, source, cluster }, flags);
    });

  saying(name.command('event'), home)
    .description('write down that clusters were merged or split, or that one became a named actor')
    .addArgument(new Argument('<kind>', 'what became of them').choices(['merge', 'split', 'graduation']))
    .requiredOption('--from <cluster...>', 'what it was; several for a merge')
    .requiredOption('--to <cluster...>', 'what it became; several for a split')
    .option('--on <date>', 'when: 2026, 2026-11 or 2026-11-17')
    .option('--according-to <who>', 'who says so')
    .action(async (kind: NameEvent['kind'], _, command: Command) => {
      const { from, to, on, accordingTo, ...flags } = command.optsWithGlobals();
      const detail = { ...(on !== undefined && { on }), ...(accordingTo !== undefined && { accordingTo }) };
      await state({ kind, from, to, ...detail }, flags);
    });

  name
    .command('withdraw')
    .description('take an entry back, whoever made it; withdrawing the withdrawal restores it')
    .addArgument(new Argument('<number>', 'the entry’s number').argParser(entryNumber))
    .addOption(home())
    .option('--by <name>', 'who says so (default: the user’s name)')
    .option('--note <why>', 'why')
    .action(async (entry: number, _, command: Command) =>
      state({ kind: 'withdraws', entry }, command.optsWithGlobals()),
    );

  name
    .command('history')
    .description('all that was ever said here about a name, or about any; nothing is erased')
    .argument('[name]', 'a name or cluster')
    .addOption(home())
    .option('--json', 'one JSON array')
    .action(async (about, _, command: Command) =>
      (await import('./names.ts')).history(about, command.optsWithGlobals()),
    );
}

async function state(says: NameSaying, flags: SayingFlags): Promise<void> {
  await (await import('./names.ts')).stateName(says, flags);
}

function saying(command: Command, home: () => Option): Command {
  return command
    .addOption(home())
    .option('--by <name>', 'who says so (default: the user’s name)')
    .option('--note <why>', 'why')
    .option('--report <report>', 'the kept report that says so; with --quote')
    .option('--quote <words>', 'its words, as they stand there once');
}

function entryNumber(value: string): number {
  const parsed = Number(value);
  if (Number.isInteger(parsed) && parsed > 0) return parsed;
  throw new InvalidArgumentError('expected the number of an entry');
}
