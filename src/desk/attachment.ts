/**
 * `Content-Disposition` that has a browser save and never show (RFC 6266, RFC 8187). The name is the source's own
 * and may hold anything.
 */
export function attachment(name: string): string {
  const base =
    name
      .split(/[/\\]/u)
      .at(-1)
      ?.replace(/\p{Cc}/gu, '')
      .slice(0, 150) || 'download';
  const ascii = base.replace(/[^\w.\- ]/gu, '_');
  const encoded = encodeURIComponent(base.replace(/\p{Surrogate}/gu, '_')).replace(
    /['()*]/gu,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
