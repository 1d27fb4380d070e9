import { hostListing } from '../../vocab/benign.ts';
import { isWindowsFile } from '../../vocab/benign-files.ts';
import type { Mention } from '../observables/mention.ts';
import { type Assigned, roleTeller } from './assign-role.ts';
import { markBareLists } from './bare-lists.ts';
import { hostOf } from './host-of.ts';
import type { Places } from './places.ts';

/**
 * The part of every mention, in their order. Where nothing around a mention says, the report's other
 * mentions do: what it calls an indicator in one place is one in all of it, and so are the host of an
 * attacker's URL and the file of an attacker's path.
 */
export function assignRoles(
  mentions: readonly Mention[],
  places: Places,
  own: readonly string[],
): readonly Assigned[] {
  const roleOf = roleTeller(places, own);
  const roles = mentions.map(roleOf);
  if (!roles.some(isOpen)) return roles;
  markBareLists(mentions, roles, places.reading.text);
  if (roles.some(isOpen)) markKnown(mentions, roles);
  return roles;
}

function isOpen({ role, heldBack }: Assigned): boolean {
  return role === 'unknown' && heldBack === undefined;
}

/** Gives what is open the part of an indicator that is the same thing. */
function markKnown(mentions: readonly Mention[], roles: Assigned[]): void {
  const indicators = indicatorsAmong(mentions, roles);
  if (indicators.size === 0) return;
  for (const [at, mention] of mentions.entries()) {
    const assigned = roles[at];
    if (assigned === undefined || !isOpen(assigned)) continue;
    const key = keysOf(mention).find((shared) => indicators.has(shared));
    if (key !== undefined)
      roles[at] = { role: 'attacker', roleWhy: `elsewhere in the report: ${indicators.get(key) ?? ''}` };
  }
}

/** Why the first mention of each is an indicator, by what it shares with others of the same thing. */
function indicatorsAmong(
  mentions: readonly Mention[],
  roles: readonly Assigned[],
): ReadonlyMap<string, string> {
  const indicators = new Map<string, string>();
  for (const [at, mention] of mentions.entries()) {
    const assigned = roles[at];
    if (assigned?.role !== 'attacker') continue;
    for (const key of keysOf(mention)) if (!indicators.has(key)) indicators.set(key, assigned.roleWhy);
  }
  return indicators;
}

/** What a mention shares with others of the same thing. A host where many publish is not shared by its URLs. */
function keysOf({ type, value }: Mention): readonly string[] {
  const same = `${type} ${value}`;
  if (type === 'domain-name' || type === 'url') {
    const host = hostOf(type, value);
    return host === undefined || hostListing(host, false) !== undefined ? [same] : [same, `host ${host}`];
  }
  if (type !== 'file-name' && type !== 'file-path') return [same];
  const name = value.slice(Math.max(value.lastIndexOf('\\'), value.lastIndexOf('/')) + 1).toLowerCase();
  return isWindowsFile(name) || !name.includes('.') ? [same] : [same, `file ${name}`];
}
