import type { ListAnswer } from '../../model/index.ts';
import { isOrdinaryWord } from '../../vocab/common-words.ts';
import { isSoftwareName } from '../names/actor-names.ts';

/** What makes a name ambiguous, in one clause each. */
export function cautionsFor(name: string, lists: readonly ListAnswer[]): readonly string[] {
  const cautions: string[] = [];
  for (const { title, clusters } of lists) {
    if (clusters.length < 2) continue;
    const entries = clusters.map(({ entry }) => entry).join(', ');
    cautions.push(`${title} has it in ${clusters.length} entries (${entries}): there it is no one actor’s`);
  }
  const written = new Set(lists.flatMap(({ clusters }) => clusters.map(({ as }) => as)));
  written.delete(name);
  if (written.size > 0) cautions.push(`written there as ${[...written].join(', ')}`);
  const names = [name, ...written];
  if (names.some(isOrdinaryWord))
    cautions.push('an ordinary word: in texts it counts as a name only beside a word such as “group”');
  if (names.some(isSoftwareName)) cautions.push('ATT&CK has malware or a tool of this name, too');
  return cautions;
}

/** Whether a text that has the word need not mean the actor. */
export function needsContext(name: string): boolean {
  return isOrdinaryWord(name) || isSoftwareName(name);
}
