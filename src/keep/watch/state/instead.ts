import { wordsOf } from '../text/words.ts';
import type { PageCopy, Sight } from './page-copy.ts';
import { NOT_FOUND, PARKED, SCRIPT_ROOT, SCRIPTS_NEEDED, TAKEN_DOWN } from './page-words.ts';

/** A page of fewer words than this has nothing to say. */
const BLANK = 3;
const FEW_WORDS = 60;

/** What stands where the report is not: a page that cannot be read is no statement about the report. */
export function instead(copy: PageCopy, page: PageCopy): Sight {
  const { text } = page.reading;
  const count = wordsOf(text).length;
  if (isShell(page, count)) {
    return { sight: 'unreachable', reason: 'a page came that is empty without its scripts' };
  }
  if (count < BLANK) return { sight: 'unreachable', reason: 'a blank page came' };
  if (isElsewhere(copy.final, page.final)) {
    return {
      sight: 'redirected-away',
      reason: `the address leads to ${page.final}, where the report is not`,
    };
  }
  if (PARKED.test(text)) return { sight: 'soft-404', reason: 'a parking page answers for the whole site' };
  if (TAKEN_DOWN.test(text)) {
    return { sight: 'soft-404', reason: 'a page came that speaks of something taken down' };
  }
  if (NOT_FOUND.test(text)) {
    return { sight: 'soft-404', reason: 'a page came that speaks of something not found' };
  }
  return { sight: 'soft-404', reason: 'the report’s text is absent; another text stands at its address' };
}

function isShell({ source }: PageCopy, words: number): boolean {
  if (!/<script\b/i.test(source) || words >= FEW_WORDS) return false;
  const said = source.slice(0, 50_000);
  return (words < 12 && SCRIPT_ROOT.test(said)) || (words < 30 && SCRIPTS_NEEDED.test(said));
}

/** Another host or path; a slash at the end and the scheme are the same place. */
function isElsewhere(before: string, after: string): boolean {
  const place = (address: string): string => {
    const { host, pathname, search } = new URL(address);
    return `${host.replace(/^www\./, '')}${pathname.replace(/\/$/, '')}${search}`;
  };
  return place(before) !== place(after);
}
