import type { HuntEvent } from '../app/hunt-hit.ts';

/** Events of one place that wait to be told, at most: a line may have any number of hits. */
const MOST = 256;

/** Hits of one place, put together where they are one event that several reports name. */
export class EventsOfPlace {
  #place: string | undefined;
  readonly #events: Map<string, HuntEvent[]> = new Map();
  #count = 0;

  /** @returns what is to be told before, since it is of another place */
  add(event: HuntEvent): readonly string[] {
    const before = event.place === this.#place && this.#count < MOST ? [] : this.take();
    this.#place = event.place;
    this.#count += 1;
    const key = keyOf(event);
    const same = this.#events.get(key);
    if (same === undefined) this.#events.set(key, [event]);
    else same.push(event);
    return before;
  }

  /** Lines of what waits, which waits no longer. */
  take(): readonly string[] {
    const lines = [...this.#events.values()].flatMap(eventLines);
    this.#events.clear();
    this.#count = 0;
    return lines;
  }
}

/** Events with the same are one. */
export function keyOf({ place, head }: HuntEvent): string {
  return [place, ...head].join('\n');
}

/** What was found once, then all who name it; when it happened once, unless it stands otherwise to each report's day. */
export function eventLines(same: readonly HuntEvent[]): readonly string[] {
  const [first] = same;
  if (first === undefined) return [];
  const isOneTime = same.every(({ seen }) => seen.join('\n') === first.seen.join('\n'));
  if (isOneTime) return [...first.head, ...new Set(same.flatMap(({ named }) => named)), ...first.seen];
  return [...first.head, ...same.flatMap(({ named, seen }) => [...named, ...seen])];
}
