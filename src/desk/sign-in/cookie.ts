/** A name that a browser lets only a secure page of this very host set (RFC 6265bis, 4.1.3.2). */
function nameOf(isSecure: boolean): string {
  return isSecure ? '__Host-howdunit' : 'howdunit';
}

/** @param maxAge seconds; 0 has the browser forget it */
export function sessionCookie(id: string, maxAge: number, isSecure: boolean): string {
  const rest = `Path=/; HttpOnly; SameSite=Strict; Max-Age=${maxAge}`;
  return `${nameOf(isSecure)}=${id}; ${rest}${isSecure ? '; Secure' : ''}`;
}

/** The session's id in a `Cookie` header; undefined where it has none of the right form. */
export function sessionIn(header: string | undefined, isSecure: boolean): string | undefined {
  const prefix = `${nameOf(isSecure)}=`;
  for (const pair of (header ?? '').slice(0, 8_192).split(';')) {
    const trimmed = pair.trim();
    if (!trimmed.startsWith(prefix)) continue;
    const id = trimmed.slice(prefix.length);
    return /^[\w-]{43}$/u.test(id) ? id : undefined;
  }
  return undefined;
}
