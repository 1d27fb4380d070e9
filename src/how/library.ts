import type { Observable } from '../model/index.ts';
import type { StreamedObservable } from './stream/find-in-stretch.ts';
import { ChunkReader, findingId, type TextRead } from './stream/observables-in-chunks.ts';

export type { Observable, ObservableRole, ObservableType } from '../model/index.ts';
export { type Refanged, refangText } from './observables/refang-text.ts';
export type { StreamedObservable } from './stream/find-in-stretch.ts';
export { findingId, type TextRead } from './stream/observables-in-chunks.ts';

/**
 * Every mention of an observable in a text, in order, with its place in UTF-16 code units, the part it
 * plays and why. What is held back says so in `heldBack`. Pure: it reads nothing but the text, on any
 * JavaScript engine, and the same text gives the same findings with the same ids.
 */
export function observables(text: string): Observable[];
/**
 * The same of a text that comes in chunks, however it is cut: findings as they become known, without ids,
 * and at the end what `findingId` makes the ids from. Holds about three million characters at most, and the
 * chunk it was given.
 * @throws {TypeError} where a chunk is no string
 */
export function observables(chunks: Iterable<string>): Generator<StreamedObservable, TextRead>;
export function observables(chunks: AsyncIterable<string>): AsyncGenerator<StreamedObservable, TextRead>;
export function observables(
  source: string | Iterable<string> | AsyncIterable<string>,
): Observable[] | Generator<StreamedObservable, TextRead> | AsyncGenerator<StreamedObservable, TextRead> {
  if (typeof source === 'string') return inText(source);
  return Symbol.asyncIterator in source ? inAsyncChunks(source) : inChunks(source);
}

function inText(text: string): Observable[] {
  const reader = inChunks([text]);
  const found: StreamedObservable[] = [];
  let next = reader.next();
  for (; next.done !== true; next = reader.next()) found.push(next.value);
  const { textSha256 } = next.value;
  return found.map((finding) => ({ ...finding, id: findingId(textSha256, finding) }));
}

function* inChunks(chunks: Iterable<string>): Generator<StreamedObservable, TextRead> {
  const reader = new ChunkReader();
  for (const chunk of chunks) yield* reader.add(chunk);
  return yield* reader.end();
}

async function* inAsyncChunks(chunks: AsyncIterable<string>): AsyncGenerator<StreamedObservable, TextRead> {
  const reader = new ChunkReader();
  for await (const chunk of chunks) yield* reader.add(chunk);
  return yield* reader.end();
}
