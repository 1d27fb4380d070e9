/** STIX 2.1, section 6.17: the hive "MUST be fully expanded and not truncated". */
const HIVES: Readonly<Record<string, string>> = {
  HKLM: 'HKEY_LOCAL_MACHINE',
  HKCU: 'HKEY_CURRENT_USER',
  HKCR: 'HKEY_CLASSES_ROOT',
  HKU: 'HKEY_USERS',
  HKCC: 'HKEY_CURRENT_CONFIG',
};

export function expandHive(key: string): string {
  const end = key.indexOf('\\');
  const hive = (end < 0 ? key : key.slice(0, end)).replace(/:$/u, '');
  const full = HIVES[hive.toUpperCase()];
  return full === undefined ? key : full + (end < 0 ? '' : key.slice(end));
}
