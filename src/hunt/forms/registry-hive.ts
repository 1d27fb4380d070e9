/** A hive of the Windows registry by its short name (Microsoft, "Registry hives"). */
export type Hive = 'hklm' | 'hkcu' | 'hkcr' | 'hku' | 'hkcc';

/** What stands before the first backslash of a key, in every tongue that logs speak; lower-case. */
const SPELLINGS: Readonly<Record<Hive, RegExp>> = {
  hklm: /(?<![a-z0-9_])(?:hklm|hkey_local_machine|\\registry\\machine):?$/,
  // Sysmon and the kernel write the current user's hive as the user's own below HKEY_USERS.
  hkcu: /(?<![a-z0-9_])(?:(?:hkcu|hkey_current_user):?|(?:hku|hkey_users|\\registry\\user):?\\(?:s-1(?:-\d{1,12}){1,15}|\.default))$/,
  hkcr: /(?<![a-z0-9_])(?:hkcr|hkey_classes_root):?$/,
  hku: /(?<![a-z0-9_])(?:hku|hkey_users|\\registry\\user):?$/,
  hkcc: /(?<![a-z0-9_])(?:hkcc|hkey_current_config):?$/,
};
const HIVES: readonly Hive[] = ['hklm', 'hkcu', 'hkcr', 'hku', 'hkcc'];
export function isHive(name: string): name is Hive {
  return HIVES.some((hive) => hive === name);
}

const LONGEST_SPELLING = 220;

export interface RegistryKey {
  readonly hive: Hive;
  /** From the backslash after the hive on; lower-case. */
  readonly rest: string;
}

/** @param key lower-case; undefined when it begins with no hive, or is nothing but one */
export function registryKey(key: string): RegistryKey | undefined {
  const slash = key.indexOf('\\', 1);
  const hive = HIVES.find((known) => SPELLINGS[known].test(key.slice(0, slash)));
  return slash < 0 || hive === undefined ? undefined : { hive, rest: key.slice(slash) };
}

/** Where the hive begins that ends at a position of a lower-case text; undefined where none ends there. */
export function hiveBefore(text: string, hive: Hive, end: number): number | undefined {
  const from = Math.max(0, end - LONGEST_SPELLING);
  const found = SPELLINGS[hive].exec(text.slice(from, end));
  return found === null ? undefined : from + found.index;
}
