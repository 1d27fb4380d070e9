/** The links of the chain, from the file on the disk to the time it was made, in the order of checking. */
export const LINKS = [
  'zip',
  'manifest',
  'resources',
  'digest',
  'signature',
  'timestamp',
  'records',
  'index',
  'pages',
] as const;

export type Link = (typeof LINKS)[number];

/** What is known of one link. */
export interface Check {
  readonly kind: 'check';
  readonly link: Link | 'store';
  readonly state: 'ok' | 'broken' | 'not-present';
  /** One line: what was found, or the first thing that is wrong. */
  readonly message: string;
  /** What else is wrong with it, at most twenty lines. */
  readonly further: readonly string[];
}

const MOST_FURTHER = 20;

/** Collects what is found while an archive is read. Nothing said here is ever taken back. */
export class Ledger {
  readonly #found = new Map<Link, string>();
  readonly #faults = new Map<Link, string[]>();
  readonly #absent = new Map<Link, string>();

  fault(link: Link, message: string): void {
    const faults = this.#faults.get(link) ?? [];
    if (faults.length <= MOST_FURTHER) faults.push(plain(message));
    this.#faults.set(link, faults);
  }

  /** Says what a link that holds is. */
  found(link: Link, message: string): void {
    this.#found.set(link, plain(message));
  }

  absent(link: Link, message: string): void {
    this.#absent.set(link, plain(message));
  }

  broken(link: Link): boolean {
    return this.#faults.has(link);
  }

  /** A link nobody said anything about could not be reached, which is no proof of anything. */
  checks(): readonly Check[] {
    return LINKS.map((link) => {
      const [first, ...further] = this.#faults.get(link) ?? [];
      if (first !== undefined) return { kind: 'check', link, state: 'broken', message: first, further };
      const found = this.#found.get(link);
      if (found !== undefined) return { kind: 'check', link, state: 'ok', message: found, further: [] };
      const message = this.#absent.get(link) ?? 'could not be checked: an earlier link is broken';
      return { kind: 'check', link, state: 'not-present', message, further: [] };
    });
  }
}

// Names and values come from the archive; a terminal must not obey them.
function plain(message: string): string {
  return message.replace(/[^\x20-\x7e\u00a0-\u2027\u2030-\ud7ff]/g, '?').slice(0, 400);
}
