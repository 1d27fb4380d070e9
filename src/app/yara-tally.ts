import type { FileDone } from '../hunt/yara/index.ts';

/** What a hunt by YARA rules has come to so far. */
export class YaraTally {
  readonly #files: number;
  readonly #heldBack: number;
  #scanned = 0;
  #whole = 0;
  #current = '';
  bytes = 0;
  hits = 0;
  rules = 0;
  refused = 0;

  /** @param extent files that are to be scanned; rules that the default view holds back */
  constructor({ files, heldBack }: { readonly files: number; readonly heldBack: number }) {
    this.#files = files;
    this.#heldBack = heldBack;
  }

  add({ file, bytes, hits, sha256, missed, problem }: FileDone): void {
    this.bytes += bytes;
    this.hits += hits.length;
    this.#current = file;
    if (sha256 !== undefined) this.#scanned += 1;
    if (problem === undefined && missed === 0) this.#whole += 1;
  }

  /** "No hit" is only as good as what was scanned: say how much that was, and by what. */
  verdict(): string {
    const found = this.hits === 0 ? 'no hit' : counted(this.hits, 'hit');
    const extent = `in ${counted(this.#scanned, 'file')} (${counted(this.bytes, 'byte')})`;
    const whole = `${this.#whole} of ${counted(this.#files, 'file')} scanned whole, for ${counted(this.rules, 'YARA rule')}`;
    const refused = this.refused === 0 ? '' : `; ${this.refused} not run`;
    const held = this.#heldBack === 0 ? '' : `; ${this.#heldBack} held back and not run (--all)`;
    return `${found} ${extent}; ${whole}${refused}${held}`;
  }

  interrupted(): string {
    return `interrupted: ${this.verdict()}${this.#current === '' ? '' : `, the last ${this.#current}`}`;
  }
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
