import type { Block, Stated } from '../../model/index.ts';
import { DATE } from '../date-line.ts';
import { MONTHS, statedDate } from '../stated-date.ts';

const FULL_DATE = new RegExp(`\\b(?:${DATE})\\b`, 'i');
const MONTH_ONLY = new RegExp(`^(?:${MONTHS.join('|')}),? 20\\d\\d$`, 'i');
/** A date inside a sentence dates what the sentence tells, not the report. */
const MAX_CHARACTERS = 70;
/** Says what happened on the date: something else than that the report came out. */
const OTHER_DAY =
  /\b(?:access(?:ed)?|analy[sz]ed|archived|compil(?:ed?|ation)|creation|created|detected|expir\w{1,8}|first seen|last seen|printed|registered|retrieved|scann?ed|signed|submitted|timestamp|updated date|uploaded|valid)\b/i;

/**
 * The first date that stands in a short line of its own on the front pages: as an ISO date, or as written
 * where no day is given.
 */
export function frontDate(text: string, front: readonly Block[]): Stated | undefined {
  for (const block of front) {
    if (block.end - block.start > MAX_CHARACTERS || block.kind === 'table-cell' || block.kind === 'code')
      continue;
    const line = text.slice(block.start, block.end);
    const written = FULL_DATE.exec(line)?.[0] ?? MONTH_ONLY.exec(line.trim())?.[0];
    if (written === undefined || OTHER_DAY.test(line)) continue;
    const start = block.start + line.indexOf(written);
    return { value: statedDate(written), at: { kind: 'text-range', start, end: start + written.length } };
  }
  return undefined;
}
