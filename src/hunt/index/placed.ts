import type { Indicator } from '../sighting.ts';

/**
 * Values that share an anchor (a host, a last word) and are compared around it. They are looked up by the
 * places they can fill, not one by one: ten thousand URLs of one host cost no more than their lengths differ.
 */
export interface Placed<Source> {
  /** UTF-16 units: where a value begins, counted back from the anchor, and how long it is. */
  readonly places: readonly Place[];
  readonly values: ReadonlyMap<string, readonly Indicator<Source>[]>;
}

export interface Place {
  readonly before: number;
  readonly length: number;
}

/** A value with its place, on the way into the index. */
export interface Placing<Source> extends Place {
  readonly value: string;
  readonly indicator: Indicator<Source>;
}

export function placed<Source>(placings: readonly Placing<Source>[]): Placed<Source> {
  const places = new Map<string, Place>();
  for (const { before, length } of placings) places.set(`${before} ${length}`, { before, length });
  const values = grouped(
    placings,
    ({ value }) => value,
    ({ indicator }) => indicator,
  );
  return { places: [...places.values()], values };
}

/** Items under their keys, in their order; an item without a key is left out. */
export function grouped<Item, Key, Value>(
  items: readonly Item[],
  key: (item: Item) => Key | undefined,
  value: (item: Item) => Value,
): ReadonlyMap<Key, readonly Value[]> {
  const groups = new Map<Key, Value[]>();
  for (const item of items) {
    const under = key(item);
    if (under === undefined) continue;
    const group = groups.get(under);
    if (group === undefined) groups.set(under, [value(item)]);
    else group.push(value(item));
  }
  return groups;
}
