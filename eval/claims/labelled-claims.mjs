// The labels of a document as the claims of a finder that makes no mistake, so that echoes and origins can be
// measured by themselves. What a label does not place (a hedge or an evidence in another sentence) is looked for
// in its sentence and the text after it, and is left out where it is not found.
import { placesIn } from './place.mjs';

/** `file`: a key of the labels; `reading`: of the same document. */
export function labelledClaims(labels, file, reading) {
  const { text } = reading;
  const place = placesIn(text);
  return labels.documents[file].map((label, index) => {
    const range = place(label.quote, label.nth);
    if (range === undefined) throw new Error(`${file}: not in the reading: ${label.quote}`);
    const within = (words) => spanWithin(text, range, words);
    const side = (thing) => thing && withSpan({ ...thing }, within(thing.as) ?? within(thing.entity));
    return {
      kind: 'claim',
      id: `finding-${labels.story}-${file}-${index}`,
      status: 'suggested',
      by: 'labels@1',
      span: spanAt(text, range.start, range.end),
      predicate: label.predicate,
      claimants: label.claimants.map((one) => withSpan({ ...one }, within(one.as))),
      object: side(label.object),
      ...(label.subject && { subject: side(label.subject) }),
      stance: label.stance,
      hedge: withSpan({ class: label.hedge.class, cue: label.hedge.cue }, within(label.hedge.cue)),
      evidence: label.evidence.flatMap(({ kind, quote }) => {
        const span = within(quote) ?? spanFrom(text, range.start, quote);
        return span ? [{ kind, quote: span.quote, span }] : [];
      }),
      ...(label.via && { via: label.via }),
    };
  });
}

function withSpan(thing, span) {
  return span === undefined ? thing : { ...thing, span };
}

function spanWithin(text, { start, end }, words) {
  const at = words ? text.slice(start, end).indexOf(words) : -1;
  return at < 0 ? undefined : spanAt(text, start + at, start + at + words.length);
}

function spanFrom(text, start, words) {
  const at = text.indexOf(words, start);
  return at < 0 ? undefined : spanAt(text, at, at + words.length);
}

function spanAt(text, start, end) {
  return {
    start,
    end,
    quote: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - 32), start),
    suffix: text.slice(end, end + 32),
  };
}
