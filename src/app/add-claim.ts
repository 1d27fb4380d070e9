import type { Claim, Claimant, ClaimObject, Finding, Passage, Result, Span } from '../model/index.ts';
import { derivedId, failed, ok, problem, spanIn } from '../model/index.ts';
import type { StoredDocument } from '../store/index.ts';
import type { Desk } from './desk.ts';
import { quotedPassage, wordsPattern } from './quoted-passage.ts';
import type { ByAnalyst } from './stories.ts';

export const PREDICATES = ['did', 'sponsored', 'same-as', 'used-from', 'false-flag'] as const;
export const STANCES = ['asserts', 'doubts', 'denies'] as const;

/** A claim as an analyst reads it; all words are the report's own. */
export interface ClaimSaid {
  /** The sentence, which stands in the report once. */
  readonly quote: string;
  readonly predicate: (typeof PREDICATES)[number];
  /** Within the quote. */
  readonly object: string;
  readonly subject?: string | undefined;
  /** Anywhere in the report; absent: the text does not say who says it. */
  readonly claimant?: string | undefined;
  readonly stance: (typeof STANCES)[number];
  /** The hedging words, within the quote; absent: none. */
  readonly hedge?: string | undefined;
}

/**
 * Adds a claim that the machine did not find to a kept report, accepted in the analyst's name; it outlives
 * re-runs as every decision does. Words that do not stand in the report are refused with `bad-usage`.
 */
export async function addClaim(
  reference: string,
  said: ClaimSaid,
  by: ByAnalyst,
  desk: Desk,
): Promise<Result<Finding>> {
  const document = await desk.store.document(reference);
  if (!document.ok) return document;
  const passage = quotedPassage(document.value, said.quote);
  if (!passage.ok) return passage;
  const claim = claimOf(document.value, passage.value, said, by);
  return claim.ok ? desk.store.add(document.value.capture.id, claim.value, by) : claim;
}

function claimOf(
  document: StoredDocument,
  { span }: Passage,
  said: ClaimSaid,
  { by }: ByAnalyst,
): Result<Claim> {
  const { reading } = document;
  const within = (words: string): Result<Span> => {
    const match = wordsPattern(words)?.exec(span.quote);
    if (match === undefined || match === null)
      return failed(problem('bad-usage', `“${words}” does not stand in the quoted words`));
    const start = span.start + match.index;
    return ok(spanIn(reading, start, start + match[0].length));
  };
  const object = party(within, said.object);
  if (!object.ok) return object;
  const subject = said.subject === undefined ? ok(undefined) : party(within, said.subject);
  if (!subject.ok) return subject;
  const hedge = said.hedge === undefined ? ok(undefined) : within(said.hedge);
  if (!hedge.ok) return hedge;
  const claimant = claimantOf(document, span, said.claimant);
  if (!claimant.ok) return claimant;
  const key = [said.predicate, said.object, said.subject ?? '', said.claimant ?? '', said.stance];
  return ok({
    kind: 'claim',
    id: derivedId('finding', reading.textSha256, 'analyst', span.start, span.end, ...key),
    span,
    status: 'suggested',
    by,
    predicate: said.predicate,
    claimants: [claimant.value],
    object: object.value,
    ...(subject.value && { subject: subject.value }),
    stance: said.stance,
    hedge:
      hedge.value === undefined
        ? { class: 'none' }
        : { cue: hedge.value.quote, class: 'weak', span: hedge.value },
    evidence: [],
  });
}

function party(within: (words: string) => Result<Span>, words: string): Result<ClaimObject> {
  const span = within(words);
  return span.ok ? ok({ as: span.value.quote, entity: words, kind: 'actor', span: span.value }) : span;
}

/** Within the quote, else where the report first has the name. */
function claimantOf(
  { reading, report }: StoredDocument,
  quoted: Span,
  words: string | undefined,
): Result<Claimant> {
  if (words === undefined) return ok({ as: 'UNSTATED', resolved: false });
  const within = wordsPattern(words)?.exec(quoted.quote) ?? undefined;
  const match = within ?? wordsPattern(words)?.exec(reading.text) ?? undefined;
  if (match === undefined)
    return failed(problem('bad-usage', `“${words}” does not stand in this report`, { where: report.id }));
  const start = match.index + (within === undefined ? 0 : quoted.start);
  const span = spanIn(reading, start, start + match[0].length);
  return ok({ as: span.quote, entity: words, resolved: true, span });
}
