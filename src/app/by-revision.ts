import type { Result } from '../model/index.ts';
import type { Store } from '../store/index.ts';

/** Answers kept at once; what is asked for besides takes the place of the one made first. */
const MOST_ANSWERS = 16;

interface Memory {
  readonly revision: string;
  readonly answers: Map<string, Promise<Result<unknown>>>;
}

const memories = new WeakMap<Store, Memory>();

/**
 * What the work gives, done once for a key as long as nothing is written to the store, by whatever process: what is
 * asked for again, or twice at once, is not worked out again. A failure is not kept.
 *
 * @param key names the work and all that it depends on but the store
 */
export async function byRevision<T>(
  store: Store,
  key: string,
  work: () => Promise<Result<T>>,
): Promise<Result<T>> {
  const revision = await store.revision();
  if (!revision.ok) return revision;
  let memory = memories.get(store);
  if (memory?.revision !== revision.value) {
    memory = { revision: revision.value, answers: new Map() };
    memories.set(store, memory);
  }
  const { answers } = memory;
  const known = answers.get(key) as Promise<Result<T>> | undefined;
  if (known !== undefined) return known;
  const [oldest] = answers.keys();
  if (answers.size >= MOST_ANSWERS && oldest !== undefined) answers.delete(oldest);
  const made = work();
  answers.set(key, made);
  try {
    const result = await made;
    if (!result.ok) answers.delete(key);
    return result;
  } catch (error) {
    answers.delete(key);
    throw error;
  }
}
