import type { Finding, MapSegment, Reading } from '../../model/index.ts';
import { decodeText } from '../charset.ts';
import { opensAsMisp } from '../misp/evidence.ts';
import { statedInMisp } from '../misp/stated.ts';
import { opensAsOpenIoc } from '../openioc/evidence.ts';
import { statedInOpenIoc } from '../openioc/stated.ts';
import { PART_LIMITS } from '../parts/budget.ts';
import { opensAsStix } from '../stix/evidence.ts';
import { statedInStix } from '../stix/stated.ts';
import { zipDirectory } from './directory.ts';
import { PASSWORD } from './locked.ts';
import { unpack } from './unpack.ts';

/** Files of one archive that are asked for records. */
const MOST_FILES = 500;
/** Bytes that tell what a file is. */
const HEAD = 64 * 1024;

type Stated = (bytes: Uint8Array, reading: Reading) => readonly Finding[];

/**
 * What the records say that lie in an archive: bundles of STIX, events of MISP, documents of OpenIOC. Each is found
 * where its reader wrote it into the archive's text. Archives in archives are read as text.
 */
export const statedInZip: Stated = (bytes, reading) => {
  const directory = zipDirectory(bytes);
  if (!directory.ok) return [];
  const maps = mapsByFile(reading);
  let left = PART_LIMITS.bytes;
  const found = new Map<string, Finding>();
  for (const entry of directory.value.slice(0, MOST_FILES)) {
    const map = maps.get(entry.name);
    if (map === undefined) continue;
    const unpacked = unpack(bytes, entry, left, entry.encryption.kind === 'none' ? undefined : PASSWORD);
    if (!unpacked.ok) continue;
    left -= unpacked.value.length;
    const stated = readerOf(unpacked.value);
    for (const finding of stated?.(unpacked.value, { ...reading, map }) ?? []) found.set(finding.id, finding);
  }
  return [...found.values()];
};

function readerOf(bytes: Uint8Array): Stated | undefined {
  const { text } = decodeText(bytes.subarray(0, HEAD), 'utf-8');
  if (opensAsStix(text)) return statedInStix;
  if (opensAsMisp(text)) return statedInMisp;
  return opensAsOpenIoc(text) ? statedInOpenIoc : undefined;
}

/** The stretches of the text that are of values inside a file, by file, with their places inside it. */
function mapsByFile({ map }: Reading): ReadonlyMap<string, MapSegment[]> {
  const files = new Map<string, MapSegment[]>();
  for (const { start, end, at } of map) {
    if (at.kind !== 'part' || at.at?.kind !== 'part') continue;
    const own = files.get(at.path);
    const segment = { start, end, at: at.at };
    if (own === undefined) files.set(at.path, [segment]);
    else own.push(segment);
  }
  return files;
}
