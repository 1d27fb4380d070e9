import { failed, ok, type Problem, problem } from '../../model/index.ts';
import { addPart } from '../parts/add-part.ts';
import { Composition } from '../parts/composition.ts';
import type { ContainerReader, PartReader } from '../parts/part-reader.ts';
import { partAt } from '../parts/place.ts';
import { mostTelling } from '../parts/telling.ts';
import { zipDirectory } from './directory.ts';
import type { ZipEntry } from './entry.ts';
import { PASSWORD } from './locked.ts';
import { unpack } from './unpack.ts';

const EXTRACTOR = 'zip@3';

/** What is unpacked from behind that password: documents. Samples stay packed. */
const DOCUMENT = /\.(?:txt|md|markdown|html?|csv|tsv|pdf|docx|xlsx|eml|msg|rss|atom|xml|json)$/i;
/** What an archiver of an operating system adds. */
const FURNITURE = /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/;

/**
 * A ZIP archive: the readings of its entries one after another, each under its name. Entries are
 * unpacked in memory, under caps of size, ratio, number and depth, and never written to disk.
 *
 * Fails as `damaged` without a directory, else as its entries do when none of them could be read.
 */
export const readZip: ContainerReader = async (bytes, _hints, parts) => {
  const directory = zipDirectory(bytes);
  if (!directory.ok) return directory;
  const composition = new Composition(parts.budget);
  const entries = directory.value.filter(({ name }) => !name.endsWith('/') && !FURNITURE.test(name));
  const unread: Problem[] = [];
  for (const entry of entries) {
    if (composition.isFull) break;
    composition.block({ kind: 'list-item' }, [{ text: entry.name, at: partAt(entry.name) }]);
    const why = await addEntry(composition, parts, bytes, entry);
    if (why !== undefined) unread.push(why);
  }
  if (unread.length === entries.length) return failed(mostTelling(unread, 'ZIP archive'));
  return ok(composition.finish(EXTRACTOR));
};

async function addEntry(
  composition: Composition,
  parts: PartReader,
  archive: Uint8Array,
  entry: ZipEntry,
): Promise<Problem | undefined> {
  const mayUnlock = entry.encryption.kind !== 'none' && DOCUMENT.test(entry.name);
  const unpacked = unpack(archive, entry, parts.budget.bytesLeft, mayUnlock ? PASSWORD : undefined);
  if (!unpacked.ok) {
    const why = packed(unpacked.problem, entry);
    composition.problem(why);
    return why;
  }
  const name = entry.name.slice(entry.name.lastIndexOf('/') + 1);
  return addPart(composition, parts, { path: entry.name, name, bytes: unpacked.value });
}

function packed(why: Problem, entry: ZipEntry): Problem {
  if (why.code !== 'encrypted') return why;
  return problem('encrypted', why.message, {
    where: entry.name,
    hint: `Unpack it with its password and read it by itself; only “${PASSWORD}” is tried, and only for documents.`,
  });
}
