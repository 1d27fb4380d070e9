import type { Reading, Result } from '../model/index.ts';
import type { Store } from '../store/index.ts';
import type { Desk } from './desk.ts';

/** Readings held at once: as many reports as a few people look at side by side. */
const MOST = 8;

const held = new WeakMap<Store, Map<string, Reading>>();

/** A reading of a capture; since readings never change, those asked for last are held in memory. */
export async function shownReading(
  captureId: string,
  readingId: string,
  { store }: Pick<Desk, 'store'>,
): Promise<Result<Reading>> {
  const readings = held.get(store) ?? new Map<string, Reading>();
  held.set(store, readings);
  const key = `${captureId} ${readingId}`;
  const known = readings.get(key);
  if (known !== undefined) {
    readings.delete(key);
    readings.set(key, known);
    return { ok: true, value: known };
  }
  const reading = await store.reading(captureId, readingId);
  if (!reading.ok) return reading;
  readings.set(key, reading.value);
  const [oldest] = readings.keys();
  if (readings.size > MOST && oldest !== undefined) readings.delete(oldest);
  return reading;
}
