import type { ReportDetail } from '../api/types.ts';
import { useDay, useText, word } from '../i18n/index.ts';

type News = NonNullable<ReportDetail['news']>;

/** What became of the source since the copy that is shown, before anything that the copy says. */
export function SourceNote({ news }: { readonly news: News | undefined }) {
  const text = useText();
  const day = useDay();
  if (news === undefined) return null;
  const { page, newer } = news;
  return (
    <div className="small gone source-note" role="note">
      {page !== undefined && (
        <p>
          {[
            word(text, 'news.state', page.state),
            page.since === undefined ? '' : ` ${text['news.since'](day(page.since, true))}`,
            `; ${text['news.lastPresent'](day(page.lastPresent, true))}`,
          ].join('')}
        </p>
      )}
      {newer !== undefined && (
        <p>{text['news.newer'](day(newer.capturedAt, true), newer.absentClaims.length)}</p>
      )}
    </div>
  );
}

/** Beside a claim that a newer capture of the source no longer has. */
export function AbsentNote({ claimId, news }: { readonly claimId: string; readonly news: News | undefined }) {
  const text = useText();
  const day = useDay();
  const newer = news?.newer;
  if (newer === undefined || !newer.absentClaims.includes(claimId)) return null;
  return <p className="small gone">{text['news.absent'](day(newer.capturedAt, true))}</p>;
}
