import { type Command, InvalidArgumentError, Option } from 'commander';
import { POST_LANGUAGES } from '../model/post.ts';
import { REPLY_STATES } from '../model/reply.ts';

/** The commands that publish about reports, and decide on what others reply. */
export function addPosting(howdunit: Command, home: () => Option): void {
  const post = howdunit
    .command('post')
    .description('publish about a kept report that is for everybody, and decide on replies')
    .addOption(home())
    .option('--json', 'one JSON array of the posts')
    .action(async (flags) => (await import('./post.ts')).list(flags));

  post
    .command('list')
    .description('every post, withdrawn ones too')
    .addOption(home())
    .option('--json', 'one JSON array')
    .action(async (_, command: Command) => (await import('./post.ts')).list(command.optsWithGlobals()));

  drafted(changing(post.command('publish'), home))
    .description('publish a post about a report that is marked TLP:CLEAR')
    .argument('<report>', 'its id, the beginning of it, or a part of its title')
    .action(async (reference, _, command: Command) =>
      (await import('./post.ts')).publish(reference, command.optsWithGlobals()),
    );

  noted(drafted(changing(post.command('correct'), home)))
    .description('say something else, and that; the findings are those of the report as it stands now')
    .argument('<post>', 'its id')
    .action(async (id, _, command: Command) =>
      (await import('./post.ts')).correct(id, command.optsWithGlobals()),
    );

  noted(changing(post.command('withdraw'), home))
    .description('take a post off; in its place stands when and why')
    .argument('<post>', 'its id')
    .action(async (id, _, command: Command) =>
      (await import('./post.ts')).withdraw(id, command.optsWithGlobals()),
    );

  noted(changing(post.command('restore'), home))
    .description('take a withdrawal back')
    .argument('<post>', 'its id')
    .action(async (id, _, command: Command) =>
      (await import('./post.ts')).restore(id, command.optsWithGlobals()),
    );

  post
    .command('show')
    .description('print the page of a post as its readers have it')
    .argument('<post>', 'its id')
    .addOption(home())
    .addOption(new Option('--format <format>', 'how').choices(['html', 'json']).default('html'))
    .addOption(new Option('--base <url>', 'where it is served, e.g. https://desk.example').argParser(origin))
    .action(async (id, _, command: Command) =>
      (await import('./post.ts')).show(id, command.optsWithGlobals()),
    );

  moderating(post, home);
}

function moderating(post: Command, home: () => Option): void {
  post
    .command('replies')
    .description('what others reply to posts, with their words and why to look twice')
    .addOption(home())
    .addOption(new Option('--state <state>', 'only these').choices(REPLY_STATES))
    .option('--json', 'one JSON record')
    .action(async (_, command: Command) => (await import('./post.ts')).replies(command.optsWithGlobals()));

  post
    .command('reply')
    .description('one reply with all that happened to it, as JSON')
    .argument('<reply>', 'its id')
    .addOption(home())
    .action(async (id, _, command: Command) =>
      (await import('./post.ts')).reply(id, command.optsWithGlobals()),
    );

  for (const [name, verdict, words] of [
    ['approve', 'approved', 'show a reply on the page of its post'],
    ['hold', 'held', 'take a decision on a reply back: it waits again'],
    ['reject', 'rejected', 'do not show a reply'],
  ] as const)
    changing(post.command(name), home)
      .description(words)
      .argument('<reply>', 'its id')
      .option('--note <words>', 'why, for the log')
      .action(async (id, _, command: Command) =>
        (await import('./post.ts')).decide(id, verdict, command.optsWithGlobals()),
      );

  changing(post.command('look'), home)
    .description('have the page of a reply looked at again')
    .argument('<reply>', 'its id')
    .action(async (id, _, command: Command) =>
      (await import('./post.ts')).look(id, command.optsWithGlobals()),
    );

  changing(post.command('block'), home)
    .description('take and show nothing of a domain; without one, which are blocked')
    .argument('[domain]', 'with all that stands in it')
    .option('--why <words>', 'for whoever reads the list')
    .option('--json', 'without a domain: one JSON array')
    .action(async (domain, _, command: Command) =>
      (await import('./post.ts')).block(domain, command.optsWithGlobals()),
    );

  changing(post.command('unblock'), home)
    .description('take a block back')
    .argument('<domain>', 'as the list has it')
    .action(async (domain, _, command: Command) =>
      (await import('./post.ts')).unblock(domain, command.optsWithGlobals()),
    );
}

function changing(command: Command, home: () => Option): Command {
  return command.addOption(home()).option('--by <name>', 'who says so (default: the user’s name)');
}

function noted(command: Command): Command {
  return command.requiredOption('--note <words>', 'why; readers see it');
}

function drafted(command: Command): Command {
  return command
    .option('--title <title>', 'what to call it (default: the title of the report)')
    .addOption(new Option('--language <language>', 'of the page (en)').choices(POST_LANGUAGES))
    .option('--author <name>', 'who signs it; nobody does unless told')
    .option('--words <file>', 'your own words: paragraphs with empty lines between them; - is standard input')
    .option('--link <url...>', 'pages that it links to')
    .option('--reviewed', 'leave out what no analyst has accepted or edited')
    .option('--tell', 'tell the pages that it links to (Webmention); the desk that is served does');
}

function origin(value: string): URL {
  if (URL.canParse(value) && /^https?:$/u.test(new URL(value).protocol)) return new URL(value);
  throw new InvalidArgumentError('expected a URL, e.g. https://desk.example');
}
