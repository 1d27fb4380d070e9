import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { searchQuery } from '../api/queries.ts';
import type { SearchHit } from '../api/types.ts';
import { useText, word } from '../i18n/index.ts';
import { AskForm } from '../parts/ask-form.tsx';
import { Asked } from '../parts/asked.tsx';
import { defang } from '../parts/defang.ts';

/** Words and values across every kept report, each with its sentence. */
export function SearchScreen() {
  const text = useText();
  const { q = '' } = useSearch({ from: '/search' });
  const navigate = useNavigate({ from: '/search' });
  const found = useQuery(searchQuery(q));
  return (
    <div className="page">
      <h1>{text['search.title']}</h1>
      <AskForm
        key={q}
        label={text['search.field']}
        action={text['search.go']}
        initial={q}
        onAsk={(asked) => void navigate({ search: { q: asked } })}
      />
      {q !== '' && (
        <Asked query={found}>
          {({ items, next }) =>
            items.length === 0 ? (
              <p className="quiet">{text['search.none'](q)}</p>
            ) : (
              <section aria-live="polite">
                <p className="small quiet">{text['search.hits'](items.length, next !== undefined)}</p>
                <ul className="lines">
                  {items.map((hit) => (
                    <Hit
                      key={`${hit.reportId}${hit.in}${hit.findingId ?? ''}${hit.passage?.span.start ?? ''}`}
                      hit={hit}
                    />
                  ))}
                </ul>
              </section>
            )
          }
        </Asked>
      )}
    </div>
  );
}

function Hit({ hit }: { readonly hit: SearchHit }) {
  const text = useText();
  const { span } = hit.passage ?? {};
  return (
    <li className="report-line">
      <span className="row-of">
        <Link
          to="/reports/$id"
          params={{ id: hit.reportId }}
          search={
            hit.findingId !== undefined
              ? { finding: hit.findingId }
              : span === undefined
                ? {}
                : { at: span.start, to: span.end }
          }
          className="title"
        >
          {hit.title}
        </Link>
        <span className="small quiet">
          {hit.in === 'value' ? text['search.value'] : text['search.text']}
          {hit.kind !== undefined && <> · {word(text, 'kind', hit.kind)}</>}
          {span?.page !== undefined && <> · {text['app.page'](span.page)}</>}
        </span>
        {hit.value !== undefined && <span className="value">{defang(hit.type, hit.value)}</span>}
      </span>
      <span className="said">{hit.sentence?.text ?? `…${span?.prefix}${span?.quote}${span?.suffix}…`}</span>
    </li>
  );
}
