import type { NewerCapture, PageNews, SourceNews } from '../../model/index.ts';
import { count } from './words.ts';

/** What became of the source since the copy was made, for the top of whatever is shown of the report. */
export function sourceWords(news: SourceNews | undefined): readonly string[] {
  if (news === undefined) return [];
  return [
    ...(news.page === undefined ? [] : [pageWords(news.page)]),
    ...(news.newer === undefined ? [] : [newerWords(news.newer)]),
  ];
}

/** What is put beside a claim that a newer capture has no more; nothing where it still has it. */
export function absentWords(claimId: string, news: SourceNews | undefined): string {
  return news?.newer?.absentClaims.includes(claimId) === true ? noLongerThere(news.newer) : '';
}

export function noLongerThere({ capturedAt }: Pick<NewerCapture, 'capturedAt'>): string {
  return `no longer in the source (capture of ${minute(capturedAt)})`;
}

function pageWords({ state, since, lastPresent }: PageNews): string {
  const when = since === undefined ? '' : ` since ${minute(since)}`;
  return `${STATES[state]}${when}; last seen there as kept: ${minute(lastPresent)}`;
}

const STATES: Readonly<Record<PageNews['state'], string>> = {
  gone: 'the source is gone (404 or 410)',
  'soft-404': 'the source is gone (its address answers with something else)',
  'redirected-away': 'the source is gone (its address leads elsewhere)',
  drifted: 'the source has changed',
};

function newerWords({ capturedAt, captureId, absentClaims }: NewerCapture): string {
  const absent =
    absentClaims.length === 0
      ? 'it still has every claim shown here'
      : `the ${absentClaims.length === 1 ? 'passage' : 'passages'} of ${count(absentClaims.length, 'claim')} shown here ${absentClaims.length === 1 ? 'is' : 'are'} no longer there`;
  return `the source has changed since: capture of ${minute(capturedAt)} (${captureId}); ${absent}`;
}

function minute(instant: string): string {
  return `${instant.slice(0, 10)} ${instant.slice(11, 16)} UTC`;
}
