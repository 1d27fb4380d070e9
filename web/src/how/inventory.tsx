import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { HowInventory, InventoryEntry, Place } from '../api/types.ts';
import { useText, word } from '../i18n/index.ts';
import { inMarks } from '../parts/claimed.ts';
import { CopyButton } from '../parts/copy.tsx';
import { defang } from '../parts/defang.ts';

/** Sentences of an entry that are shown at once. */
const SHOWN = 2;

/** What was used: programs, vulnerabilities, rules, indicators, each with where it stands. */
export function Inventory({ of }: { readonly of: HowInventory }) {
  const text = useText();
  const { software, vulnerabilities, rules, indicators } = of;
  if (software.length + vulnerabilities.length + rules.length + indicators.length === 0) {
    return <p className="quiet">{text['how.nothingElse']}</p>;
  }
  return (
    <>
      <Part id="software" title={text['how.software']} count={software.length}>
        {software.map(({ softwareType, attackId, ...entry }) => (
          <EntryView
            key={entry.name}
            of={entry}
            facts={[word(text, 'software', softwareType), attackId ?? '']}
          />
        ))}
      </Part>
      <Part id="vulnerabilities" title={text['how.vulnerabilities']} count={vulnerabilities.length}>
        {vulnerabilities.map(({ products, ...entry }) => (
          <EntryView key={entry.name} of={entry} facts={products} />
        ))}
      </Part>
      <Part id="rules" title={text['how.rules']} count={rules.length}>
        {rules.map((rule) => (
          <RuleView key={rule.place.findingId} of={rule} />
        ))}
      </Part>
      <Part id="indicators" title={text['how.indicators']} count={indicators.length}>
        {indicators.map((each) => (
          <RoleView key={each.role} of={each} />
        ))}
      </Part>
    </>
  );
}

interface PartProps {
  readonly id: string;
  readonly title: string;
  readonly count: number;
  readonly children: ReactNode;
}

function Part({ id, title, count, children }: PartProps) {
  if (count === 0) return null;
  return (
    <section className="tactic" aria-labelledby={`part-${id}`}>
      <h2 id={`part-${id}`}>{title}</h2>
      {children}
    </section>
  );
}

function EntryView({ of, facts }: { readonly of: InventoryEntry; readonly facts: readonly string[] }) {
  const text = useText();
  return (
    <article className="procedure">
      <h3>
        {of.name}{' '}
        <span className="small quiet">
          {[...facts.filter((fact) => fact !== ''), text['how.mentions'](of.count)].join(' · ')}
        </span>
      </h3>
      <ul>
        {of.places.slice(0, SHOWN).map((place) => (
          <li key={place.findingId}>
            <Said place={place} />
          </li>
        ))}
      </ul>
    </article>
  );
}

function Said({ place: { reportId, findingId, sentence, span, status } }: { readonly place: Place }) {
  const text = useText();
  return (
    <p className="said">
      <Link to="/reports/$id" params={{ id: reportId }} search={{ finding: findingId }}>
        {inMarks(sentence)}
      </Link>{' '}
      <span className="small quiet">
        {[span.page === undefined ? '' : text['app.page'](span.page), word(text, 'status', status)]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </p>
  );
}

function RuleView({ of }: { readonly of: HowInventory['rules'][number] }) {
  const text = useText();
  const { ruleType, name, mended, fault, place } = of;
  const state =
    fault !== undefined ? text['lint.fault'](fault) : text[mended === true ? 'lint.mended' : 'lint.ok'];
  return (
    <article className="procedure">
      <h3>
        <Link to="/reports/$id" params={{ id: place.reportId }} search={{ finding: place.findingId }}>
          {name}
        </Link>{' '}
        <span className="small quiet">{ruleType}</span>
      </h3>
      <div>
        <p className="row-of small">
          <span className={fault === undefined ? 'quiet' : 'gone'}>{state}</span>
          <CopyButton value={of.text} label={text['how.copyRule']} />
        </p>
        <details>
          <summary className="small">{text['how.ruleText']}</summary>
          <pre className="rule">{of.text}</pre>
        </details>
      </div>
    </article>
  );
}

function RoleView({ of: { role, count, values } }: { readonly of: HowInventory['indicators'][number] }) {
  const text = useText();
  return (
    <article className="procedure">
      <h3>
        {word(text, 'role', role)} <span className="small quiet">{text['how.values'](count)}</span>
      </h3>
      <div>
        <CopyButton
          value={values.map(({ value }) => value).join('\n')}
          label={text['how.copyValues'](values.length)}
        />
        <ul className="small">
          {values.map(({ type, value, place }) => (
            <li key={`${type} ${value}`}>
              <span className="quiet">{type}</span>{' '}
              <Link to="/reports/$id" params={{ id: place.reportId }} search={{ finding: place.findingId }}>
                <code>{defang(type, value)}</code>
              </Link>
            </li>
          ))}
          {count > values.length && <li className="quiet">{text['app.more'](count - values.length)}</li>}
        </ul>
      </div>
    </article>
  );
}
