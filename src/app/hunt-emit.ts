import type { Language } from '../hunt/emit/index.ts';
import { emitQueries } from '../hunt/emit/index.ts';
import type { Problem, Result } from '../model/index.ts';
import { ok } from '../model/index.ts';
import type { Desk } from './desk.ts';
import { huntedFor } from './hunt-sources.ts';

export interface EmitAsk {
  readonly language: Language;
  readonly report?: string;
  readonly indicators?: string;
  readonly all: boolean;
  readonly onProblem: (problem: Problem) => void;
}

/** What would be hunted for, as queries of another engine; and a line that says what no query asks for. */
export async function huntQueries(
  desk: Desk,
  ask: EmitAsk,
): Promise<Result<{ text: string; verdict: string }>> {
  const { language, report, indicators, all, onProblem } = ask;
  const named = {
    ...(report !== undefined && { report }),
    ...(indicators !== undefined && { list: indicators }),
  };
  const hunted = await huntedFor(desk, { all, onProblem, ...named });
  if (!hunted.ok) return hunted;
  const { queries, left } = emitQueries(language, hunted.value.values);
  const missing = [...left].map(([type, count]) => `${count} ${type}`).join(', ');
  const verdict = `${queries.length} queries${missing === '' ? '' : `; not asked for: ${missing}`}`;
  return ok({ text: queries.map((query) => `${query}\n`).join(''), verdict });
}
