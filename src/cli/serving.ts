import { type Command, InvalidArgumentError, Option } from 'commander';

/** Where the desk is found unless told otherwise. */
const HOST = '127.0.0.1';
const PORT = 4180;

/** What is run when nothing is said: the desk, with the example story where nothing is kept yet. */
export const UNSAID: readonly string[] = ['serve', '--example'];

interface Shared {
  readonly home: () => Option;
  readonly allowPrivate: () => Option;
  readonly timestamp: () => Option;
}

/** The desk in the browser. */
export function addServing(howdunit: Command, { home, allowPrivate, timestamp }: Shared): void {
  howdunit
    .command('serve')
    .description('open the desk in the browser: review, see and decide; what runs when no command is given')
    .addOption(home())
    .option('--host <address>', 'where to listen; loopback only, until there are accounts', HOST)
    .addOption(
      new Option('--port <number>', 'which port; 0 takes any free one').argParser(portNumber).default(PORT),
    )
    .addOption(
      new Option(
        '--public-url <url>',
        'how browsers call it, where a proxy with TLS stands before it',
      ).argParser(deskUrl),
    )
    .option('--behind <address>', 'believe the X-Forwarded-For of a proxy at this address')
    .option('--oidc <file>', 'let accounts sign in by way of an issuer (OpenID Connect), as this file says')
    .addOption(
      new Option('--replies <protocol...>', 'take replies to published posts by these').choices([
        'webmention',
        'pingback',
      ]),
    )
    .option('--example', 'where nothing is kept yet, read the example story')
    .addOption(allowPrivate())
    .addOption(timestamp())
    .action(async (flags) => (await import('./serve.ts')).serve(flags));
}

function deskUrl(value: string): URL {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  const isPlain = url !== undefined && /^https?:$/u.test(url.protocol) && url.href === `${url.origin}/`;
  if (isPlain) return url;
  throw new InvalidArgumentError('expected a URL without a path, e.g. https://desk.example');
}

function portNumber(value: string): number {
  const parsed = Number(value);
  if (value.trim() !== '' && Number.isInteger(parsed) && parsed >= 0 && parsed <= 65_535) return parsed;
  throw new InvalidArgumentError('expected a port from 0 to 65535');
}
