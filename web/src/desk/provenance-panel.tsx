import { useMutation, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { address, post } from '../api/client.ts';
import { provenanceQuery } from '../api/queries.ts';
import type { Provenance, Verification } from '../api/types.ts';
import { useDay, useText, word } from '../i18n/index.ts';
import { Asked } from '../parts/asked.tsx';
import { CopyButton } from '../parts/copy.tsx';
import { ProblemNote } from '../parts/problem.tsx';

/** What proves the copy: hashes, signature, time stamp, other copies, and a check of all of it. */
export function ProvenancePanel({ reportId }: { readonly reportId: string }) {
  const provenance = useQuery(provenanceQuery(reportId));
  return (
    <div className="sheet">
      <div className="text prov">
        <Asked query={provenance}>{(answer) => <Receipt of={answer} reportId={reportId} />}</Asked>
      </div>
    </div>
  );
}

function Receipt({ of, reportId }: { readonly of: Provenance; readonly reportId: string }) {
  const text = useText();
  const day = useDay();
  const { capture, hashes, watch } = of;
  const { source } = capture;
  const rows: readonly (readonly [string, ReactNode])[] = [
    [
      text['prov.status'],
      watch === undefined ? (
        text['prov.notWatched']
      ) : (
        <span key="u" className={watch.standing.state === 'live' ? undefined : 'gone'}>
          {word(text, 'state', watch.standing.state)}, {day(watch.standing.since)}
        </span>
      ),
    ],
    [text['prov.captured'], day(capture.capturedAt, true)],
    [
      text['prov.source'],
      <span key="s" className="value">
        {source.kind === 'file' ? text['prov.file'](source.name) : source.final}
      </span>,
    ],
    [text['prov.bytes'], text['prov.size'](capture.bytes)],
    [text['prov.sha'], <code key="p">{hashes.payload}</code>],
    [text['prov.waczSha'], <code key="w">{hashes.wacz}</code>],
    [text['prov.textSha'], <code key="t">{hashes.text}</code>],
    [text['prov.archive'], <code key="a">{capture.wacz}</code>],
    [text['prov.signature'], <Seal key="g" of={of.signature} />],
    [
      text['prov.timestamp'],
      of.signature?.['isTimestamped'] === true ? text['prov.stamped'] : text['app.none'],
    ],
    [
      text['prov.mementos'],
      of.mementos.length === 0
        ? text['app.none']
        : of.mementos.map(({ heldBy, datetime }) => `${heldBy}, ${day(datetime)}`).join('; '),
    ],
  ];
  return (
    <>
      <h2>{text['prov.title']}</h2>
      <dl className="pairs">
        {rows.map(([name, what]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{name}</dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      {of.captures.length > 1 && (
        <section>
          <h3>{text['prov.captures']}</h3>
          <ul>
            {of.captures.map(({ id, capturedAt, sha256 }) => (
              <li key={id} className="row-of">
                <span>{day(capturedAt, true)}</span> <code>{sha256.slice(0, 16)}…</code>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Verify reportId={reportId} command={of.commands.verify} />
      <p>
        <a className="button" href={address(`/reports/${reportId}/wacz`)} download>
          {text['desk.openWacz']}
        </a>
      </p>
    </>
  );
}

/** Who signed the archive, when and with which key; the time stamp has a line of its own. */
function Seal({ of = {} }: { readonly of: Provenance['signature'] }) {
  const text = useText();
  const day = useDay();
  if (of['state'] === 'unreadable') return <span className="gone">{text['prov.unreadable']}</span>;
  if (of['state'] !== 'signed') return text['prov.unsigned'];
  const { created, software, fingerprint, domain } = of;
  return (
    <ul>
      {typeof created === 'string' && <li>{day(created, true)}</li>}
      {typeof software === 'string' && <li>{software}</li>}
      {typeof domain === 'string' && <li>{domain}</li>}
      {typeof fingerprint === 'string' && (
        <li>
          <span className="quiet">{text['prov.key']}</span> <code>{fingerprint}</code>
        </li>
      )}
    </ul>
  );
}

function Verify({ reportId, command }: { readonly reportId: string; readonly command: string }) {
  const text = useText();
  const verify = useMutation({ mutationFn: () => post<Verification>(`/reports/${reportId}/verify`, {}) });
  return (
    <section className="verify" aria-live="polite">
      <p className="row-of">
        <button
          type="button"
          className="button first"
          disabled={verify.isPending}
          onClick={() => verify.mutate()}
        >
          {verify.isPending ? text['prov.verifying'] : text['prov.verify']}
        </button>
      </p>
      {verify.error !== null && <ProblemNote of={verify.error} />}
      {verify.data !== undefined && (
        <>
          <p>
            <strong className={verify.data.verdict === 'broken' ? 'gone' : undefined}>
              {text['app.told'](verify.data.verdictLine)}
            </strong>
          </p>
          <ul className="small">
            {verify.data.checks.map(({ link, state, message }) => (
              <li key={`${link}${message}`}>
                <span className={state === 'broken' ? 'gone' : 'quiet'}>{word(text, 'check', state)}</span>{' '}
                {link}: {text['app.told'](message)}
              </li>
            ))}
          </ul>
          {verify.data.notProved.length > 0 && (
            <>
              <h3>{text['prov.notProved']}</h3>
              <ul className="small">
                {verify.data.notProved.map((each) => (
                  <li key={each}>{text['app.told'](each)}</li>
                ))}
              </ul>
            </>
          )}
        </>
      )}
      <p className="label">{text['prov.offline']}</p>
      <p className="row-of">
        <code>{command}</code> <CopyButton value={command} label={text['app.copy']} />
      </p>
    </section>
  );
}
