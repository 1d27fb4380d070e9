const CLICKABLE = new Set(['ipv4-addr', 'ipv4-range', 'ipv6-addr', 'domain-name', 'url', 'email-addr']);

/** A value nobody clicks by accident: `hxxp`, `[.]`, `[@]`, `[:]`; written as the brief writes it. */
export function defang(type: string | undefined, value: string): string {
  if (type === undefined || !CLICKABLE.has(type)) return value;
  const dotted = value.replaceAll('.', '[.]').replaceAll('@', '[@]');
  if (type === 'ipv6-addr') return dotted.replace(':', '[:]');
  return dotted.replace(/^http/iu, 'hxxp');
}
