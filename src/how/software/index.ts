import type { Reading, Software } from '../../model/index.ts';
import { blockAt, derivedId, spanIn } from '../../model/index.ts';
import type { AttackSoftware } from '../../vocab/attack-software.ts';
import type { HeldBackAt } from '../held-back.ts';
import { heldBackIn } from '../held-back.ts';
import { isSoftwareMeant } from './is-meant.ts';
import type { SoftwareNameMatch } from './names.ts';
import { matchSoftwareNames } from './names.ts';

const BY = 'how/software@1';

/**
 * Malware and tools by the names ATT&CK lists, each mention one finding. A name that ATT&CK lists under
 * more than one entry of a type is reported under itself, without an id.
 */
export function findSoftware(reading: Reading): Software[] {
  const heldBack = heldBackIn(reading);
  return matchSoftwareNames(reading.text).flatMap((match) => {
    const inOneBlock = blockAt(reading.blocks, match.start) === blockAt(reading.blocks, match.end - 1);
    if (!inOneBlock || !isSoftwareMeant(reading, match)) return [];
    const found = softwareAt(reading, heldBack, match);
    return found === undefined ? [] : [found];
  });
}

function softwareAt(reading: Reading, heldBack: HeldBackAt, match: SoftwareNameMatch): Software | undefined {
  const { start, end } = match;
  const named = namedBy(match);
  if (named === undefined) return undefined;
  const reason = heldBack(start);
  return {
    kind: 'software',
    id: derivedId('finding', reading.textSha256, 'software', named.attackId ?? named.name, start, end),
    ...named,
    span: spanIn(reading, start, end),
    status: 'suggested',
    by: BY,
    ...(reason !== undefined && { heldBack: reason }),
  };
}

function namedBy({
  entries,
}: SoftwareNameMatch): Pick<Software, 'name' | 'softwareType' | 'attackId'> | undefined {
  const [first] = entries;
  if (first === undefined) return undefined;
  const candidates = new Set<AttackSoftware>(entries.map(({ software }) => software));
  const { id, name, softwareType } = first.software;
  return candidates.size === 1 ? { name, softwareType, attackId: id } : { name: first.name, softwareType };
}
