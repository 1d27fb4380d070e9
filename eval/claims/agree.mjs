// When two descriptions of a claimant, an object or a list of evidence count as the same.

const ARTICLES = new Set(['the', 'a', 'an', 'its', 'their', 'his', 'her', 'our']);

/** Lower-case words of a name without articles, apostrophe-s and punctuation. */
export function nameKey(name) {
  return name
    .toLowerCase()
    .replace(/['’]s\b/g, '')
    .split(/[^\p{L}\p{N}&]+/u)
    .filter((word) => word !== '' && !ARTICLES.has(word))
    .join(' ');
}

/** Equal, or one name within the other as whole words: "Halbrook" and "Halbrook Analytics". */
export function sameName(a, b) {
  const [one, other] = [nameKey(a), nameKey(b)];
  if (one === '' || other === '') return one === other;
  return ` ${one} `.includes(` ${other} `) || ` ${other} `.includes(` ${one} `);
}

/** By entity where both have one; else any way of writing the one agrees with any of the other. */
export function sameThing(a, b) {
  if (a === undefined || b === undefined) return a === b;
  if (a.entity && b.entity) return sameName(a.entity, b.entity);
  return written(a).some((one) => written(b).some((other) => sameName(one, other)));
}

/** `own`: the names the report gives itself (publisher, author). Unresolved speakers agree whatever they are called. */
export function sameClaimant(a, b, own) {
  if (a.as === 'UNSTATED' || b.as === 'UNSTATED') return a.as === b.as;
  if (!a.resolved || !b.resolved) return a.resolved === b.resolved;
  if (isOwn(a, own) && isOwn(b, own)) return true;
  return sameThing(a, b);
}

/** Each claimant of the one has one of the other, and the other way round. */
export function sameClaimants(a, b, own) {
  const within = (some, others) => some.every((one) => others.some((other) => sameClaimant(one, other, own)));
  return within(a, b) && within(b, a);
}

export function kinds(claim) {
  return [...new Set(claim.evidence.map(({ kind }) => kind))].sort().join(' ');
}

function written({ as, entity }) {
  return entity ? [entity, as] : [as];
}

function isOwn({ as, entity }, own) {
  return as === 'the report' || own.some((name) => entity !== undefined && sameName(name, entity));
}
