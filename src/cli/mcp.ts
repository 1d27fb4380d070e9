import { openDesk } from '../app/desk.ts';
import { homeFolder } from '../app/home.ts';
import { serveMcp, talkOverStdio } from '../mcp/index.ts';
import { parseTlp, problem } from '../model/index.ts';
import { beforeSignal } from './before-signal.ts';
import { print, report, say } from './terminal.ts';
import { version } from './version.ts';

export interface McpFlags {
  readonly home?: string;
  readonly audience?: string;
  readonly port?: number;
}

/** `howdunit mcp`: over standard input and output, or over HTTP on loopback, until it is stopped. */
export async function mcp(flags: McpFlags): Promise<void> {
  const audience = flags.audience === undefined ? undefined : parseTlp(flags.audience);
  if (flags.audience !== undefined && audience === undefined)
    return report(problem('bad-usage', 'this is no TLP 2.0 label', { where: flags.audience }));
  if (flags.port !== undefined && !(Number.isInteger(flags.port) && flags.port >= 0 && flags.port <= 65_535))
    return report(problem('bad-usage', 'expected a port from 0 to 65535', { where: '--port' }));
  const home = homeFolder(flags.home, process.env);
  const opened = await openDesk({ home, version: version(), onProblem: report });
  if (!opened.ok) return report(opened.problem);
  const desk = opened.value;
  const options = { desk, version: version(), audience };
  if (flags.port === undefined) {
    await talkOverStdio(options);
    return desk.store.close();
  }
  const served = await serveMcp(flags.port, options);
  if (!served.ok) {
    await desk.store.close();
    return report(served.problem);
  }
  say('read-only tools for language models; Ctrl-C ends it');
  await print(`${served.value.url}\n`);
  beforeSignal(async () => {
    await served.value.close();
    await desk.store.close();
  });
}
