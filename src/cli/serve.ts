import { userInfo } from 'node:os';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { OidcSettings } from '../app/accounts/oidc/settings.ts';
import { openDesk } from '../app/desk.ts';
import { readExample } from '../app/example-story.ts';
import { homeFolder } from '../app/home.ts';
import { EXAMPLE, serveDesk } from '../desk/index.ts';
import type { Result } from '../model/index.ts';
import { ok } from '../model/index.ts';
import { beforeSignal } from './before-signal.ts';
import { print, report, say } from './terminal.ts';
import { version } from './version.ts';
import { watchMeanwhile } from './watch-meanwhile.ts';

export interface ServeFlags {
  readonly host: string;
  readonly port: number;
  readonly home?: string;
  readonly allowPrivate?: boolean;
  readonly timestamp?: string;
  /** Where nothing is kept yet, read the example story. */
  readonly example?: boolean;
  /** How browsers call the desk. */
  readonly publicUrl?: URL;
  /** The address of a proxy in front of it. */
  readonly behind?: string;
  /** How replies to posts are taken. */
  readonly replies?: readonly string[];
  /** The file with the settings of OpenID Connect. */
  readonly oidc?: string;
}

/** `howdunit serve`: the desk in the browser, until it is stopped. */
export async function serve(flags: ServeFlags): Promise<void> {
  const home = homeFolder(flags.home, process.env);
  const oidc = await oidcSettings(flags.oidc ?? process.env['HOWDUNIT_OIDC']);
  if (!oidc.ok) return report(oidc.problem);
  const timestampUrl = flags.timestamp ?? process.env['HOWDUNIT_TIMESTAMP_URL'];
  const opened = await openDesk({ home, version: version(), timestampUrl, onProblem: report });
  if (!opened.ok) return report(opened.problem);
  const desk = opened.value;
  // Why it is refused is said here: the processes that read say nothing of themselves.
  desk.localModel();
  const served = await serveDesk({
    desk,
    home,
    version: version(),
    host: flags.host,
    port: flags.port,
    analyst: usersName(),
    readModule: beside('read-worker'),
    huntModule: beside('hunt-worker'),
    webRoot: fileURLToPath(new URL('../../dist/web', import.meta.url)),
    allowPrivate: flags.allowPrivate === true,
    timestampUrl,
    publicUrl: flags.publicUrl,
    behind: flags.behind,
    oidc: oidc.value,
    receiving: {
      webmention: flags.replies?.includes('webmention') === true,
      pingback: flags.replies?.includes('pingback') === true,
    },
    onFault: tellFault,
  });
  if (!served.ok) {
    await desk.store.close();
    return report(served.problem);
  }
  const { url, jobs, hasPages, isInClear, close } = served.value;
  if (flags.example === true) {
    const folder = fileURLToPath(new URL('../../examples/copper-heron', import.meta.url));
    const reading = await readExample(folder, EXAMPLE, jobs, desk);
    if (!reading.ok) report(reading.problem);
    else if (reading.value > 0)
      say(`nothing is kept yet: reading the example story, ${reading.value} reports`);
  }
  if (!hasPages) say('the desk’s pages are not built here; the API is there all the same');
  if (isInClear)
    say('passwords cross the network in clear: put a proxy with TLS before it, see --public-url');
  say(`the desk of ${home}; Ctrl-C ends it`);
  await print(`${url}\n`);
  const endWatching = watchMeanwhile(desk, flags.allowPrivate === true ? { allowPrivate: true } : {});
  beforeSignal(async () => {
    endWatching();
    await close();
    await desk.store.close();
  });
}

async function oidcSettings(file: string | undefined): Promise<Result<OidcSettings | undefined>> {
  if (file === undefined || file === '') return ok(undefined);
  const { readOidcSettings } = await import('../app/accounts/oidc/settings.ts');
  return readOidcSettings(file, process.env);
}

/** A module beside this one, as built or as written. */
function beside(name: string): string {
  return fileURLToPath(new URL(`./${name}${extname(import.meta.url)}`, import.meta.url));
}

function tellFault(error: unknown): void {
  say(`howdunit: unexpected fault: ${String(error)} (please report it; HOWDUNIT_DEBUG=1 shows where)`);
  if (process.env['HOWDUNIT_DEBUG'] !== '1' || !(error instanceof Error)) return;
  for (const line of (error.stack ?? '').split('\n')) say(line);
}

/** A container may run as a user whom the system knows by number alone. */
function usersName(): string | undefined {
  try {
    return userInfo().username;
  } catch {
    return undefined;
  }
}
