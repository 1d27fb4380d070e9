import type { Command, Option } from 'commander';
import { Argument, InvalidArgumentError, Option as MadeOption } from 'commander';
import type { Scope } from '../model/index.ts';
import { ROLES, SCOPES } from '../model/index.ts';

/** Who may use the desk, what programs may do in their name, and what was done: `account`, `token`, `audit`. */
export function addAccounting(howdunit: Command, home: () => Option): void {
  accounts(howdunit, home);
  tokens(howdunit, home);
  howdunit
    .command('audit')
    .description('what was done here, by whom and from where, oldest first; nothing of it can be changed')
    .addOption(home())
    .addOption(
      new MadeOption('--after <number>', 'only what came after this entry').argParser(entry).default(0),
    )
    .option('--jsonl', 'one JSON record a line')
    .action(async (flags) => (await import('./audit.ts')).audit(flags));
}

function accounts(howdunit: Command, home: () => Option): void {
  const account = howdunit
    .command('account')
    .description('who may sign in at the desk; while there are no accounts, whoever is on this machine may')
    .addOption(home())
    .option('--json', 'one JSON array')
    .action(async (flags) => (await import('./account.ts')).list(flags));
  const name = '<name>';
  const named = 'of a-z 0-9 . _ @ -';
  account
    .command('add')
    .description('add an account; its password is asked for, or is the first line of standard input')
    .argument(name, named)
    .addOption(home())
    .addOption(new MadeOption('--role <role>', 'what it may do').choices(ROLES).default('reader'))
    .option('--json', 'one JSON record')
    .action(async (who, _, command: Command) =>
      (await import('./account.ts')).add(who, command.optsWithGlobals()),
    );
  account
    .command('list')
    .description('every account')
    .addOption(home())
    .option('--json', 'one JSON array')
    .action(async (_, command: Command) => (await import('./account.ts')).list(command.optsWithGlobals()));
  account
    .command('role')
    .description('give an account another role, from the next request on')
    .argument(name, named)
    .addArgument(new Argument('<role>', 'what it may do').choices(ROLES))
    .addOption(home())
    .action(async (who, role, _, command: Command) =>
      (await import('./account.ts')).change(who, { role }, command.optsWithGlobals()),
    );
  account
    .command('password')
    .description('give an account another password, and end its sessions')
    .argument(name, named)
    .addOption(home())
    .action(async (who, _, command: Command) =>
      (await import('./account.ts')).password(who, command.optsWithGlobals()),
    );
  account
    .command('disable')
    .description('let an account sign in no more, end its sessions and revoke its tokens; its decisions stay')
    .argument(name, named)
    .addOption(home())
    .action(async (who, _, command: Command) =>
      (await import('./account.ts')).change(who, { isDisabled: true }, command.optsWithGlobals()),
    );
  account
    .command('enable')
    .description('let an account that was disabled sign in again; its tokens stay revoked')
    .argument(name, named)
    .addOption(home())
    .action(async (who, _, command: Command) =>
      (await import('./account.ts')).change(who, { isDisabled: false }, command.optsWithGlobals()),
    );
  account
    .command('link')
    .description('have whoever is this subject at an issuer (OpenID Connect) sign in as the account')
    .argument(name, named)
    .requiredOption('--issuer <url>', 'as the issuer calls itself')
    .requiredOption('--subject <id>', 'as the issuer calls them; refused sign-ins stand in the audit log')
    .addOption(home())
    .action(async (who, _, command: Command) =>
      (await import('./account.ts')).link(who, command.optsWithGlobals()),
    );
  account
    .command('unlink')
    .description('let nobody sign in as the account by way of an issuer, and end the sessions so begun')
    .argument(name, named)
    .addOption(home())
    .action(async (who, _, command: Command) =>
      (await import('./account.ts')).unlink(who, command.optsWithGlobals()),
    );
}

function tokens(howdunit: Command, home: () => Option): void {
  const token = howdunit
    .command('token')
    .description('what programs may do at the desk in an account’s name')
    .addOption(home())
    .option('--json', 'one JSON array')
    .action(async (flags) => (await import('./token.ts')).list(flags));
  token
    .command('add')
    .description('make a token and print it, this once')
    .requiredOption('--account <name>', 'for which it acts')
    .addOption(
      new MadeOption('--scope <scopes>', `what it may do, of ${SCOPES.join(', ')}; comma-separated`)
        .argParser(scopes)
        .makeOptionMandatory(),
    )
    .addOption(
      new MadeOption('--expires <time>', 'after which it works no more, e.g. 12h, 90d')
        .argParser(duration)
        .makeOptionMandatory(),
    )
    .option('--label <words>', 'what it is for')
    .addOption(home())
    .option('--json', 'one JSON record')
    .action(async (_, command: Command) => (await import('./token.ts')).add(command.optsWithGlobals()));
  token
    .command('list')
    .description('every token without its secret, the one used last first')
    .addOption(home())
    .option('--json', 'one JSON array')
    .action(async (_, command: Command) => (await import('./token.ts')).list(command.optsWithGlobals()));
  token
    .command('revoke')
    .description('let a token work no more')
    .argument('<id>', 'as token list names it')
    .addOption(home())
    .action(async (id, _, command: Command) =>
      (await import('./token.ts')).revoke(id, command.optsWithGlobals()),
    );
}

function scopes(value: string): readonly Scope[] {
  const said = value.split(',').map((each) => each.trim());
  const known = SCOPES.filter((scope) => said.includes(scope));
  if (said.every((each) => (SCOPES as readonly string[]).includes(each))) return known;
  throw new InvalidArgumentError(`expected some of ${SCOPES.join(', ')}`);
}

const UNITS: Readonly<Record<string, number>> = { h: 3_600_000, d: 86_400_000 };

/** @returns ms */
function duration(text: string): number {
  const [, count, unit = ''] = /^(\d{1,4})([hd])$/.exec(text) ?? [];
  const ms = Number(count) * (UNITS[unit] ?? Number.NaN);
  if (ms > 0) return ms;
  throw new InvalidArgumentError('expected a number and h or d, e.g. 90d');
}

function entry(value: string): number {
  const parsed = Number(value);
  if (Number.isSafeInteger(parsed) && parsed >= 0) return parsed;
  throw new InvalidArgumentError('expected the number of an entry');
}
