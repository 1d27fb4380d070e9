import { Link } from '@tanstack/react-router';
import type { Ledger } from '../api/types.ts';
import { useDay, useText } from '../i18n/index.ts';
import { claimed } from '../parts/claimed.ts';
import { Voice } from './voice.tsx';

type Group = Ledger['groups'][number];
type Origin = Group['origins'][number];

interface ClaimGroupProps {
  readonly group: Group;
  readonly ledger: Ledger;
}

/** One claim: how many know it, who only repeats it, and who speaks against it beside them. */
export function ClaimGroupView({ group, ledger }: ClaimGroupProps) {
  const text = useText();
  const day = useDay();
  const { contrary, unresolved, within } = group;
  return (
    <article className="claim-group" aria-labelledby={group.id}>
      <Count of={group} />
      <div>
        <h2 id={group.id}>{claimed(text, group)}</h2>
        {within !== undefined && <Affair of={within} />}
        {group.firstSeen !== undefined && (
          <p className="small quiet">{text['ledger.since'](day(group.firstSeen))}</p>
        )}
        <div className="sides">
          <div>
            <Origins of={group.origins} ledger={ledger} />
            {unresolved.length > 0 && (
              <section>
                <h3 className="label">{text['ledger.unresolved']}</h3>
                <ul className="voices">
                  {unresolved.map((row) => (
                    <Voice key={row.claimId} row={row} ledger={ledger} />
                  ))}
                </ul>
              </section>
            )}
          </div>
          <section className="contrary">
            <h3 className="label">{text['ledger.contrary']}</h3>
            {contrary.length === 0 ? (
              <p className="small quiet">{text['ledger.noContrary']}</p>
            ) : (
              <Origins of={contrary} ledger={ledger} />
            )}
          </section>
        </div>
      </div>
    </article>
  );
}

/** How many know it; of a report in no story nothing is counted. */
function Count({ of: { independentOrigins: count, carriedBy, within } }: { readonly of: Group }) {
  const text = useText();
  if (within?.kind === 'report') {
    return (
      <p className="count">
        <small className="quiet">{text['ledger.alone']}</small>
      </p>
    );
  }
  return (
    <p className="count">
      <b>{count}</b>
      <small>
        {text['ledger.origins'](count)}
        <br />
        <span className="quiet">{text['ledger.carried'](carriedBy.length)}</span>
      </small>
    </p>
  );
}

/** The story, or the one report, within which a claim is looked at. */
function Affair({ of: { kind, id, title } }: { readonly of: NonNullable<Group['within']> }) {
  const text = useText();
  return (
    <p className="small quiet">
      {kind === 'story' ? text['ledger.inStory'] : text['ledger.inReport']}:{' '}
      {kind === 'story' ? (
        <Link to="/stories/$id" params={{ id }}>
          {title}
        </Link>
      ) : (
        <Link to="/reports/$id" params={{ id }}>
          {title}
        </Link>
      )}
    </p>
  );
}

function Origins({ of, ledger }: { readonly of: readonly Origin[]; readonly ledger: Ledger }) {
  const text = useText();
  return (
    <ul className="voices origins">
      {of.map(({ entity, unknown, people, rows, echoes }) => (
        <li key={entity}>
          <h3>{unknown === true ? text['app.told'](entity) : entity}</h3>
          {unknown === true && <p className="small quiet">{text['ledger.unknown']}</p>}
          {people.map(({ person, organisation }) => (
            <p key={person} className="small quiet">
              {text['ledger.speaksFor'](person, organisation)}
            </p>
          ))}
          <div className="voices">
            {rows.map((row) => (
              <Voice key={row.claimId} row={row} ledger={ledger} as="div" />
            ))}
          </div>
          {echoes.length > 0 && (
            <>
              <p className="label" style={{ marginBlockStart: '0.75rem' }}>
                {text['ledger.echoes']}
              </p>
              <ul>
                {echoes.map((row) => (
                  <Voice key={row.claimId} row={row} ledger={ledger} />
                ))}
              </ul>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
