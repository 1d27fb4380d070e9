import { failed, ok, problem, type Result } from '../../model/index.ts';
import { directoryOf, type OleEntry } from './directory.ts';
import { Sectors } from './sectors.ts';

/** Bytes below which a stream lies in the small sectors ([MS-CFB] 2.2). */
const SMALL = 4096;

/** An OLE compound file ([MS-CFB]): streams and storages by path, e.g. `__attach_version1.0_#00000000/__substg1.0_37010102`. */
export class CompoundFile {
  readonly #sectors: Sectors;
  readonly #entries: ReadonlyMap<string, OleEntry>;
  #mini: Uint8Array | undefined;

  constructor(sectors: Sectors, entries: ReadonlyMap<string, OleEntry>) {
    this.#sectors = sectors;
    this.#entries = entries;
  }

  /** The names of what lies directly in a storage; '' is the root. */
  namesIn(storage: string): readonly string[] {
    const prefix = storage === '' ? '' : `${storage}/`;
    const names: string[] = [];
    for (const path of this.#entries.keys()) {
      const rest = path.slice(prefix.length);
      if (path.startsWith(prefix) && rest !== '' && !rest.includes('/')) names.push(rest);
    }
    return names;
  }

  isStorage(path: string): boolean {
    return this.#entries.get(path)?.kind === 'storage';
  }

  has(path: string): boolean {
    return this.#entries.has(path);
  }

  /** A stream's bytes, as far as its chain of sectors goes; undefined where there is no such stream. */
  stream(path: string): Uint8Array | undefined {
    const entry = this.#entries.get(path);
    if (entry?.kind !== 'stream') return undefined;
    if (entry.size >= SMALL) return this.#sectors.chain(entry.start, entry.size);
    const root = this.#entries.get('');
    this.#mini ??= root === undefined ? new Uint8Array() : this.#sectors.chain(root.start, root.size);
    return this.#sectors.smallChain(this.#mini, entry.start, entry.size);
  }
}

export function openCompoundFile(bytes: Uint8Array): Result<CompoundFile> {
  const sectors = Sectors.of(bytes);
  const entries = sectors === undefined ? undefined : directoryOf(sectors.directory());
  if (sectors === undefined || entries === undefined)
    return failed(problem('damaged', 'The OLE file is damaged: its directory could not be read.'));
  return ok(new CompoundFile(sectors, entries));
}
