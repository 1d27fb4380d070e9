import type { ObservableRole, ObservableType } from '../../model/index.ts';
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
  if (roles.some(isOpen)) markSpared(mentions, roles);
  return roles;
}

function isOpen({ role, heldBack }: Assigned): boolean {
  return role === 'unknown' && heldBack === undefined;
}

/** Gives what is open the part of an indicator that is the same thing. */
function markKnown(mentions: readonly Mention[], roles: Assigned[]): void {
  const indicators = indicatorsAmong(mentions, roles);
  for (const [at, mention] of mentions.entries()) {
    const assigned = roles[at];
    if (assigned === undefined || !isOpen(assigned)) continue;
    const why = indicators.whyOf(mention);
    if (why !== undefined) roles[at] = { role: 'attacker', roleWhy: `elsewhere in the report: ${why}` };
  }
}

/** Where the report says of a thing that it is harmless, or a victim's, and elsewhere nothing, it is so there, too. */
function markSpared(mentions: readonly Mention[], roles: Assigned[]): void {
  const spared = new Map<string, Assigned>();
  for (const [at, { type, value }] of mentions.entries()) {
    const assigned = roles[at];
    if (assigned !== undefined && SPARED.has(assigned.role) && assigned.roleWhy.endsWith(SAID))
      spared.set(`${type}\0${value}`, assigned);
  }
  if (spared.size === 0) return;
  for (const [at, { type, value }] of mentions.entries()) {
    const assigned = roles[at];
    const said = assigned !== undefined && isOpen(assigned) ? spared.get(`${type}\0${value}`) : undefined;
    if (said === undefined) continue;
    const roleWhy = `elsewhere in the report: ${said.roleWhy}`;
    roles[at] = { role: said.role, roleWhy, heldBack: `${said.role}: ${roleWhy}` };
  }
}

const SPARED: ReadonlySet<ObservableRole> = new Set(['benign', 'victim']);
/** Ends the reasons that words of the report itself give. */
const SAID = 'beside it';

function indicatorsAmong(mentions: readonly Mention[], roles: readonly Assigned[]): Indicators {
  const indicators = new Indicators();
  for (const [at, mention] of mentions.entries()) {
    const assigned = roles[at];
    if (assigned?.role === 'attacker') indicators.add(mention, assigned.roleWhy);
  }
  return indicators;
}

/** Why the first mention of each is an indicator, by what it shares with others of the same thing. */
class Indicators {
  readonly #values = new Map<string, Map<string, string>>();
  readonly #hosts = new Map<string, string>();
  readonly #files = new Map<string, string>();

  add({ type, value }: Mention, why: string): void {
    const values = this.#values.get(type);
    if (values === undefined) this.#values.set(type, new Map([[value, why]]));
    // The same again: its host or its file are known, too.
    else if (values.has(value)) return;
    else values.set(value, why);
    const host = sharedHost(type, value);
    if (host !== undefined && !this.#hosts.has(host)) this.#hosts.set(host, why);
    const file = sharedFile(type, value);
    if (file !== undefined && !this.#files.has(file)) this.#files.set(file, why);
  }

  whyOf({ type, value }: Mention): string | undefined {
    const same = this.#values.get(type)?.get(value);
    if (same !== undefined) return same;
    const host = this.#hosts.size === 0 ? undefined : sharedHost(type, value);
    if (host !== undefined) return this.#hosts.get(host);
    const file = this.#files.size === 0 ? undefined : sharedFile(type, value);
    return file === undefined ? undefined : this.#files.get(file);
  }
}

/** A host where many publish is not shared by its URLs. */
function sharedHost(type: ObservableType, value: string): string | undefined {
  if (type !== 'domain-name' && type !== 'url') return undefined;
  const host = hostOf(type, value);
  return host === undefined || hostListing(host, false) !== undefined ? undefined : host;
}

/** A file's name, whatever folder it is in. */
function sharedFile(type: ObservableType, value: string): string | undefined {
  if (type !== 'file-name' && type !== 'file-path') return undefined;
  const name = value.slice(Math.max(value.lastIndexOf('\\'), value.lastIndexOf('/')) + 1).toLowerCase();
  return isWindowsFile(name) || !name.includes('.') ? undefined : name;
}
