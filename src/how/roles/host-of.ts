import type { ObservableType } from '../../model/index.ts';

/** The host that a name, an address of mail or a URL names; with a URL's IPv6 host in its brackets. */
export function hostOf(type: ObservableType, value: string): string | undefined {
  if (type === 'domain-name') return value;
  if (type === 'email-addr') return value.slice(value.lastIndexOf('@') + 1);
  if (type !== 'url') return undefined;
  const scheme = value.indexOf('://');
  const from = scheme < 0 ? 0 : scheme + 3;
  let end = from;
  while (end < value.length && !isAuthorityEnd(value.charCodeAt(end))) end++;
  const authority = value.slice(from, end);
  const host = authority.slice(authority.lastIndexOf('@') + 1);
  return host.includes(':') ? host.replace(/:\d+$/, '') : host;
}

/** `/`, `?`, `#` */
function isAuthorityEnd(code: number): boolean {
  return code === 47 || code === 63 || code === 35;
}
