import type { Result } from '../model/index.ts';
import { ok } from '../model/index.ts';
import type { Desk } from './desk.ts';
import { findStory } from './stories.ts';

/** Which reports are asked about: some by reference, those of a story, or with neither all that are kept. */
export interface ReportsAsked {
  readonly reports?: readonly string[] | undefined;
  readonly story?: string | undefined;
}

export async function referencesOf(of: ReportsAsked, desk: Desk): Promise<Result<readonly string[]>> {
  if (of.reports !== undefined) return ok(of.reports);
  if (of.story !== undefined) {
    const found = await findStory(of.story, desk);
    return found.ok ? ok(found.value.story.reports) : found;
  }
  const kept = await desk.store.reports();
  return kept.ok ? ok(kept.value.map(({ report }) => report.id)) : kept;
}
