import type { Group } from './group.ts';
import { belowHive } from './group.ts';
import { doubleQuoted } from './literals.ts';

/** Of the Common Information Model, and what most sources call them before they are mapped to it. */
const ADDRESSES = ['src', 'dest', 'src_ip', 'dest_ip'];

/** Splunk SPL. A quoted phrase is sought in the raw event; a field that an event does not have is no address. */
export function spl(group: Group, values: readonly string[]): string {
  if (group === 'networks') {
    const all = values.flatMap((value) =>
      ADDRESSES.map((field) => `cidrmatch(${doubleQuoted(value)}, coalesce(${field}, ""))`),
    );
    return `search index=* | where ${all.join(' OR ')}`;
  }
  const sought = group === 'keys' ? values.map(belowHive) : values;
  return `search index=* (${sought.map(doubleQuoted).join(' OR ')})`;
}
