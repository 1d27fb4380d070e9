// Pairs the claims of two readers of one document. Each claim has a `place`; a pair shares its sentence and
// its predicate, and where a sentence offers a choice, those with the same object, then the same claimants,
// are paired first. A claim is in one pair at most.
import { sameClaimants, sameThing } from './agree.mjs';
import { overlap } from './place.mjs';

export function pairs(ones, others, own) {
  const candidates = ones
    .flatMap((one) =>
      others
        .filter((other) => other.predicate === one.predicate && overlap(one.place, other.place))
        .map((other) => ({ one, other, likeness: likeness(one, other, own) })),
    )
    .sort((a, b) => b.likeness - a.likeness);
  const taken = new Set();
  return candidates.filter(({ one, other }) => {
    if (taken.has(one) || taken.has(other)) return false;
    taken.add(one).add(other);
    return true;
  });
}

function likeness(one, other, own) {
  return (
    (sameThing(one.object, other.object) ? 4 : 0) +
    (sameClaimants(one.claimants, other.claimants, own) ? 2 : 0) +
    (one.stance === other.stance ? 1 : 0)
  );
}
