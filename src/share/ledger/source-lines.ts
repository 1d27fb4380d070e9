import type { Ledger } from '../../model/index.ts';
import { sourceWords } from '../brief/source-words.ts';

/** What became of the sources of its reports since they were kept. */
export function sourceLines({ reports }: Ledger): readonly string[] {
  return reports.flatMap(({ title, news }) => sourceWords(news).map((words) => `${title}: ${words}`));
}
