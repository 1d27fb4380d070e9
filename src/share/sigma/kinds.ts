import type { Observable, ObservableType } from '../../model/index.ts';
import { dnsName } from '../lists/dns-name.ts';
import { networkOf } from '../lists/network.ts';

/** One kind of rule: which log it reads, and which field of it holds a value. */
export interface SigmaKind {
  readonly name: string;
  readonly title: string;
  readonly logsource: Readonly<Record<string, string>>;
  readonly types: ReadonlySet<ObservableType>;
  /** How grave a hit is, and what else could make one; a name that somebody chose, others choose, too. */
  readonly level: 'high' | 'medium';
  readonly falsepositives: string;
  /** Field, with modifiers, and the literal it must hold; several for one value are alternatives. */
  readonly match: (observable: Observable) => readonly (readonly [field: string, value: string])[];
}

const CERTAIN = { level: 'high', falsepositives: 'Unlikely' } as const;
const BY_NAME = { level: 'medium', falsepositives: 'Other files of the same name' } as const;

/** Field names are those of Sigma's taxonomy. */
export const KINDS: readonly SigmaKind[] = [
  {
    name: 'dns',
    title: 'DNS query for a name of the attacker',
    logsource: { category: 'dns' },
    ...CERTAIN,
    types: new Set(['domain-name']),
    match({ value }) {
      const name = dnsName(value);
      return name === undefined
        ? []
        : [
            ['query', name],
            ['query|endswith', `.${name}`],
          ];
    },
  },
  {
    name: 'proxy',
    title: 'Request of a URL of the attacker',
    logsource: { category: 'proxy' },
    ...CERTAIN,
    types: new Set(['url', 'user-agent']),
    match: ({ type, value }) => [[type === 'url' ? 'c-uri' : 'c-useragent', value]],
  },
  {
    name: 'firewall',
    title: 'Connection to an address of the attacker',
    logsource: { category: 'firewall' },
    ...CERTAIN,
    types: new Set(['ipv4-addr', 'ipv6-addr']),
    match: ({ value }) => [[value.includes('/') ? 'dst_ip|cidr' : 'dst_ip', networkOf(value)]],
  },
  {
    name: 'hash',
    title: 'Process started from a file of the attacker',
    logsource: { category: 'process_creation', product: 'windows' },
    ...CERTAIN,
    types: new Set(['file:md5', 'file:sha1', 'file:sha256', 'file:imphash']),
    match: ({ type, value }) => [
      ['Hashes|contains', `${type.slice('file:'.length).toUpperCase()}=${value.toUpperCase()}`],
    ],
  },
  {
    name: 'file',
    title: 'File of the attacker',
    logsource: { category: 'file_event', product: 'windows' },
    ...BY_NAME,
    types: new Set(['file-name', 'file-path']),
    match({ type, value }) {
      if (type === 'file-name') return [['TargetFilename|endswith', `\\${value}`]];
      // The taxonomy of this log is of Windows.
      return /^[a-z]:\\./iu.test(value)
        ? [[value.endsWith('\\') ? 'TargetFilename|startswith' : 'TargetFilename', value]]
        : [];
    },
  },
  {
    name: 'registry',
    title: 'Registry key of the attacker',
    logsource: { category: 'registry_event', product: 'windows' },
    ...CERTAIN,
    types: new Set(['registry-key']),
    // Logs write the hive in many ways: HKLM, HKEY_LOCAL_MACHINE, \REGISTRY\MACHINE, HKU with a SID.
    match({ value }) {
      const from = value.indexOf('\\');
      return from < 0 || from === value.length - 1 ? [] : [['TargetObject|contains', value.slice(from)]];
    },
  },
  {
    name: 'pipe',
    title: 'Named pipe of the attacker',
    logsource: { category: 'pipe_created', product: 'windows' },
    ...CERTAIN,
    types: new Set(['named-pipe']),
    match: ({ value }) => [['PipeName|endswith', `\\${value.slice(value.lastIndexOf('\\') + 1)}`]],
  },
  {
    name: 'command-line',
    title: 'Command line of the attacker',
    logsource: { category: 'process_creation', product: 'windows' },
    ...CERTAIN,
    types: new Set(['command-line']),
    match: ({ value }) => [['CommandLine|contains', value]],
  },
];
