import type { Reading, Software } from '../../model/index.ts';
import { blockAt, derivedId, spanIn } from '../../model/index.ts';
import type { AttackSoftware } from '../../vocab/attack-software.ts';
import type { HeldBackAt } from '../held-back.ts';
import { heldBackIn } from '../held-back.ts';
import { introducedMentions } from './introduced-mentions.ts';
import { isSoftwareMeant } from './is-meant.ts';
import type { SoftwareNameMatch } from './names.ts';
import { matchSoftwareNames } from './names.ts';

const BY = 'how/software@2';

/**
 * Malware and tools, each mention one finding: by the names ATT&CK lists, and by the names that the report itself
 * introduces ("a loader we call X"), which have no id. A name that ATT&CK lists under more than one entry of a type is
 * reported under itself, without an id.
 */
export function findSoftware(reading: Reading): Software[] {
  const heldBack = heldBackIn(reading);
  const matches = matchSoftwareNames(reading.text);
  const listed = matches.flatMap((match) => {
    const named =
      isInOneBlock(reading, match) && isSoftwareMeant(reading, match) ? namedBy(match) : undefined;
    return named === undefined ? [] : [softwareAt(reading, heldBack, match, named)];
  });
  const introduced = introducedMentions(reading, matches)
    .filter((mention) => isInOneBlock(reading, mention))
    .map((mention) => {
      const { name, softwareType } = mention;
      return softwareAt(reading, heldBack, mention, { name, softwareType });
    });
  return [...listed, ...introduced].sort((a, b) => a.span.start - b.span.start);
}

function isInOneBlock(
  { blocks }: Reading,
  { start, end }: { readonly start: number; readonly end: number },
): boolean {
  return blockAt(blocks, start) === blockAt(blocks, end - 1);
}

type Named = Pick<Software, 'name' | 'softwareType' | 'attackId'>;

function softwareAt(
  reading: Reading,
  heldBack: HeldBackAt,
  { start, end }: { readonly start: number; readonly end: number },
  named: Named,
): Software {
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

function namedBy({ entries }: SoftwareNameMatch): Named | undefined {
  const [first] = entries;
  if (first === undefined) return undefined;
  const candidates = new Set<AttackSoftware>(entries.map(({ software }) => software));
  const { id, name, softwareType } = first.software;
  return candidates.size === 1 ? { name, softwareType, attackId: id } : { name: first.name, softwareType };
}
