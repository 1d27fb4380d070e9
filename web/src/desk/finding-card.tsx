import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { findingQuery } from '../api/queries.ts';
import type { Card } from '../api/types.ts';
import { useText, word } from '../i18n/index.ts';
import { Key } from '../keys/key.tsx';
import { CopyButton } from '../parts/copy.tsx';
import { defang } from '../parts/defang.ts';
import { Sighted } from '../sightings/sighted.tsx';
import { CardFacts } from './card-facts.tsx';
import { labelOf, machineValue } from './label.ts';

interface FindingCardProps {
  readonly card: Card;
  /** How many findings of the report say the same, this one included. */
  readonly same: number;
  readonly act: {
    accept(): void;
    reject(): void;
    edit(): void;
    later(): void;
    acceptSame(): void;
    rejectSame(): void;
  };
}

/** The selected finding: what it is, why, where else it stands, and what can be done with it. */
export function FindingCard({ card, same, act }: FindingCardProps) {
  const text = useText();
  return (
    <article className="card" aria-label={labelOf(card, text)}>
      <header>
        <p className="kicker">
          <b className={card.side}>{word(text, 'side', card.side)}</b> {word(text, 'kind', card.kind)} ·{' '}
          {word(text, 'status', card.status)}
        </p>
        <h2 className={card.kind === 'observable' ? 'value' : undefined}>{labelOf(card, text)}</h2>
      </header>
      {card.kind === 'rule' ? <pre className="rule">{card.text}</pre> : <Sentence card={card} />}
      {card.heldBack !== undefined && <p className="small">{text['desk.heldBack'](card.heldBack)}</p>}
      <div className="row-of">
        <button type="button" className="button first" onClick={act.accept}>
          {text['desk.accept']} <Key of="accept" />
        </button>
        <button type="button" className="button" onClick={act.reject}>
          {text['desk.reject']} <Key of="reject" />
        </button>
        <button type="button" className="button" onClick={act.edit}>
          {text['desk.edit']} <Key of="edit" />
        </button>
        <button type="button" className="button" onClick={act.later}>
          {text['desk.later']} <Key of="later" />
        </button>
      </div>
      {same > 1 && (
        <p className="row-of small">
          <button type="button" className="linkish" onClick={act.acceptSame}>
            {text['desk.acceptSame'](same)} <Key of="same" />
          </button>
          <button type="button" className="linkish" onClick={act.rejectSame}>
            {text['desk.rejectSame'](same)}
          </button>
        </p>
      )}
      <CardFacts card={card} />
      <Elsewhere id={card.id} />
      {card.kind === 'observable' && <Seen card={card} />}
      <p>
        <CopyButton
          value={machineValue(card)}
          label={card.kind === 'rule' ? text['desk.copyRule'] : text['desk.copyValue']}
        />
      </p>
    </article>
  );
}

/** The sentence that the finding stands in, with its own words set off, defanged. */
function Sentence({ card }: { readonly card: Card }) {
  const { quote, prefix, suffix, start, end } = card.span;
  const { sentence } = card;
  // Of the span's own context, which is cut by length, whole words are shown.
  const isInside =
    sentence !== undefined && sentence.start <= start && end <= sentence.end && sentence.text.length < 700;
  const before = isInside
    ? sentence.text.slice(0, start - sentence.start)
    : `…${prefix.replace(/^\S*\s/u, '')}`;
  const after = isInside ? sentence.text.slice(end - sentence.start) : `${suffix.replace(/\s\S*$/u, '')}…`;
  const type = card.kind === 'observable' ? card.type : undefined;
  return (
    <blockquote className="said">
      {before}
      <mark className={card.side}>{quote.includes('[') ? quote : defang(type, quote)}</mark>
      {after}
    </blockquote>
  );
}

/** Long enough that walking through the list with j asks for nothing. */
const REST_MS = 250;

/** Whether the selection has rested on a finding. */
function useRested(id: string): boolean {
  const [rested, setRested] = useState<string>();
  useEffect(() => {
    const timer = setTimeout(() => setRested(id), REST_MS);
    return () => clearTimeout(timer);
  }, [id]);
  return rested === id;
}

/** Whether it was seen in the reader's own logs. */
function Seen({ card }: { readonly card: Extract<Card, { kind: 'observable' }> }) {
  const isAsked = useRested(card.id);
  return (
    <p className="small">
      <Sighted report={card.reportId} type={card.type} value={card.value} isAsked={isAsked} />
    </p>
  );
}

function Elsewhere({ id }: { readonly id: string }) {
  const text = useText();
  const isAsked = useRested(id);
  const detail = useQuery({ ...findingQuery(id), enabled: isAsked });
  if (detail.data === undefined) return null;
  const others = detail.data.elsewhere;
  return (
    <div className="small">
      <h3 className="label">{text['desk.elsewhere']}</h3>
      {others.length === 0 ? (
        <p className="quiet">{text['desk.nowhere']}</p>
      ) : (
        <ul>
          {others.slice(0, 6).map((other) => (
            <li key={other.findingId}>
              <Link to="/reports/$id" params={{ id: other.reportId }} search={{ finding: other.findingId }}>
                {other.title}
              </Link>{' '}
              <span className="quiet">{word(text, 'status', other.status)}</span>
            </li>
          ))}
          {others.length > 6 && <li className="quiet">{text['app.more'](others.length - 6)}</li>}
        </ul>
      )}
    </div>
  );
}
