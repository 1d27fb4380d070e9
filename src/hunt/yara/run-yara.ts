import type { Problem } from '../../model/index.ts';
import { problem } from '../../model/index.ts';
import type { Atom } from './atoms.ts';
import type { Scanner } from './scanner.ts';
import type { MatchedString, Scanned } from './scanner-messages.ts';
import { unitsOf } from './units.ts';

export interface YaraLimits {
  /** What one pass of the rules over a file may take, ms. */
  readonly time: number;
  /** Bytes of a file. */
  readonly size: number;
}

/** A rule that matched a file. */
export interface YaraHit {
  /** Its place in the list of rules. */
  readonly rule: number;
  readonly strings: readonly MatchedString[];
  readonly stringCount: number;
}

/** What a file came to. */
export interface FileDone {
  readonly file: string;
  readonly hits: readonly YaraHit[];
  readonly bytes: number;
  readonly sha256?: string;
  /** Rules that say nothing of it. */
  readonly missed: number;
  /** Why it was not scanned, or that a rule had to be stopped on it. */
  readonly problem?: Problem;
}

/** How many times its limit a report's rules may waste in passes that had to be stopped, and a file may take. */
const PATIENCE = 10;

/**
 * Which rules are slow, found out on the way. A rule that has to be stopped is run by itself from then on, so that it
 * costs no other rule a file; rules of a report that have wasted too much time are run no more. Neither can be brought
 * about for rules of other reports by the rules of one.
 */
export class YaraRun {
  readonly #atoms: readonly Atom[];
  readonly #limits: YaraLimits;
  readonly #slow: Set<Atom> = new Set();
  /** ms, by report. */
  readonly #wasted: Map<string, number> = new Map();
  readonly #files: ReadonlyMap<Atom, { missed: number }>;

  constructor(atoms: readonly Atom[], limits: YaraLimits) {
    this.#atoms = atoms;
    this.#limits = limits;
    this.#files = new Map(atoms.map((atom) => [atom, { missed: 0 }]));
  }

  async scan(file: string, scanner: Scanner): Promise<FileDone> {
    const pass = new Pass(file, scanner, this.#limits);
    const run = this.#atoms.filter((atom) => !this.#isOut(atom));
    const quick = run.filter((atom) => !this.#slow.has(atom));
    const slow = run.filter((atom) => this.#slow.has(atom));
    if (!(await pass.over(quick))) await this.#apart(quick, pass);
    for (const atom of slow) await this.#alone(atom, pass);
    for (const atom of this.#atoms) if (!run.includes(atom)) pass.missed.add(atom);
    for (const atom of [...pass.missed, ...pass.stopped])
      (this.#files.get(atom) ?? { missed: 0 }).missed += 1;
    return pass.done();
  }

  /** Rules that some files were not scanned for, with the number of those files. */
  missed(): readonly { readonly rules: readonly number[]; readonly files: number }[] {
    return [...this.#files].flatMap(([{ owners }, { missed }]) =>
      missed === 0 ? [] : [{ rules: [...owners.values()].flat(), files: missed }],
    );
  }

  /** Finds out whose rules had to be stopped: report by report, then one by one. */
  async #apart(atoms: readonly Atom[], pass: Pass): Promise<void> {
    const groups = new Map<string, Atom[]>();
    for (const atom of atoms) {
      const [group = ''] = atom.groups;
      groups.set(group, [...(groups.get(group) ?? []), atom]);
    }
    for (const members of groups.values()) {
      if (members.length > 1 && (await pass.over(members))) continue;
      for (const atom of members) await this.#alone(atom, pass);
    }
  }

  async #alone(atom: Atom, pass: Pass): Promise<void> {
    if (this.#isOut(atom)) pass.missed.add(atom);
    else if (!(await pass.over([atom]))) {
      pass.stopped.add(atom);
      this.#slow.add(atom);
      for (const group of atom.groups)
        this.#wasted.set(group, (this.#wasted.get(group) ?? 0) + this.#limits.time);
    }
  }

  /** What several reports print is run as long as one of them has time left. */
  #isOut({ groups }: Atom): boolean {
    return groups.every((group) => (this.#wasted.get(group) ?? 0) >= PATIENCE * this.#limits.time);
  }
}

/** One file, in as many passes as it takes. */
class Pass {
  readonly #file: string;
  readonly #scanner: Scanner;
  readonly #limits: YaraLimits;
  readonly #until: number;
  readonly #hits: YaraHit[] = [];
  /** Not run, because they have wasted too much before; run, and stopped. */
  readonly missed: Set<Atom> = new Set();
  readonly stopped: Set<Atom> = new Set();
  #scanned: Scanned | undefined;
  #problem: Problem | undefined;

  constructor(file: string, scanner: Scanner, limits: YaraLimits) {
    this.#file = file;
    this.#scanner = scanner;
    this.#limits = limits;
    this.#until = performance.now() + PATIENCE * limits.time;
  }

  /** @returns false where it had to be stopped, or there is no time left to begin */
  async over(atoms: readonly Atom[]): Promise<boolean> {
    // A file that cannot be read is that for every rule.
    if (this.#problem !== undefined || (atoms.length === 0 && this.#scanned !== undefined)) return true;
    if (performance.now() > this.#until) return false;
    const units = unitsOf(atoms);
    const { time, size } = this.#limits;
    const load = await this.#scanner.load(
      units.map(({ source }) => source),
      time,
    );
    if (load.kind !== 'loaded') return false;
    const answer = await this.#scanner.ask({ kind: 'scan', file: this.#file, most: size }, time);
    if (answer.kind === 'unread') this.#problem = answer.problem;
    if (answer.kind !== 'scanned') return answer.kind === 'unread';
    this.#scanned = answer.scanned;
    for (const { unit, identifier, strings, stringCount } of answer.scanned.matches) {
      for (const rule of units[unit]?.owners.get(identifier) ?? [])
        this.#hits.push({ rule, strings, stringCount });
    }
    return true;
  }

  done(): FileDone {
    const { sha256, bytes = 0 } = this.#scanned ?? {};
    const stopped = rulesOf(this.stopped);
    const message = `${stopped} of the YARA rules took too much time or memory on this file`;
    const told =
      this.#problem ?? (stopped === 0 ? undefined : problem('timed-out', message, { where: this.#file }));
    return {
      file: this.#file,
      hits: this.#hits.sort((a, b) => a.rule - b.rule),
      bytes,
      missed: stopped + rulesOf(this.missed),
      ...(sha256 !== undefined && { sha256 }),
      ...(told !== undefined && { problem: told }),
    };
  }
}

function rulesOf(atoms: ReadonlySet<Atom>): number {
  return [...atoms].reduce((sum, { owners }) => sum + [...owners.values()].flat().length, 0);
}
