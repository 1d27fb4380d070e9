import type { Learnt, Lesson, Refused, Shown } from '../how/techniques/local/lessons.ts';
import { FEWEST_DECISIONS, FEWEST_REPORTS } from '../how/techniques/local/local-model.ts';
import { techniqueById } from '../vocab/attack-techniques.ts';
import type { Learning } from './learn-from-decisions.ts';
import type { LocalModelFile } from './local-model-file.ts';

/** What would change, or has, for a person: a line or two a technique, then what it comes to. */
export function trainingText(learning: Learning): string {
  const { decisions, unknown, reports, lessons, shipped, inUse } = learning;
  const learnt = lessons.filter((lesson) => lesson.kind === 'learnt');
  const refused = lessons.filter((lesson) => lesson.kind === 'refused');
  const lines = [
    `${count(decisions, 'decision')} on techniques that the model suggested, in ${count(reports, 'report')}`,
    ...(unknown > 0
      ? [`not used: ${unknown} that the model as shipped (${shipped.versions}) would not suggest`]
      : []),
    inUse === undefined ? 'in use: nothing learnt here' : `in use: ${nameOf(inUse)}`,
    ...(learnt.length > 0 ? ['', 'learnt', ...learnt.flatMap(learntLines)] : []),
    ...(refused.length > 0 ? ['', 'not learnt', ...refused.flatMap(refusedLines)] : []),
    ...droppedLines(inUse, learnt),
    '',
    ...endLines(learning, learnt.length),
  ];
  return `${lines.join('\n')}\n`;
}

function learntLines(lesson: Learnt): string[] {
  const { correction, before, after } = lesson;
  const { shift, weights } = correction;
  return [
    `  ${headOf(lesson)}`,
    `    confident as shipped: ${precision(before)}; taught by the other reports: ${precision(after)}`,
    `    odds ${shift < 0 ? 'lowered' : 'raised'} by a factor of ${Math.exp(Math.abs(shift)).toFixed(2)}, and by ${weights.size} words and parts of words`,
  ];
}

function precision({ shown, right }: Shown): string {
  return shown === 0 ? 'none' : `${right} of ${shown} right`;
}

function refusedLines(lesson: Refused): string[] {
  return [`  ${headOf(lesson)}`, `    ${whyNot(lesson)}`];
}

function whyNot({ why, contradicted }: Refused): string {
  switch (why) {
    case 'too-few':
      return `too few: it takes ${FEWEST_DECISIONS} decisions on different words, from ${FEWEST_REPORTS} reports`;
    case 'contradictory':
      return `contradictory: ${contradicted} are on the same words, accepted and rejected; too few are left`;
    case 'no-better':
      return 'no better: what the other reports taught would tell a report’s decisions no better than the model as shipped';
  }
}

function headOf({ attackId, accepted, rejected, reports }: Lesson): string {
  const found = techniqueById(attackId);
  const name = found.kind === 'active' ? ` ${found.technique.name}` : '';
  const used = count(accepted + rejected, 'decision');
  return `${attackId}${name}: ${used} in ${count(reports, 'report')} (${accepted} accepted, ${rejected} rejected)`;
}

/** What is in use and is not learnt any more. */
function droppedLines(inUse: LocalModelFile | undefined, learnt: readonly Learnt[]): string[] {
  const gone = (inUse?.techniques ?? []).filter(
    ({ attackId }) => !learnt.some((lesson) => lesson.attackId === attackId),
  );
  if (gone.length === 0) return [];
  return ['', `no longer learnt: ${gone.map(({ attackId }) => attackId).join(', ')}`];
}

const AGAIN = 'Reports kept before stay as they were read; howdunit read reads one again.';

function endLines({ outcome, file }: Learning, learnt: number): string[] {
  switch (outcome) {
    case 'shown-only':
      return [
        learnt === 0
          ? 'Nothing was learnt, and nothing has changed.'
          : `Nothing has changed. --apply takes ${count(learnt, 'technique')} into use, --forget goes back to the model as shipped.`,
      ];
    case 'taken-up':
      return [`in use from now on: ${file === undefined ? '' : nameOf(file)}`, AGAIN];
    case 'dropped':
      return ['Nothing was learnt. What was in use no longer is: the model is as shipped.', AGAIN];
    case 'nothing-to-take-up':
      return ['Nothing was learnt, and nothing has changed.'];
  }
}

/** Which local model it is, as `by` and `because` of its findings say. */
function nameOf({ version, made, sha256, decisions, shipped }: LocalModelFile): string {
  const { accepted, rejected, reports } = decisions;
  const from = `${count(accepted + rejected, 'decision')} in ${count(reports, 'report')}`;
  return `no. ${version} of ${made.slice(0, 10)} (${sha256.slice(0, 8)}), from ${from}, on ${shipped.versions}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
