import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { nameQuery } from '../api/queries.ts';
import type { NameAnswer } from '../api/types.ts';
import { useDay, useText, word } from '../i18n/index.ts';
import { AskForm } from '../parts/ask-form.tsx';
import { Asked } from '../parts/asked.tsx';

/** A name according to whom: every list beside the others, nothing joined. */
export function NamesScreen() {
  const text = useText();
  const { q = '' } = useSearch({ from: '/names' });
  const navigate = useNavigate({ from: '/names' });
  const name = useQuery(nameQuery(q));
  return (
    <div className="page">
      <header>
        <h1>{text['name.title']}</h1>
        <p className="quiet">{text['name.lead']}</p>
      </header>
      <AskForm
        key={q}
        label={text['name.ask']}
        action={text['name.look']}
        initial={q}
        onAsk={(asked) => void navigate({ search: { q: asked } })}
      />
      {q !== '' && <Asked query={name}>{(answer) => <Answer of={answer} />}</Asked>}
    </div>
  );
}

function Answer({ of }: { readonly of: NameAnswer }) {
  const text = useText();
  return (
    <div>
      {of.cautions.length > 0 && (
        <section aria-labelledby="cautions" style={{ marginBlockEnd: '1.5rem' }}>
          <h2 id="cautions">{text['name.cautions']}</h2>
          <ul>
            {of.cautions.map((caution) => (
              <li key={caution}>{text['app.told'](caution)}</li>
            ))}
          </ul>
        </section>
      )}
      {of.lists.map((list) => (
        <section key={list.id} className="list-answer" aria-labelledby={`list-${list.id}`}>
          <div>
            <h2 id={`list-${list.id}`}>{text['app.told'](list.title)}</h2>
            <p className="small quiet">{text['app.told'](list.version)}</p>
          </div>
          <div>
            {list.clusters.length === 0 && <p className="quiet">{text['name.notListed']}</p>}
            {list.clusters.map((cluster) => (
              <div key={cluster.entry}>
                <h3 className="who">{cluster.title}</h3>
                <p>
                  {cluster.names
                    .map(({ name, nameGiver }) => (nameGiver ? `${name} (${nameGiver})` : name))
                    .join(', ')}
                </p>
                <p className="small quiet">
                  {[
                    cluster.origin,
                    cluster.nameGiver && text['name.givenBy'](cluster.nameGiver),
                    cluster.entry,
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </p>
              </div>
            ))}
            {list.beside.length > 0 && (
              <details className="small">
                <summary>{text['name.beside']}</summary>
                <ul>
                  {list.beside.map(({ entry, title, shares }) => (
                    <li key={entry}>
                      {title}: {text['name.sharesNames'](shares.join(', '))}
                    </li>
                  ))}
                </ul>
              </details>
            )}
          </div>
        </section>
      ))}
      <Mentions of={of} />
    </div>
  );
}

function Mentions({ of }: { readonly of: NameAnswer }) {
  const text = useText();
  const day = useDay();
  return (
    <>
      <section className="list-answer" aria-labelledby="mentions">
        <h2 id="mentions">{text['name.mentions']}</h2>
        <ul className="voices">
          {of.mentions.length === 0 && <li className="quiet">{text['name.noMentions']}</li>}
          {of.mentions.map((mention) => (
            <li key={`${mention.reportId}${mention.passage.span.start}`}>
              <p className="said">“{mention.sentence.span.quote}”</p>
              <p className="small quiet">
                <Link
                  to="/reports/$id"
                  params={{ id: mention.reportId }}
                  search={{ at: mention.passage.span.start, to: mention.passage.span.end }}
                >
                  {mention.title}
                </Link>
                {mention.published !== undefined && <>, {day(mention.published)}</>}
              </p>
            </li>
          ))}
          {of.mentionsLeftOut > 0 && <li className="quiet">{text['name.leftOut'](of.mentionsLeftOut)}</li>}
        </ul>
      </section>
      {of.sameAs.length > 0 && (
        <section className="list-answer" aria-labelledby="same-as">
          <h2 id="same-as">{text['name.sameAs']}</h2>
          <ul className="voices">
            {of.sameAs.map(({ claim, title, reportId, passage }) => (
              <li key={claim.id}>
                <p className="said">“{passage.span.quote}”</p>
                <p className="small quiet">
                  {word(text, 'stance', claim.stance)} ·{' '}
                  <Link to="/reports/$id" params={{ id: reportId }} search={{ finding: claim.id }}>
                    {title}
                  </Link>
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
