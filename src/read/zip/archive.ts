import { failed, ok, problem, type Result } from '../../model/index.ts';
import { decodeText, htmlDeclaredCharset } from '../charset.ts';
import type { PartBudget } from '../parts/budget.ts';
import { zipDirectory } from './directory.ts';
import type { ZipEntry } from './entry.ts';
import { unpack } from './unpack.ts';

/** An Office file's parts by name (ECMA-376, part 2: Open Packaging Conventions). */
export class Package {
  readonly #bytes: Uint8Array;
  readonly #budget: PartBudget;
  /** Names are compared without regard to case (part 2, 6.2.2.3). */
  readonly #entries: ReadonlyMap<string, ZipEntry>;

  constructor(bytes: Uint8Array, budget: PartBudget, entries: readonly ZipEntry[]) {
    this.#bytes = bytes;
    this.#budget = budget;
    this.#entries = new Map(entries.map((entry) => [entry.name.toLowerCase(), entry]));
  }

  /** The names of all parts, as written, in the order of the directory. */
  get names(): readonly string[] {
    return [...this.#entries.values()].map(({ name }) => name);
  }

  has(name: string): boolean {
    return this.#entries.has(name.toLowerCase());
  }

  /** The decoded XML of a part. */
  xml(name: string): Result<string> {
    const entry = this.#entries.get(name.toLowerCase());
    if (entry === undefined) return failed(problem('damaged', `The file lacks its part ${name}.`));
    const bytes = unpack(this.#bytes, entry, this.#budget.bytesLeft);
    if (!bytes.ok) return bytes;
    if (!this.#budget.takePart(bytes.value.length))
      return failed(problem('decompression-limit', `${name} goes beyond what is unpacked of one source.`));
    return ok(decodeText(bytes.value, htmlDeclaredCharset(bytes.value)).text);
  }
}

export function openPackage(bytes: Uint8Array, budget: PartBudget): Result<Package> {
  const directory = zipDirectory(bytes);
  return directory.ok ? ok(new Package(bytes, budget, directory.value)) : directory;
}
