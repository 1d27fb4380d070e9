import { collectionLines } from '../app/taxii/collection-text.ts';
import type { Pulled, PullOptions } from '../app/taxii/pull.ts';
import { credentialsFor, listForeign, pullAll, pull as pullFrom } from '../app/taxii/pull.ts';
import { allowReader } from '../app/taxii/readers.ts';
import { acting } from './account.ts';
import { progress } from './progress.ts';
import { print, report, say, shape } from './terminal.ts';
import { withDesk } from './with-desk.ts';

interface Flags {
  readonly home?: string;
  readonly allowPrivate?: boolean;
  readonly credentials?: string;
  readonly json?: boolean;
}

/** `howdunit taxii`: the collections that were pulled, and how far. */
export async function followed(flags: Flags): Promise<void> {
  const all = await withDesk(flags.home, (desk) => desk.store.shared.followed());
  if (all === undefined) return;
  if (flags.json === true) return print(`${JSON.stringify(all, null, 2)}\n`);
  const line = ({ url, record }: (typeof all)[number]): string =>
    `${String(record['addedAfter'] ?? 'not read yet')}  ${String(record['title'] ?? '')}  ${url}\n`;
  await print(all.map(line).join(''));
}

/** `howdunit taxii list <url>` */
export async function list(url: string, flags: Flags): Promise<void> {
  const options = await optionsOf(url, flags);
  if (options === undefined) return;
  const all = await withDesk(flags.home, (desk) => listForeign(url, desk, options));
  if (all === undefined) return;
  if (flags.json === true) return print(`${JSON.stringify(all, null, 2)}\n`);
  await print(
    collectionLines(all, shape().width)
      .map((line) => `${line}\n`)
      .join(''),
  );
  if (all.length === 0) say('the server has no collections for whoever asks');
}

/** `howdunit taxii pull [url]` */
export async function pull(url: string | undefined, flags: Flags & { collection?: string }): Promise<void> {
  const options = await optionsOf(url, flags);
  if (options === undefined) return;
  const line = progress('taxii');
  const asked: PullOptions = {
    ...options,
    collection: flags.collection,
    onPage: (objects) => line.stage(`${objects} objects`),
  };
  const pulled = await withDesk<Pulled | readonly Pulled[]>(flags.home, (desk) =>
    url === undefined ? pullAll(desk, asked) : pullFrom(url, desk, asked),
  );
  line.done();
  if (pulled === undefined) return;
  const all: readonly Pulled[] = 'url' in pulled ? [pulled] : pulled;
  if (flags.json === true) await print(`${JSON.stringify(pulled, null, 2)}\n`);
  else await print(all.map(verdict).join(''));
  for (const problem of all.flatMap(({ problems }) => problems)) report(problem);
}

function verdict({ url, title, pages, objects, reports }: Pulled): string {
  const told = [many(objects, 'new object'), many(pages, 'page'), many(reports.length, 'report')];
  return `${title} (${url}): ${told[0]} in ${told[1]}, kept as ${told[2]}\n`;
}

function many(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}

/** `howdunit taxii allow <name> <label>` */
export async function allow(name: string, label: string, flags: Flags): Promise<void> {
  const who = acting();
  if (!who.ok) return report(who.problem);
  const done = await withDesk(flags.home, (desk) => allowReader(name, label, who.value, desk));
  if (done !== undefined) say(done);
}

/** Where there is no file, the environment speaks for the server that is named, and for no other. */
async function optionsOf(url: string | undefined, flags: Flags): Promise<PullOptions | undefined> {
  const credentials = await credentialsFor(url, flags.credentials, process.env);
  if (!credentials.ok) {
    report(credentials.problem);
    return undefined;
  }
  return { credentials: credentials.value, ...(flags.allowPrivate === true && { allowPrivate: true }) };
}
