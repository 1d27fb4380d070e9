import type { Passage, Result } from '../model/index.ts';
import { failed, ok, problem, spanIn } from '../model/index.ts';
import type { StoredDocument } from '../store/index.ts';

/** UTF-16 code units of a quotation that is looked for. */
const LONGEST = 4_000;

/**
 * Where a kept report says these words: they must stand in its reading, white space aside, and only once, so
 * that the span is the analyst's and no guess. Fails with `bad-usage`.
 */
export function quotedPassage({ report, reading }: StoredDocument, words: string): Result<Passage> {
  const where = report.id;
  const pattern = wordsPattern(words);
  if (pattern === undefined) return failed(problem('bad-usage', 'no words were quoted', { where }));
  const found = reading.text.matchAll(pattern);
  const first = found.next();
  if (first.done === true) {
    return failed(
      problem('bad-usage', `“${words}” does not stand in this report`, {
        where,
        hint: 'Quote it as the reading has it: howdunit share <report> --json.',
      }),
    );
  }
  if (found.next().done !== true) {
    return failed(
      problem('bad-usage', `“${words}” stands there more than once`, { where, hint: 'Quote more of it.' }),
    );
  }
  const { index, 0: match } = first.value;
  return ok({
    reportId: report.id,
    readingId: reading.id,
    span: spanIn(reading, index, index + match.length),
  });
}

/** Words as a text may set them, with any white space between them; undefined where there are none. */
export function wordsPattern(words: string): RegExp | undefined {
  const parts = words.slice(0, LONGEST).match(/\S+/gu) ?? [];
  if (parts.length === 0) return undefined;
  const body = parts.map((part) => part.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&')).join('\\s+');
  return new RegExp(body, 'gu');
}
