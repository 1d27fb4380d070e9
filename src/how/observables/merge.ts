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
  const covered = labelled.filter((label) => !free.some((mention) => isAround(mention, label)));
  return [...free, ...covered].sort((a, b) => a.start - b.start || b.end - a.end);
}

/** A command line is made of things that are worth finding by themselves. */
function keeps(mention: Mention, { type }: Mention): boolean {
  return type === 'command-line' && mention.type !== 'command-line';
}

/** A URL that holds a labelled word is the URL. */
function isAround(mention: Mention, label: Mention): boolean {
  return (
    mention.start <= label.start &&
    mention.end >= label.end &&
    mention.end - mention.start > label.end - label.start
  );
}
