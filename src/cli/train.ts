import { homeFolder } from '../app/home.ts';
import { learnFromDecisions } from '../app/learn-from-decisions.ts';
import { forgetLocalModel } from '../app/local-model-file.ts';
import { trainingText } from '../app/training-text.ts';
import { problem } from '../model/index.ts';
import { print, report, say } from './terminal.ts';
import { withDesk } from './with-desk.ts';

export interface TrainFlags {
  readonly home?: string;
  readonly from?: 'decisions';
  readonly apply?: boolean;
  readonly forget?: boolean;
  readonly json?: boolean;
}

/** `howdunit train --from decisions [--apply]`, `howdunit train --forget`. */
export async function train(flags: TrainFlags): Promise<void> {
  if (flags.forget === true) return forget(homeFolder(flags.home, process.env));
  if (flags.from === undefined) {
    const hint = 'Say --from decisions, or --forget.';
    return report(problem('bad-usage', 'it was not said what to learn from', { hint }));
  }
  const learning = await withDesk(flags.home, (desk) => learnFromDecisions(desk, flags.apply === true));
  if (learning === undefined) return;
  if (learning.refused !== undefined && flags.apply !== true) report(learning.refused);
  await print(flags.json === true ? `${JSON.stringify(learning, bare, 2)}\n` : trainingText(learning));
}

/** Weights tell a person nothing, and the file has them. */
function bare(key: string, value: unknown): unknown {
  if (value instanceof Map) return value.size;
  return key === 'weights' && Array.isArray(value) ? value.length : value;
}

async function forget(home: string): Promise<void> {
  const forgotten = await forgetLocalModel(home);
  if (!forgotten.ok) return report(forgotten.problem);
  say(
    forgotten.value
      ? 'what was learnt from decisions is no longer in use: the model is as shipped'
      : 'nothing learnt from decisions was in use: the model is as shipped',
  );
}
