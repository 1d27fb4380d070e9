// How far the two annotators agree. Units of the first two figures are the sentences of the reading (our
// splitter's, not the claim finder's); of the others, the claims that both found (same sentence and predicate).
// A label that its annotator marked unsure counts like any other here.
import { kinds, nameKey, sameClaimants, sameThing } from './agree.mjs';
import { alpha } from './alpha.mjs';
import { pairs } from './match.mjs';
import { overlap } from './place.mjs';

/** @param documents `{ sentences, first, second, own }`, claims with places */
export function agreement(documents) {
  const inSentences = documents.flatMap(({ sentences, first, second }) =>
    sentences.map((sentence) => [predicatesIn(sentence, first), predicatesIn(sentence, second)]),
  );
  const both = documents.flatMap(({ first, second, own }) =>
    pairs(first, second, own).map((pair) => ({ ...pair, own })),
  );
  const each = (value) => alpha(both.map(({ one, other }) => [value(one), value(other)]));
  const firsts = documents.reduce((sum, { first }) => sum + first.length, 0);
  const seconds = documents.reduce((sum, { second }) => sum + second.length, 0);
  return {
    sentences: inSentences.length,
    firsts,
    seconds,
    both: both.length,
    f1: (2 * both.length) / (firsts + seconds),
    alphas: {
      'claim or none': alpha(inSentences.map((values) => values.map((value) => value !== ''))),
      predicates: alpha(inSentences),
      claimant: alpha(
        both.map(({ one, other, own }) =>
          joined(claimantKey, one, other, sameClaimants(one.claimants, other.claimants, own)),
        ),
      ),
      object: alpha(
        both.map(({ one, other }) => joined(objectKey, one, other, sameThing(one.object, other.object))),
      ),
      stance: each(({ stance }) => stance),
      hedge: each(({ hedge }) => hedge.class),
      evidence: each(kinds),
    },
  };
}

function predicatesIn(sentence, claims) {
  const here = claims.filter(({ place }) => overlap(place, sentence)).map(({ predicate }) => predicate);
  return [...new Set(here)].sort().join(' ');
}

/** Two ways of writing one name are one value. */
function joined(key, one, other, agree) {
  return agree
    ? [key(one), key(one)]
    : [key(one), `${key(other)}${key(one) === key(other) ? ' (other)' : ''}`];
}

function claimantKey({ claimants }) {
  return claimants
    .map(({ as, entity, resolved }) =>
      resolved ? nameKey(entity ?? as) : as === 'UNSTATED' ? as : 'unresolved',
    )
    .sort()
    .join(' + ');
}

function objectKey({ object }) {
  return nameKey(object.entity ?? object.as);
}
