/** Whether a payload is an HTML page, by what the server declared or by how it begins. */
export function isHtml(payload: Uint8Array, declaredType: string): boolean {
  if (/^\s*(?:text\/html|application\/xhtml\+xml)\b/i.test(declaredType)) return true;
  const start = Buffer.from(payload.subarray(0, 512))
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart();
  return /^<(?:!doctype\s+html|html|head|body|title|meta|script)\b/i.test(start);
}

/**
 * A page's characters for weighing it and for finding the URLs in it. Only letters are weighed and URLs
 * are ASCII nearly always, so a wrong guess between one-byte encodings changes nothing.
 */
export function decodePage(payload: Uint8Array): string {
  const [first, second] = payload;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(payload);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(payload);
  return new TextDecoder().decode(payload);
}
