import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { address, get } from '../api/client.ts';
import type { Leaving, Report } from '../api/types.ts';
import { useText } from '../i18n/index.ts';
import { Asked } from '../parts/asked.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { ProblemNote } from '../parts/problem.tsx';
import { Tlp } from '../parts/tlp.tsx';
import { Choice } from './choice.tsx';

const AUDIENCES = ['CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT'] as const;
const FORMATS = ['md', 'html', 'stix', 'json', 'jsonl', 'csv'] as const;
const SHOWN = 20_000;

/** The marking is checked first; then exactly the bytes that would leave. */
export function ShareDialog({ report, onClose }: { readonly report: Report; readonly onClose: () => void }) {
  const text = useText();
  const [audience, setAudience] = useState<string>('AMBER+STRICT');
  const [format, setFormat] = useState<string>('md');
  const leaving = useQuery({
    queryKey: ['leaving', report.id, audience, format],
    queryFn: () => get<Leaving>(`/reports/${report.id}/leaving`, { audience, format }),
  });
  return (
    <Dialog title={text['share.title']} onClose={onClose}>
      <div className="form">
        <p>
          <Tlp of={report.tlp} />
        </p>
        <div className="pair">
          <Choice
            label={text['share.audience']}
            value={audience}
            options={AUDIENCES.map((each) => [each, `TLP:${each}`])}
            onChange={setAudience}
          />
          <Choice
            label={text['share.format']}
            value={format}
            options={FORMATS.map((each) => [each, each])}
            onChange={setFormat}
          />
        </div>
        <Asked query={leaving}>
          {({ allowed, problem }) =>
            allowed ? (
              <Preview path={`/reports/${report.id}/brief`} query={{ format, audience, download: '1' }} />
            ) : (
              <>
                <p className="gone">{text['share.blocked']}</p>
                {problem !== undefined && <ProblemNote of={problem} />}
              </>
            )
          }
        </Asked>
      </div>
    </Dialog>
  );
}

interface PreviewProps {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
}

function Preview({ path, query }: PreviewProps) {
  const text = useText();
  const where = address(path, query);
  const bytes = useQuery({
    queryKey: ['bytes', where],
    queryFn: async () => {
      const response = await fetch(where);
      if (!response.ok) throw new Error(((await response.json()) as { detail?: string }).detail);
      return response.text();
    },
  });
  return (
    <>
      <p>{text['share.allowed']}</p>
      <Asked query={bytes}>
        {(all) => (
          <>
            <p className="row-of spread small">
              <span className="label">{text['share.preview']}</span>
              <span className="num">{text['share.bytes'](new TextEncoder().encode(all).length)}</span>
            </p>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
            <pre className="preview" tabIndex={0}>
              {all.slice(0, SHOWN)}
            </pre>
            {all.length > SHOWN && <p className="small quiet">{text['share.cut']}</p>}
          </>
        )}
      </Asked>
      <p>
        <a className="button first" href={where} download>
          {text['share.download']}
        </a>
      </p>
    </>
  );
}
