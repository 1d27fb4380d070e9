import type { HuntHit } from '../app/hunt-hit.ts';
import { plainLine } from '../model/index.ts';
import { print } from './terminal.ts';

/** Hits of one value on a warning list that a person sees in full: of ordinary traffic a log has millions. */
const MOST_OF_VALUE = 3;
/** Such values that are told apart. */
const MOST_VALUES = 1_000;

interface Warned {
  readonly shown: HuntHit[];
  count: number;
}

/** Tells hits as they come; to a person, those of values on a warning list after all others. */
export class ToldHits {
  readonly #asJson: boolean;
  readonly #mostOfValue: number;
  readonly #warned: Map<string, Warned> = new Map();
  #others = 0;
  #hasTold = false;
  #end: Promise<void> | undefined;

  /** @param isSummed a row of a summary is told whole, since it stands for many hits */
  constructor({ asJson, isSummed }: { readonly asJson: boolean; readonly isSummed: boolean }) {
    this.#asJson = asJson;
    this.#mostOfValue = isSummed ? Number.POSITIVE_INFINITY : MOST_OF_VALUE;
  }

  tell(hit: HuntHit): Promise<void> {
    // Whoever hunts on after the end waits for the end of the process.
    if (this.#end !== undefined) return new Promise(() => {});
    if (this.#asJson) return print(`${hit.json}\n`);
    if (hit.warned === undefined) {
      this.#hasTold = true;
      return print(text(hit));
    }
    const of = this.#warned.get(hit.warned);
    if (of === undefined && this.#warned.size >= MOST_VALUES) this.#others += 1;
    else if (of === undefined) this.#warned.set(hit.warned, { shown: [hit], count: 1 });
    else {
      of.count += 1;
      if (of.shown.length < this.#mostOfValue) of.shown.push(hit);
    }
    return Promise.resolve();
  }

  /** Tells what has been put aside, once; after it nothing is told. */
  end(): Promise<void> {
    this.#end ??= this.#tellWarned();
    return this.#end;
  }

  async #tellWarned(): Promise<void> {
    if (this.#warned.size === 0) return;
    await print(`${this.#hasTold ? '\n' : ''}On a warning list, so perhaps ordinary traffic:\n`);
    for (const [value, { shown, count }] of this.#warned) {
      await print(shown.map(text).join(''));
      const more = count - shown.length;
      if (more > 0) await print(`… ${more} more of ${plainLine(value)} (--jsonl tells each)\n`);
    }
    if (this.#others > 0) await print(`… ${this.#others} more of further values (--jsonl tells each)\n`);
  }
}

function text({ lines }: HuntHit): string {
  return `${lines.map(plainLine).join('\n')}\n`;
}
