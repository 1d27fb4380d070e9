import { changeMatrix, type MatrixChangeAsked, matrixOf, renderMatrix } from '../app/hypotheses.ts';
import type { Matrix } from '../model/index.ts';
import { analyst } from './analyst.ts';
import { print, report, shape } from './terminal.ts';
import { withDesk } from './with-desk.ts';

export interface MatrixFlags {
  readonly home?: string;
  readonly by?: string;
  readonly note?: string;
  readonly json?: boolean;
}

/** `howdunit hypotheses <story>`: the matrix as it stands. */
export async function hypotheses(story: string, flags: MatrixFlags): Promise<void> {
  await shown(await withDesk(flags.home, (desk) => matrixOf(story, desk)), flags);
}

/** `howdunit hypotheses add|drop|rate`: one dated change, and the matrix after it. */
export async function change(story: string, asked: MatrixChangeAsked, flags: MatrixFlags): Promise<void> {
  const who = analyst(flags.by);
  if (!who.ok) return report(who.problem);
  await shown(await withDesk(flags.home, (desk) => changeMatrix(story, asked, who.value, desk)), flags);
}

async function shown(matrix: Matrix | undefined, flags: MatrixFlags): Promise<void> {
  if (matrix !== undefined) await print(renderMatrix(matrix, flags.json === true ? 'json' : 'text', shape()));
}
