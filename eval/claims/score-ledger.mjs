// The ledger of one story against its lineage: echo edges, and the origins of each claim of the story.
import { nameKey, sameName } from './agree.mjs';

const FREE_OBJECT = new Set(['removed', 'corrected', 'false-flag', 'used-from']);

export function noLedgerScore() {
  return {
    edges: { right: 0, found: 0, wanted: 0 },
    claims: 0,
    exact: 0,
    over: 0,
    contrary: 0,
    noGroup: 0,
    errors: [],
  };
}

/** `fileOf`: report id → file. An edge counts where echo and immediate source agree, an outside source by name. */
export function addStory(score, { id, lineage, claims, ledger, fileOf }) {
  const found = ledger.edges.map(({ from, to }) => [
    fileOf.get(from),
    to.kind === 'outside' ? `outside:${to.name}` : fileOf.get(to.reportId),
  ]);
  const rights = found.filter((edge) => lineage.some(({ from, to }) => sameEdge(edge, [from, to])));
  score.edges.right += rights.length;
  score.edges.found += found.length;
  score.edges.wanted += lineage.length;
  for (const edge of found) {
    if (!rights.includes(edge)) score.errors.push(`FALSE  edge ${id}: ${edge.join(' -> ')}`);
  }
  for (const { from, to } of lineage) {
    if (!found.some((edge) => sameEdge(edge, [from, to])))
      score.errors.push(`MISSED edge ${id}: ${from} -> ${to}`);
  }
  const readAs = ledger.groups.map((group) => ({
    ...group,
    object: group.objectReading ?? group.object,
    subject: group.subjectReading ?? group.subject,
  }));
  for (const claim of claims) {
    const others = claims.filter((other) => other !== claim);
    const groups = readAs.filter(
      (group) => isNamed(group, claim) || !others.some((other) => isNamed(group, other)),
    );
    addClaim(score, id, claim, groups);
  }
}

/** All groups of the ledger that are about the claim count together: a claim split in two is not two origins fewer. */
function addClaim(score, id, claim, groups) {
  const own = groups.filter((group) => isAbout(group, claim));
  const names = (side) => distinct(own.flatMap((group) => group[side].map(({ entity }) => entity)));
  const [origins, contrary] = [names('origins'), names('contrary')];
  const exact = own.length > 0 && sameSet(origins, claim.origins);
  score.claims++;
  if (own.length === 0) score.noGroup++;
  if (exact) score.exact++;
  if (origins.length > claim.origins.length) score.over++;
  if (sameSet(contrary, claim.contrary)) score.contrary++;
  if (!exact || !sameSet(contrary, claim.contrary)) {
    const list = (entities) => entities.join(', ') || 'none';
    score.errors.push(
      `ORIGINS ${id}: ${claim.predicate} ${claim.object}: ${own.length === 0 ? 'no group' : `${list(origins)} against ${list(contrary)}`}; wanted ${list(claim.origins)} against ${list(claim.contrary)}`,
    );
  }
}

/**
 * What is about the report is known by who did it; a false flag by who is framed; borrowed tools by who used
 * them: the words for the other side are free. The two names of a `same-as` may stand the other way round.
 */
function isAbout(group, claim) {
  if (group.predicate !== claim.predicate) return false;
  const side = (one, other) => one === undefined || other === undefined || sameName(one, other);
  if (FREE_OBJECT.has(claim.predicate)) return side(group.subject, claim.subject);
  const straight = sameName(group.object, claim.object) && side(group.subject, claim.subject);
  return straight || (claim.predicate === 'same-as' && crossed(group, claim));
}

/** By its very names: such a group is no other claim's, though the one's name stands in the other's. */
function isNamed(group, claim) {
  const same = (one, other) => nameKey(one ?? '') === nameKey(other ?? '');
  return (
    group.predicate === claim.predicate &&
    ((same(group.object, claim.object) && same(group.subject, claim.subject)) ||
      (claim.predicate === 'same-as' &&
        same(group.object, claim.subject) &&
        same(group.subject, claim.object)))
  );
}

function crossed(group, claim) {
  return (
    group.subject !== undefined &&
    claim.subject !== undefined &&
    sameName(group.object, claim.subject) &&
    sameName(group.subject, claim.object)
  );
}

function sameEdge([from, to], [wantedFrom, wantedTo]) {
  if (from !== wantedFrom) return false;
  const outside = 'outside:';
  if (!to.startsWith(outside) || !wantedTo.startsWith(outside)) return to === wantedTo;
  return sameName(to.slice(outside.length), wantedTo.slice(outside.length));
}

function sameSet(some, others) {
  return some.length === others.length && some.every((one) => others.some((other) => sameName(one, other)));
}

function distinct(names) {
  return [...new Set(names)];
}
