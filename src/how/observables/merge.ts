import type { Mention } from './mention.ts';

/**
 * What a label names weighs more than what its form suggests: a mention inside a labelled one is a part of
 * it (the host in a user agent, the GUID's digits in a mutex). Both sorted by start; so is the result.
 */
export function withLabelled(formed: readonly Mention[], labelled: readonly Mention[]): readonly Mention[] {
  if (labelled.length === 0) return formed;
  let at = 0;
  const free = formed.filter((mention) => {
    while (at < labelled.length && (labelled[at]?.end ?? 0) <= mention.start) at++;
    const over = labelled[at];
    return over === undefined || mention.end > over.end || mention.start < over.start || keeps(mention, over);
  });
  return [...free, ...labelled.filter(standsFree(free))].sort((a, b) => a.start - b.start || b.end - a.end);
}

/** A command line is made of things that are worth finding by themselves. */
function keeps(mention: Mention, { type }: Mention): boolean {
  return type === 'command-line' && mention.type !== 'command-line';
}

/**
 * Whether no mention is around a label: a URL that holds a labelled word is the URL. To be asked of labels in
 * order; one pass over the mentions serves them all.
 */
function standsFree(mentions: readonly Mention[]): (label: Mention) => boolean {
  let at = 0;
  /** How far the mentions reach that begin before the label. */
  let reach = 0;
  return ({ start, end }) => {
    for (; (mentions[at]?.start ?? Number.POSITIVE_INFINITY) < start; at++)
      reach = Math.max(reach, mentions[at]?.end ?? 0);
    if (reach >= end) return false;
    for (let same = at; mentions[same]?.start === start; same++)
      if ((mentions[same]?.end ?? 0) > end) return false;
    return true;
  };
}
