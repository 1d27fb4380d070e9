import { useInfiniteQuery } from '@tanstack/react-query';
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
  return (
    <div className="page">
      <header>
        <h1>{text['search.title']}</h1>
        <p className="quiet">{text['search.lead']}</p>
      </header>
      <AskForm
        key={q}
        label={text['search.field']}
        action={text['search.go']}
        initial={q}
        onAsk={(asked) => void navigate({ search: { q: asked } })}
      />
      {q !== '' && <Found q={q} />}
    </div>
  );
}

function Found({ q }: { readonly q: string }) {
  const text = useText();
  const found = useInfiniteQuery(searchQuery(q));
  return (
    <Asked query={found}>
      {({ pages }) => {
        const hits = pages.flatMap(({ items }) => items);
        if (hits.length === 0) return <p className="quiet">{text['search.none'](q)}</p>;
        return (
          <section aria-label={text['search.results']}>
            <p className="small quiet" role="status">
              {text['search.hits'](hits.length, found.hasNextPage)}
            </p>
            <ul className="lines found">
              {byReport(hits).map((group) => (
                <Group key={`${group[0].reportId} ${group[0].passage.span.start}`} hits={group} />
              ))}
            </ul>
            {found.hasNextPage && (
              <p>
                <button
                  type="button"
                  className="button"
                  disabled={found.isFetchingNextPage}
                  onClick={() => void found.fetchNextPage()}
                >
                  {text['search.more']}
                </button>
              </p>
            )}
          </section>
        );
      }}
    </Asked>
  );
}

type Hits = readonly [SearchHit, ...SearchHit[]];

/** Hits that follow one another in one report are one entry. */
function byReport(hits: readonly SearchHit[]): readonly Hits[] {
  const groups: [SearchHit, ...SearchHit[]][] = [];
  for (const hit of hits) {
    const last = groups.at(-1);
    if (last?.[0].reportId === hit.reportId) last.push(hit);
    else groups.push([hit]);
  }
  return groups;
}

function Group({ hits }: { readonly hits: Hits }) {
  return (
    <li>
      <h2>{hits[0].title}</h2>
      <ul>
        {hits.map((hit) => (
          <Hit key={`${hit.in}${hit.findingId ?? ''}${hit.passage.span.start}`} hit={hit} />
        ))}
      </ul>
    </li>
  );
}

function Hit({ hit }: { readonly hit: SearchHit }) {
  const text = useText();
  const { span } = hit.passage;
  return (
    <li>
      <Link
        to="/reports/$id"
        params={{ id: hit.reportId }}
        search={hit.findingId === undefined ? { at: span.start, to: span.end } : { finding: hit.findingId }}
        className="said"
      >
        <Marked of={hit} />
      </Link>
      <p className="small quiet">
        {hit.in === 'value' ? text['search.value'] : text['search.text']}
        {hit.kind !== undefined && <> · {word(text, 'kind', hit.kind)}</>}
        {hit.value !== undefined && (
          <>
            {' · '}
            <code>{defang(hit.type, hit.value)}</code>
          </>
        )}
        {' · '}
        {span.page === undefined ? text['search.at'](span.start) : text['app.page'](span.page)}
      </p>
    </li>
  );
}

/** The sentence with the words that were searched for set off. */
function Marked({ of: { sentence, marks, type } }: { readonly of: SearchHit }) {
  const parts = [];
  let from = sentence.start;
  for (const { start, end } of marks) {
    if (start < from || end > sentence.end) continue;
    parts.push(sentence.text.slice(from - sentence.start, start - sentence.start));
    const words = sentence.text.slice(start - sentence.start, end - sentence.start);
    parts.push(<mark key={start}>{words.includes('[') ? words : defang(type, words)}</mark>);
    from = end;
  }
  return (
    <>
      {parts}
      {sentence.text.slice(from - sentence.start)}
    </>
  );
}
