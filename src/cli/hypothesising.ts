import type { Command, Option } from 'commander';
import type { MatrixChangeAsked } from '../app/hypotheses.ts';
import type { MatrixFlags } from './hypotheses.ts';

/** The commands about a story's matrix of hypotheses. */
export function addHypothesising(howdunit: Command, home: () => Option): void {
  const hypotheses = howdunit
    .command('hypotheses')
    .description('a story’s hypotheses against its evidence; shows what contradicts, declares no winner')
    .argument('<story>', 'its id or a part of its title')
    .addOption(home())
    .option('--json', 'one JSON record')
    .action(async (story, flags) => (await import('./hypotheses.ts')).hypotheses(story, flags));

  changing(hypotheses.command('add'), home)
    .description('add a hypothesis; whom the reports name, an unknown other and a false flag are there')
    .argument('<story>', 'its id or a part of its title')
    .argument('<hypothesis>', 'e.g. "a former contractor"')
    .action(async (story, label, _, command: Command) =>
      change(story, { kind: 'add', label }, command.optsWithGlobals()),
    );

  changing(hypotheses.command('drop'), home)
    .description('drop a hypothesis that was added by hand; its ratings come back with it')
    .argument('<story>', 'its id or a part of its title')
    .argument('<hypothesis>', 'as it was added')
    .action(async (story, label, _, command: Command) =>
      change(story, { kind: 'drop', label }, command.optsWithGlobals()),
    );

  changing(hypotheses.command('undo'), home)
    .description('take the last change back; the changes are all kept')
    .argument('<story>', 'its id or a part of its title')
    .action(async (story, _, command: Command) => change(story, { kind: 'undo' }, command.optsWithGlobals()));

  changing(hypotheses.command('rate'), home)
    .description('say how an item stands to a hypothesis')
    .argument('<story>', 'its id or a part of its title')
    .argument('<item>', 'its number or id, as the matrix shows it')
    .argument('<hypothesis>', 'or a part of it')
    .argument('<rating>', 'CC, C, N, I, II, NA; none takes it back')
    .option('--note <why>', 'why')
    .action(async (story, item, hypothesis, rating, _, command: Command) => {
      const flags = command.optsWithGlobals<MatrixFlags>();
      await change(story, { kind: 'rate', item, hypothesis, rating, note: flags.note }, flags);
    });
}

async function change(story: string, asked: MatrixChangeAsked, flags: MatrixFlags): Promise<void> {
  await (await import('./hypotheses.ts')).change(story, asked, flags);
}

function changing(command: Command, home: () => Option): Command {
  return command
    .addOption(home())
    .option('--by <name>', 'who says so (default: the user’s name)')
    .option('--json', 'the matrix afterwards, as one JSON record');
}
