import type { HuntEvent, HuntHit } from '../app/hunt-hit.ts';
import { plainLine } from '../model/index.ts';
import { EventsOfPlace, eventLines, keyOf } from './hunt-event.ts';
import { print } from './terminal.ts';

/** Hits of one value on a warning list that a person sees in full: of ordinary traffic a log has millions. */
const MOST_OF_VALUE = 3;
/** Such values that are told apart. */
const MOST_VALUES = 1_000;

interface Warned {
  /** Each with all who name it. */
  readonly shown: HuntEvent[][];
  /** What the last of them has in common with others of the same event. */
  last: string | undefined;
  count: number;
}

/**
 * Tells hits as they come; to a person, what several reports name once, and values on a warning list after all others.
 */
export class ToldHits {
  readonly #asJson: boolean;
  readonly #mostOfValue: number;
  readonly #warned: Map<string, Warned> = new Map();
  readonly #events: EventsOfPlace = new EventsOfPlace();
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
    if (hit.warned !== undefined) {
      this.#putAside(hit.warned, hit);
      return Promise.resolve();
    }
    const { event } = hit;
    return this.#print(
      event === undefined ? [...this.#events.take(), ...hit.lines] : this.#events.add(event),
    );
  }

  /** Nothing more of what has been told of will come soon. */
  pause(): Promise<void> {
    return this.#end ?? this.#print(this.#events.take());
  }

  #putAside(value: string, hit: HuntHit): void {
    const of = this.#warned.get(value);
    const event = hit.event ?? { place: '', head: hit.lines, named: [], seen: [] };
    const last = hit.event === undefined ? undefined : keyOf(event);
    if (of === undefined && this.#warned.size >= MOST_VALUES) this.#others += 1;
    else if (of === undefined) this.#warned.set(value, { shown: [[event]], last, count: 1 });
    else if (last !== undefined && of.last === last) {
      // Of what is no more than counted, it does not matter who names it.
      if (of.count === of.shown.length) of.shown.at(-1)?.push(event);
    } else {
      of.count += 1;
      of.last = last;
      if (of.shown.length < this.#mostOfValue) of.shown.push([event]);
    }
  }

  async #print(lines: readonly string[]): Promise<void> {
    if (lines.length === 0) return;
    this.#hasTold = true;
    await print(text(lines));
  }

  /** Tells what has been put aside, once; after it nothing is told. */
  end(): Promise<void> {
    this.#end ??= this.#print(this.#events.take()).then(() => this.#tellWarned());
    return this.#end;
  }

  async #tellWarned(): Promise<void> {
    if (this.#warned.size === 0) return;
    await print(`${this.#hasTold ? '\n' : ''}On a warning list, so perhaps ordinary traffic:\n`);
    for (const [value, { shown, count }] of this.#warned) {
      await print(shown.map((same) => text(eventLines(same))).join(''));
      const more = count - shown.length;
      if (more > 0) await print(`… ${more} more of ${plainLine(value)} (--jsonl tells each)\n`);
    }
    if (this.#others > 0) await print(`… ${this.#others} more of further values (--jsonl tells each)\n`);
  }
}

function text(lines: readonly string[]): string {
  return `${lines.map(plainLine).join('\n')}\n`;
}
