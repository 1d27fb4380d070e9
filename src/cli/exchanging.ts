import { type Command, Option as MadeOption, type Option } from 'commander';

interface Shared {
  readonly home: () => Option;
  readonly allowPrivate: () => Option;
}

/** What goes from tool to tool by itself: TAXII, and what a language model may ask. */
export function addExchanging(howdunit: Command, shared: Shared): void {
  taxii(howdunit, shared);
  mcp(howdunit, shared);
}

function taxii(howdunit: Command, { home, allowPrivate }: Shared): void {
  const group = howdunit
    .command('taxii')
    .description('keep what other TAXII 2.1 servers have; alone: which collections are followed')
    .addOption(home())
    .option('--json', 'one JSON array')
    .action(async (flags) => (await import('./taxii.ts')).followed(flags));
  group
    .command('list')
    .description('the collections of a server')
    .argument('<url>', 'its discovery URL, an API root or a collection')
    .addOption(home())
    .addOption(allowPrivate())
    .addOption(credentials())
    .option('--json', 'one JSON array')
    .action(async (url, _, command: Command) =>
      (await import('./taxii.ts')).list(url, command.optsWithGlobals()),
    );
  group
    .command('pull')
    .description('keep and read what is new in a collection, or in all that were pulled before')
    .argument('[url]', 'the collection, or its server with --collection')
    .option('--collection <name>', 'the id, alias or title of a collection of the server')
    .addOption(home())
    .addOption(allowPrivate())
    .addOption(credentials())
    .option('--json', 'one JSON record, or an array for all')
    .action(async (url, _, command: Command) =>
      (await import('./taxii.ts')).pull(url, command.optsWithGlobals()),
    );
  group
    .command('allow')
    .description('name an account or a token as an audience of the desk’s TAXII server')
    .argument('<name>', 'an account, or a token’s id as token list says it')
    .argument('<label>', 'CLEAR, GREEN, AMBER or AMBER+STRICT; or none, which takes it back')
    .addOption(home())
    .action(async (name, label, _, command: Command) =>
      (await import('./taxii.ts')).allow(name, label, command.optsWithGlobals()),
    );
}

function mcp(howdunit: Command, { home }: Shared): void {
  howdunit
    .command('mcp')
    .description(
      'answer what a language model’s tools ask of what is kept (Model Context Protocol); read-only',
    )
    .addOption(home())
    .option(
      '--audience <label>',
      'whom the model’s answers reach; what its marking does not allow is refused',
    )
    .addOption(
      new MadeOption('--port <number>', 'over HTTP on loopback, in place of standard input').argParser(
        Number,
      ),
    )
    .action(async (flags) => (await import('./mcp.ts')).mcp(flags));
}

function credentials(): Option {
  return new MadeOption(
    '--credentials <file>',
    'JSON by server, readable by its owner alone; else HOWDUNIT_TAXII_USER and _PASSWORD, or _TOKEN',
  );
}
