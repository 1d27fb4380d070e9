import { existsSync, statSync } from 'node:fs';
import { homeFolder } from '../app/home.ts';
import { type Verified, type VerifyAsk, verifyArchive } from '../app/verify-archive.ts';
import { type KnownArchive, verifyKept } from '../app/verify-kept.ts';
import { ownerWords, verdictLine, verifiedLines, verifySummary } from '../app/verify-lines.ts';
import { plainLine, problem, type Result } from '../model/index.ts';
import { progress } from './progress.ts';
import { print, report, say } from './terminal.ts';
import { withDesk } from './with-desk.ts';

export interface VerifyFlags {
  readonly home?: string;
  readonly all?: boolean;
  readonly json?: boolean;
  readonly ca?: string;
  readonly signedBy?: string;
}

/** `howdunit verify <wacz|report>`: every link from the bytes to the time, and the first that broke. */
export async function verify(argument: string | undefined, flags: VerifyFlags): Promise<void> {
  if ((argument === undefined) === (flags.all !== true)) {
    return report(problem('bad-usage', 'name an archive or a report, or say --all'));
  }
  const found: Verified[] = [];
  const tally = { verifies: 0, broken: 0, missing: 0, unclaimed: 0 };
  const take = async (file: string, verified: Result<Verified>, known?: KnownArchive): Promise<void> => {
    if (!verified.ok) {
      tally.missing += 1;
      const owner = known === undefined ? '' : ` (${ownerWords(known)})`;
      return report({ ...verified.problem, message: `${verified.problem.message}${owner}` });
    }
    tally[verified.value.verdict === 'broken' ? 'broken' : 'verifies'] += 1;
    if (known?.kind === 'unclaimed') tally.unclaimed += 1;
    found.push(verified.value);
    if (flags.json !== true) await show(verified.value, argument === undefined ? known : undefined);
    complain(file, verified.value);
  };
  const line = progress(argument ?? 'archives');
  const ask = askOf(flags, line.stage);
  if (argument !== undefined && isArchive(argument)) await take(argument, await verifyArchive(argument, ask));
  else await withDesk(flags.home, (desk) => verifyKept(argument, desk, ask, take));
  line.done();
  if (flags.json === true) await print(`${JSON.stringify(found, null, 2)}\n`);
  else if (argument === undefined) await print(`${verifySummary(tally)}\n`);
}

function askOf(flags: VerifyFlags, stage: (name: string) => void): VerifyAsk {
  let bytes = 0;
  return {
    home: homeFolder(flags.home, process.env),
    ...(flags.ca !== undefined && { ca: flags.ca }),
    ...(flags.signedBy !== undefined && { expectedKey: flags.signedBy }),
    onProgress: (more) => {
      bytes += more;
      stage(`verifying, ${Math.floor(bytes / 1_000_000)} MB read`);
    },
    onProblem: ({ where, message }) => say(`howdunit: ${where}: ${message}`),
  };
}

/** A report's id or title is no path to a file; a path that is wrong should be reported as a path. */
function isArchive(argument: string): boolean {
  if (existsSync(argument)) return statSync(argument).isFile() || argument.includes('/');
  return /\.wacz$/i.test(argument) || argument.includes('/');
}

/** In one line where it is one of many. */
async function show(verified: Verified, known: KnownArchive | undefined): Promise<void> {
  const lines =
    known === undefined
      ? verifiedLines(verified)
      : [`${verdictLine(verified)}  ${ownerWords(known)}  ${verified.file}`];
  await print(lines.map((line) => `${plainLine(line)}\n`).join(''));
}

function complain(file: string, verified: Verified): void {
  const broken = verified.checks.find(({ state }) => state === 'broken');
  if (broken === undefined) return;
  report(problem('capture-damaged', `broken at ${broken.link}: ${broken.message}`, { where: file }));
}
