import type { ObservableType } from '../../model/index.ts';

/** The host that a name, an address of mail or a URL names; with a URL's IPv6 host in its brackets. */
export function hostOf(type: ObservableType, value: string): string | undefined {
  if (type === 'domain-name') return value;
  if (type === 'email-addr') return value.slice(value.lastIndexOf('@') + 1);
  if (type !== 'url') return undefined;
  const scheme = value.indexOf('://');
  const from = scheme < 0 ? 0 : scheme + 3;
  const slash = value.indexOf('/', from);
  // What is before the first slash is short, and has a query or a fragment hardly ever.
  const before = value.slice(from, slash < 0 ? value.length : slash);
  const mark = before.search(/[?#]/);
  const authority = mark < 0 ? before : before.slice(0, mark);
  const host = authority.includes('@') ? authority.slice(authority.lastIndexOf('@') + 1) : authority;
  return host.includes(':') ? host.replace(/:\d+$/, '') : host;
}
