import { type Command, Option } from 'commander';

/** What the desk's own decisions teach. */
export function addTraining(howdunit: Command, home: () => Option): void {
  howdunit
    .command('train')
    .description('learn from accepted and rejected techniques; nothing changes without --apply')
    .addOption(home())
    .addOption(new Option('--from <source>', 'what to learn from').choices(['decisions']))
    .option('--apply', 'take what was learnt into use; what was in use before is kept beside it')
    .addOption(new Option('--forget', 'go back to the model as shipped').conflicts(['from', 'apply', 'json']))
    .option('--json', 'one JSON record')
    .action(async (flags) => (await import('./train.ts')).train(flags));
}
