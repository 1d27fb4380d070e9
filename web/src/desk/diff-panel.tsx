import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { diffQuery, provenanceQuery } from '../api/queries.ts';
import type { CaptureDiff, Difference, Provenance } from '../api/types.ts';
import { useDay, useText, word } from '../i18n/index.ts';
import { Asked } from '../parts/asked.tsx';

/** What one capture of the report no longer says, or says anew: words, and what was found in them. */
export function DiffPanel({ reportId }: { readonly reportId: string }) {
  const provenance = useQuery(provenanceQuery(reportId));
  return (
    <div className="sheet">
      <div className="text prov">
        <Asked query={provenance}>
          {({ captures }) => <Compare captures={captures} reportId={reportId} />}
        </Asked>
      </div>
    </div>
  );
}

type Captures = Provenance['captures'];

function Compare({ captures, reportId }: { readonly captures: Captures; readonly reportId: string }) {
  const text = useText();
  const [from, setFrom] = useState<string>();
  const [to, setTo] = useState<string>();
  const isOne = captures.length < 2;
  const diff = useQuery({ ...diffQuery(reportId, from, to), enabled: !isOne });
  return (
    <>
      <h2>{text['diff.title']}</h2>
      {isOne ? (
        <p className="quiet">{text['diff.one']}</p>
      ) : (
        <>
          <p className="row-of">
            <Choice
              name={text['diff.from']}
              captures={captures}
              value={from ?? diff.data?.from.captureId}
              onChange={setFrom}
            />
            <Choice
              name={text['diff.to']}
              captures={captures}
              value={to ?? diff.data?.to.captureId}
              onChange={setTo}
            />
          </p>
          <Asked query={diff}>{(answer) => <Differences of={answer} />}</Asked>
        </>
      )}
    </>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly captures: Captures;
  readonly value: string | undefined;
  readonly onChange: (id: string) => void;
}

function Choice({ name, captures, value, onChange }: ChoiceProps) {
  const day = useDay();
  const field = useId();
  return (
    <span>
      <label htmlFor={field}>{name}</label>{' '}
      <select id={field} value={value ?? ''} onChange={(event) => onChange(event.target.value)}>
        {value === undefined && <option value="" />}
        {captures.map(({ id, capturedAt, sha256 }) => (
          <option key={id} value={id}>
            {day(capturedAt, true)} · {sha256.slice(0, 8)}
          </option>
        ))}
      </select>
    </span>
  );
}

function Differences({ of }: { readonly of: CaptureDiff }) {
  const text = useText();
  const { absent, added, edited, kept, from, to } = of;
  const isSame =
    absent.parts.length + absent.findings.length + added.parts.length + added.findings.length + edited === 0;
  return (
    <>
      {from.extractor !== to.extractor && (
        <p className="label">{text['diff.readers'](from.extractor, to.extractor)}</p>
      )}
      <p aria-live="polite">
        {isSame
          ? text['diff.same']
          : text['diff.summary']({
              observables: [absent.of.observables, added.of.observables],
              claims: [absent.of.claims, added.of.claims],
              edited,
              kept: Math.round(kept * 100),
            })}
      </p>
      <Side of={absent} title={text['diff.absent']} isAbsent />
      <Side of={added} title={text['diff.added']} isAbsent={false} />
    </>
  );
}

interface SideProps {
  readonly of: Difference;
  readonly title: string;
  readonly isAbsent: boolean;
}

function Side({ of, title, isAbsent }: SideProps) {
  const text = useText();
  if (of.parts.length + of.findings.length === 0) return null;
  const Words = isAbsent ? 'del' : 'ins';
  return (
    <section>
      <h3>{title}</h3>
      {of.parts.map(({ kind, span, observables, claims }) => (
        <figure key={`${span.start}`} className="changed">
          <figcaption className="label">
            {word(text, 'part', kind)}
            {observables > 0 && ` · ${text['diff.observables'](observables, of.of.observables)}`}
            {claims > 0 && ` · ${text['diff.claims'](claims, of.of.claims)}`}
          </figcaption>
          <blockquote>
            <Words>{span.quote}</Words>
          </blockquote>
        </figure>
      ))}
      {of.findings.length > 0 && (
        <ul className="small">
          {of.findings.map(({ id, kind, label }) => (
            <li key={id}>
              <span className="quiet">{word(text, 'kind', kind)}</span>{' '}
              <Words className="value">{label}</Words>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
