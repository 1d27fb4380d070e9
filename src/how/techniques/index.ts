import type { Reading, Technique, TextRange } from '../../model/index.ts';
import { blockAt, derivedId, spanIn } from '../../model/index.ts';
import type { AttackTechnique } from '../../vocab/attack-techniques.ts';
import type { HowContext } from '../context.ts';
import type { HeldBackAt } from '../held-back.ts';
import { heldBackIn } from '../held-back.ts';
import { besideIn } from './beside-id.ts';
import { findIds, type IdMention } from './ids.ts';
import type { JudgedName } from './judge-name.ts';
import { judgeName, techniquesOf } from './judge-name.ts';
import { givenBy } from './model/given.ts';
import { findShown } from './model/index.ts';
import type { TechniqueNameMatch } from './names.ts';
import { matchTechniqueNames } from './names.ts';
import { techniqueListsIn } from './technique-lists.ts';

const BY = 'how/techniques@2';
const GIVEN_BY_ID = { how: 'id', tier: 'confident', score: 1 } as const;

/** Techniques that the report gives by id or by name, and those that its sentences show without naming them. */
export function findTechniques(reading: Reading, { local }: Pick<HowContext, 'local'> = {}): Technique[] {
  const heldBack = heldBackIn(reading);
  const ids = findIds(reading.text);
  const names = matchTechniqueNames(reading.text);
  const said = findSaid(reading, ids, names, heldBack);
  return [...said, ...findShown(reading, said, givenBy(ids, names), heldBack, local)].sort(
    (a, b) => a.span.start - b.span.start,
  );
}

/**
 * Each mention one finding. An id and its name side by side are one mention. Revoked ids are mapped to
 * their successors; unknown and deprecated ones are refused.
 */
function findSaid(
  reading: Reading,
  ids: readonly IdMention[],
  names: readonly TechniqueNameMatch[],
  heldBack: HeldBackAt,
): readonly Technique[] {
  const byId = ids.map((id) => ({
    ...techniqueAt(reading, heldBack, id, id.technique),
    ...GIVEN_BY_ID,
    ...(id.revokedFrom !== undefined && { revokedFrom: id.revokedFrom }),
  }));
  const beside = besideIn(reading, ids);
  const isListed = techniqueListsIn(reading);
  const byName = names.flatMap((match) => {
    if (!isInOneBlock(reading, match)) return [];
    const neighbour = beside(match, techniquesOf(match));
    if (neighbour?.kind === 'said-by-id') return [];
    const judged: JudgedName | undefined =
      neighbour === undefined
        ? judgeName(reading, match, isListed(match))
        : { technique: neighbour.technique, tier: 'confident' };
    return judged === undefined ? [] : [namedTechnique(reading, heldBack, match, judged)];
  });
  return [...byId, ...byName].sort((a, b) => a.span.start - b.span.start);
}

/** An order, not a probability: below an id, and a name surely meant before one perhaps meant. */
const SCORES = { confident: 0.9, review: 0.5, hidden: 0 } as const;

function namedTechnique(
  reading: Reading,
  heldBack: HeldBackAt,
  match: TechniqueNameMatch,
  { technique, tier }: JudgedName,
): Technique {
  return { ...techniqueAt(reading, heldBack, match, technique), how: 'name', tier, score: SCORES[tier] };
}

function techniqueAt(
  reading: Reading,
  heldBack: HeldBackAt,
  { start, end }: TextRange,
  { id, name, tactics }: AttackTechnique,
): Omit<Technique, 'how' | 'tier' | 'score'> {
  const reason = heldBack(start);
  return {
    kind: 'technique',
    id: derivedId('finding', reading.textSha256, 'technique', id, start, end),
    attackId: id,
    name,
    tactics,
    span: spanIn(reading, start, end),
    status: 'suggested',
    by: BY,
    ...(reason !== undefined && { heldBack: reason }),
  };
}

/** The end of a heading and the beginning of the paragraph below it make no name. */
function isInOneBlock(reading: Reading, { start, end }: TextRange): boolean {
  return blockAt(reading.blocks, start) === blockAt(reading.blocks, end - 1);
}
