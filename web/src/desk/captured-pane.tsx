import { address } from '../api/client.ts';
import type { ReportDetail } from '../api/types.ts';
import { useText } from '../i18n/index.ts';

/** The kept page in a frame that can do nothing: no script, no request, no navigation of ours. */
export function CapturedPane({ of }: { readonly of: ReportDetail }) {
  const text = useText();
  const source = address(`/reports/${of.report.id}/captured`);
  const isPage = of.reading.extractor.startsWith('html');
  return (
    <div className="captured">
      <p className="small quiet row-of">
        <span>{isPage ? text['desk.capturedHint'] : text['desk.capturedOther']}</span>
        <a href={`${source}?download=1`} download>
          {text['desk.download']}
        </a>
      </p>
      {isPage && (
        <iframe src={source} sandbox="" referrerPolicy="no-referrer" title={text['desk.tab.captured']} />
      )}
    </div>
  );
}
