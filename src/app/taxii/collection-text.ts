import type { ForeignCollection } from '../../keep/taxii/index.ts';
import { columnsOf, padded } from '../../share/brief/columns.ts';
import { shortened } from '../../share/brief/fit.ts';

/** A title gets no less, however narrow the terminal is. */
const NARROWEST = 12;

/**
 * One collection a line: what it is called, its id, what whoever asks may do with it, and the API root where a server
 * has several. Titles are cut to the width; ids never are, for `--collection` takes them.
 *
 * @param width columns
 */
export function collectionLines(all: readonly ForeignCollection[], width: number): readonly string[] {
  const roots = new Set(all.map(rootOf));
  const rows = all.map((each) => ({
    title: each.title,
    rest: [each.id, mayDo(each), ...(roots.size > 1 ? [rootOf(each)] : [])],
  }));
  const columns = [0, 1, 2].map((at) => Math.max(0, ...rows.map(({ rest }) => columnsOf(rest[at] ?? ''))));
  const behind = columns.reduce((sum, each) => sum + (each > 0 ? each + GAP : 0), 0);
  const longest = Math.max(NARROWEST, ...rows.map(({ title }) => columnsOf(title)));
  const room = Math.max(NARROWEST, Math.min(longest, width - behind));
  return rows.map(({ title, rest }) =>
    [padded(shortened(title, room), room), ...rest.map((each, at) => padded(each, columns[at] ?? 0))]
      .join(' '.repeat(GAP))
      .trimEnd(),
  );
}

const GAP = 2;

function mayDo({ canRead, canWrite }: ForeignCollection): string {
  if (canRead && canWrite) return 'read, write';
  return canRead ? 'read' : canWrite ? 'write' : 'neither';
}

/** Its path; the server is known to whoever asked. */
function rootOf({ url }: ForeignCollection): string {
  return new URL('../..', url).pathname;
}
