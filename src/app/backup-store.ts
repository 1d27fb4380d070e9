import type { Result } from '../model/index.ts';
import { failed, problem } from '../model/index.ts';
import { copyStore, examineStore, type StoreExamination } from '../store/index.ts';

/**
 * Copies the store of a home into a folder, and looks at every page of the copy: what could not be restored is no
 * backup. Problems: those of `copyStore`, and `store-damaged` for a copy that is not whole.
 */
export async function copyWholeStore(
  home: string,
  folder: string,
  path: string,
): Promise<Result<StoreExamination>> {
  const copied = await copyStore(home, path);
  if (!copied.ok) return copied;
  const found = await examineStore(folder);
  if (!found.ok) return found;
  const why = whyNotWhole(found.value);
  if (why === undefined) return found;
  return failed(
    problem('store-damaged', `the store is not whole, and no backup was made: ${why}`, {
      where: home,
      hint: 'Run howdunit doctor. Until it is mended, stop howdunit and copy the whole folder.',
    }),
  );
}

/** Why a store is not taken into a backup, nor out of one. Rows that lead nowhere are: all that is there is kept. */
export function whyNotWhole({ faults, strangers }: StoreExamination): string | undefined {
  if (faults[0] !== undefined) return faults[0];
  if (strangers.length === 0) return undefined;
  return `it holds what no version of howdunit makes: ${strangers.join(', ')}`;
}
