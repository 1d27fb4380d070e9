import { deskKey } from '../keep/index.ts';
import type { Problem, Result } from '../model/index.ts';
import { ok } from '../model/index.ts';

/** How a desk signs what it keeps; a part of what `keep` is told. */
export interface DeskSeal {
  readonly signer: () => ReturnType<typeof deskKey>;
  readonly timestampUrl?: string;
  readonly onProblem?: (problem: Problem) => void;
}

/** The key is made when the first archive is signed. */
export function deskSeal(
  home: string,
  timestampUrl: string | undefined,
  onProblem: ((problem: Problem) => void) | undefined,
): DeskSeal {
  return {
    signer: () => deskKey(home),
    ...(timestampUrl !== undefined && timestampUrl !== '' && { timestampUrl }),
    ...(onProblem !== undefined && { onProblem }),
  };
}

/** The public part of the desk's key. */
export interface PublicKey {
  readonly path: string;
  readonly fingerprint: string;
  readonly publicKey: string;
  readonly isNew: boolean;
}

/** Makes the key where there is none. Problems: `key-refused`, `disk-full`, `write-failed`. */
export async function initDeskKey(home: string): Promise<Result<PublicKey>> {
  const key = await deskKey(home);
  if (!key.ok) return key;
  const { path, fingerprint, publicKey, isNew } = key.value;
  return ok({ path, fingerprint, publicKey, isNew });
}
