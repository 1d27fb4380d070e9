import { hostListing } from '../../vocab/benign.ts';
import { isWindowsFile } from '../../vocab/benign-files.ts';
import type { Mention } from '../observables/mention.ts';
import { assignRole, LIKE_VERSION } from './assign-role.ts';
import { withBareLists } from './bare-lists.ts';
import { hostOf } from './host-of.ts';
import type { Places } from './places.ts';
import type { Told } from './told.ts';

/**
 * The part of every mention, in their order. Where nothing around a mention says, the report's other
 * mentions do: what it calls an indicator in one place is one in all of it, and so are the host of an
 * attacker's URL and the file of an attacker's path.
 */
export function assignRoles(mentions: readonly Mention[], places: Places, own: readonly string[]): Told[] {
  const alone = mentions.map((mention) => ({ mention, assigned: assignRole(mention, places, own) }));
  if (!alone.some(isOpen)) return alone;
  const told = withBareLists(alone, places.reading.text);
  const indicators = new Map<string, string>();
  for (const { mention, assigned } of told) {
    if (assigned.role !== 'attacker') continue;
    for (const key of keysOf(mention)) if (!indicators.has(key)) indicators.set(key, assigned.roleWhy);
  }
  return told.map((one) => {
    if (!isOpen(one)) return one;
    const key = keysOf(one.mention).find((shared) => indicators.has(shared));
    if (key === undefined) return one;
    const roleWhy = `elsewhere in the report: ${indicators.get(key) ?? ''}`;
    return { mention: one.mention, assigned: { role: 'attacker', roleWhy } };
  });
}

function isOpen({ assigned }: Told): boolean {
  return assigned.role === 'unknown' && assigned.heldBack === undefined && assigned.roleWhy !== LIKE_VERSION;
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
