// One reader's claims of one document against another's (the finder's against the labels).
import { kinds, sameClaimants, sameThing } from './agree.mjs';
import { pairs } from './match.mjs';
import { overlap } from './place.mjs';

export const FIELDS = {
  claimant: ({ one, other, own }) => sameClaimants(one.claimants, other.claimants, own),
  actor: ({ one, other }) => sameThing(one.object, other.object),
  hedge: ({ one, other }) => one.hedge.class === other.hedge.class,
  stance: ({ one, other }) => one.stance === other.stance,
  evidence: ({ one, other }) => kinds(one) === kinds(other),
};

export function noScore() {
  return {
    documents: 0,
    labels: 0,
    sentences: { right: 0, found: 0, hit: 0, wanted: 0 },
    claims: { right: 0, found: 0, wanted: 0 },
    fields: Object.fromEntries(Object.keys(FIELDS).map((name) => [name, 0])),
    givenRight: 0,
    errors: [],
  };
}

/**
 * Adds a document to `score`. What the annotator was unsure of is neither wanted nor false: such a label is
 * left out, and so is what was found in its sentence if no sure label stands there. Nor does a bare naming
 * ("a group they call X") where the sentence's labelled claim is about X: the guideline folds it in, the
 * finder notes it for the ledger of names.
 */
export function addDocument(score, { name, wanted, found, own }) {
  const sure = wanted.filter(({ unsure }) => unsure !== true);
  const near = (claims, claim) => claims.some(({ place }) => overlap(place, claim.place));
  const counted = found.filter(
    (claim) => (near(sure, claim) || !near(wanted, claim)) && !isFoldedNaming(claim, wanted),
  );
  const told = (kind, claim) => score.errors.push(`${kind} ${name}: ${claim.predicate} “${claim.quote}”`);

  score.documents++;
  score.labels += wanted.length;
  const sentences = distinct(sure);
  const foundIn = distinct(counted);
  score.sentences.wanted += sentences.length;
  score.sentences.hit += sentences.filter((claim) => near(counted, claim)).length;
  score.sentences.found += foundIn.length;
  score.sentences.right += foundIn.filter((claim) => near(sure, claim)).length;

  const paired = pairs(counted, wanted, own);
  const doubtful = paired.filter(({ other }) => other.unsure === true).map(({ one }) => one);
  const judged = paired.filter(({ other }) => other.unsure !== true);
  score.claims.wanted += sure.length;
  score.claims.found += counted.length - doubtful.length;
  score.claims.right += judged.length;
  for (const pair of judged) {
    for (const [field, right] of Object.entries(FIELDS)) {
      if (right({ ...pair, own })) score.fields[field]++;
      else score.errors.push(`${field.toUpperCase()} ${name}: ${inWords(field, pair)} “${pair.other.quote}”`);
    }
    if (pair.one.evidence.length > 0 === pair.other.evidence.length > 0) score.givenRight++;
  }
  for (const claim of sure) if (!judged.some(({ other }) => other === claim)) told('MISSED', claim);
  for (const claim of counted) {
    if (!judged.some(({ one }) => one === claim) && !doubtful.includes(claim)) told('FALSE ', claim);
  }
}

function isFoldedNaming({ predicate, subject, object, place }, wanted) {
  return (
    predicate === 'same-as' &&
    subject === undefined &&
    wanted.some(
      (claim) =>
        overlap(claim.place, place) && claim.predicate !== 'same-as' && sameThing(claim.object, object),
    )
  );
}

function distinct(claims) {
  return claims.filter(
    (claim, index) => claims.findIndex(({ place }) => overlap(place, claim.place)) === index,
  );
}

function inWords(field, { one, other }) {
  const say = {
    claimant: ({ claimants }) => claimants.map(({ as, entity }) => entity ?? `${as}?`).join(' + '),
    actor: ({ object }) => object.entity ?? object.as,
    hedge: ({ hedge }) => hedge.class,
    stance: ({ stance }) => stance,
    evidence: (claim) => kinds(claim) || 'none',
  }[field];
  return `${say(one)}, wanted ${say(other)}`;
}
