import type { Group } from './group.ts';
import { belowHive } from './group.ts';
import { doubleQuoted } from './literals.ts';

/** Of CommonSecurityLog, of the Advanced Security Information Model, and of Defender's tables. */
const ADDRESSES = ['SourceIP', 'DestinationIP', 'SrcIpAddr', 'DstIpAddr', 'RemoteIP', 'LocalIP'];

/** Kusto KQL, for Microsoft Sentinel. `search` looks for whole terms in all columns of all tables. */
export function kql(group: Group, values: readonly string[]): string {
  if (group !== 'networks') {
    const sought = group === 'keys' ? values.map(belowHive) : values;
    return `search ${sought.map(doubleQuoted).join(' or ')}`;
  }
  // Each function reads networks of its own family alone.
  const families = [
    ['ipv4_is_in_any_range', values.filter((value) => !value.includes(':'))],
    ['ipv6_is_in_any_range', values.filter((value) => value.includes(':'))],
  ] as const;
  const all = families.flatMap(([inRange, own]) =>
    own.length === 0
      ? []
      : ADDRESSES.map(
          (field) =>
            `${inRange}(column_ifexists(${doubleQuoted(field)}, ""), dynamic([${own.map(doubleQuoted).join(', ')}]))`,
        ),
  );
  return `union withsource=Source * | where ${all.join(' or ')}`;
}
