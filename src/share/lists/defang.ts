import type { ObservableType } from '../../model/index.ts';

const CLICKABLE: ReadonlySet<ObservableType> = new Set([
  'ipv4-addr',
  'ipv4-range',
  'ipv6-addr',
  'domain-name',
  'url',
  'email-addr',
]);

/** A value nobody clicks by accident: `hxxp`, `[.]`, `[@]`, `[:]`. Other types cannot be clicked and stay. */
export function defang(type: ObservableType, value: string): string {
  if (!CLICKABLE.has(type)) return value;
  const dotted = value.replaceAll('.', '[.]').replaceAll('@', '[@]');
  if (type === 'ipv6-addr') return dotted.replace(':', '[:]');
  return dotted.replace(/^http/iu, 'hxxp');
}

const DEFANGED = /\[(?:[.:@]|dot|at)\]|hxxp/i;

/** Words as they stand, if somebody has made them unclickable already. */
export function unclickable(type: ObservableType, words: string): string {
  return DEFANGED.test(words) ? words : defang(type, words);
}
