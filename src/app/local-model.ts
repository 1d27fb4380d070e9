import { statSync } from 'node:fs';
import type { LocalModel } from '../how/techniques/local/local-model.ts';
import type { Problem } from '../model/index.ts';
import { localModelPath, readLocalModel } from './local-model-file.ts';

/** The local model in use at the time of asking; undefined where there is none or it is refused. */
export type AskLocalModel = () => LocalModel | undefined;

/**
 * Looks at the file whenever it is asked and reads it only when it changed, so that a desk that stays open
 * follows what its analysts take into use. Why a file is refused is told once for each such file.
 */
export function localModelOf(home: string, onProblem: (problem: Problem) => void): AskLocalModel {
  let seen = '';
  let model: LocalModel | undefined;
  return () => {
    const now = stampOf(localModelPath(home));
    if (now === seen) return model;
    seen = now;
    const read = readLocalModel(home);
    if (!read.ok) onProblem(read.problem);
    model = read.ok ? read.value?.model : undefined;
    return model;
  };
}

/** Equal only for the same file: a new one is moved into its place. Empty where there is none. */
function stampOf(path: string): string {
  try {
    const { ino, mtimeMs, size } = statSync(path);
    return `${ino} ${mtimeMs} ${size}`;
  } catch {
    return '';
  }
}
