/** What values are asked for by: one set of columns each. */
export type Group =
  | 'domains'
  | 'addresses'
  | 'networks'
  | 'hashes'
  | 'urls'
  | 'names'
  | 'paths'
  | 'keys'
  | 'agents'
  | 'mailboxes';

/** Undefined where no query asks for values of this type. */
export function groupOf(type: string, value: string): Group | undefined {
  switch (type) {
    case 'domain-name':
      return 'domains';
    case 'ipv4-addr':
    case 'ipv6-addr':
      if (!value.includes('/')) return 'addresses';
      return hasWholeNumber(value) ? 'networks' : undefined;
    case 'url':
      return 'urls';
    case 'email-addr':
      return 'mailboxes';
    case 'file-name':
      return 'names';
    case 'file-path':
      return 'paths';
    case 'registry-key':
      return 'keys';
    case 'user-agent':
      return 'agents';
    default:
      return type.startsWith('file:') ? 'hashes' : undefined;
  }
}

/** Of a network without one, text says nothing. */
function hasWholeNumber(network: string): boolean {
  const [address = '', bits = '0'] = network.split('/');
  return address.includes(':') ? !address.startsWith('::') && Number(bits) >= 16 : Number(bits) >= 8;
}

/** Columns by the Elastic Common Schema, 8.x; SQL has the same with underscores. */
export const COLUMNS: Readonly<Record<Group, readonly string[]>> = {
  domains: ['destination.domain', 'dns.question.name', 'url.domain'],
  addresses: ['source.ip', 'destination.ip'],
  networks: ['source.ip', 'destination.ip'],
  hashes: ['file.hash', 'process.hash'],
  urls: ['url.full', 'url.original'],
  names: ['file.path', 'process.executable'],
  paths: ['file.path', 'process.executable'],
  keys: ['registry.path'],
  agents: ['user_agent.original'],
  mailboxes: ['email.from.address', 'email.to.address'],
};

/** A hash is told from others by its length alone, so each column is asked for those of its own. */
export const HASHES: ReadonlyMap<string, number> = new Map([
  ['md5', 32],
  ['sha1', 40],
  ['sha256', 64],
  ['sha512', 128],
]);

const HIVES: ReadonlyMap<string, string> = new Map([
  ['hkey_local_machine', 'hklm'],
  ['hkey_current_user', 'hkcu'],
  ['hkey_users', 'hku'],
  ['hkey_classes_root', 'hkcr'],
  ['hkey_current_config', 'hkcc'],
]);

/** A registry key as logs have it, its hive in full and in short, in lower case. */
export function keyForms(key: string): readonly string[] {
  const lower = key.toLowerCase();
  const [hive = '', ...rest] = lower.split('\\');
  for (const [full, short] of HIVES)
    if (hive === full || hive === short) return [full, short].map((each) => [each, ...rest].join('\\'));
  return [lower];
}

/** What of a key every spelling of its hive has. */
export function belowHive(key: string): string {
  const [first = '', ...rest] = key.split('\\');
  return /^hk/i.test(first) && rest.length > 0 ? `\\${rest.join('\\')}` : key;
}
