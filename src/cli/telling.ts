import type { Command, Option } from 'commander';

/** The commands that group reports into stories, by the analyst's word alone. */
export function addTelling(howdunit: Command, home: () => Option): void {
  const story = howdunit
    .command('story')
    .description('group kept reports about one affair: suggested by what they share, confirmed by you')
    .addOption(home())
    .option('--json', 'one JSON array of the stories')
    .action(async (flags) => (await import('./story.ts')).list(flags));

  story
    .command('suggest')
    .description('groups of reports that may be about one affair, each with its grounds; nothing is stored')
    .addOption(home())
    .option('--json', 'one JSON array')
    .action(async (_, command: Command) => (await import('./story.ts')).suggest(command.optsWithGlobals()));

  changing(story.command('confirm'), home)
    .description('make a story of a suggestion')
    .argument('<suggestion>', 'its id')
    .option('--title <title>', 'what to call it (default: the title of its first report)')
    .action(async (id, _, command: Command) =>
      (await import('./story.ts')).confirm(id, command.optsWithGlobals()),
    );

  changing(story.command('make'), home)
    .description('make a story of kept reports')
    .argument('<title>', 'what to call it')
    .argument('<reports...>', 'ids, beginnings of ids, or parts of titles')
    .action(async (title, reports, _, command: Command) =>
      (await import('./story.ts')).make(title, reports, command.optsWithGlobals()),
    );

  story
    .command('list')
    .description('every story')
    .addOption(home())
    .option('--json', 'one JSON array')
    .action(async (_, command: Command) => (await import('./story.ts')).list(command.optsWithGlobals()));

  story
    .command('show')
    .description('a story’s reports, and everything that was done to it')
    .argument('<story>', 'its id, the beginning of it, or a part of its title')
    .addOption(home())
    .option('--json', 'one JSON record')
    .action(async (reference, _, command: Command) =>
      (await import('./story.ts')).show(reference, command.optsWithGlobals()),
    );

  changing(story.command('add'), home)
    .description('add reports to a story')
    .argument('<story>', 'its id or a part of its title')
    .argument('<reports...>', 'ids, beginnings of ids, or parts of titles')
    .action(async (reference, reports, _, command: Command) =>
      (await import('./story.ts')).add(reference, reports, command.optsWithGlobals()),
    );

  changing(story.command('remove'), home)
    .description('take reports out of a story; they stay kept')
    .argument('<story>', 'its id or a part of its title')
    .argument('<reports...>', 'ids, beginnings of ids, or parts of titles')
    .action(async (reference, reports, _, command: Command) =>
      (await import('./story.ts')).remove(reference, reports, command.optsWithGlobals()),
    );

  changing(story.command('rename'), home)
    .description('call a story something else')
    .argument('<story>', 'its id or a part of its title')
    .argument('<title>', 'what to call it')
    .action(async (reference, title, _, command: Command) =>
      (await import('./story.ts')).rename(reference, title, command.optsWithGlobals()),
    );

  changing(story.command('undo'), home)
    .description('take the last change of a story back, whoever made it')
    .argument('<story>', 'its id or a part of its title')
    .action(async (reference, _, command: Command) =>
      (await import('./story.ts')).undo(reference, command.optsWithGlobals()),
    );
}

function changing(command: Command, home: () => Option): Command {
  return command.addOption(home()).option('--by <name>', 'who says so (default: the user’s name)');
}
