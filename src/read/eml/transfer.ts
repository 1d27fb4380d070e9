/** The bytes of a part's body: its transfer encoding undone (RFC 2045, section 6). Undefined where no reader undoes it. */
export function transferDecoded(body: string, encoding: string): Uint8Array | undefined {
  switch (encoding.trim().toLowerCase()) {
    case 'base64':
      return Buffer.from(body.replace(/[^A-Za-z0-9+/=]+/g, ''), 'base64');
    case 'quoted-printable':
      return decodeQuoted(body);
    case 'uuencode':
    case 'x-uuencode':
    case 'x-uue':
    case 'x-yenc':
      return undefined;
    // 7bit, 8bit, binary; and names that mean nothing, under which programs send their text as it is.
    default:
      return Buffer.from(body, 'latin1');
  }
}

/** Quoted-printable (section 6.7): soft line breaks go, and so does white space at a line's end. */
export function decodeQuoted(written: string): Uint8Array {
  const bytes = Buffer.alloc(written.length);
  let length = 0;
  /** Behind the last byte that is no white space of the encoding. */
  let kept = 0;
  for (let at = 0; at < written.length; at++) {
    const unit = written.charCodeAt(at);
    const three = unit === 0x3d ? written.slice(at, at + 3) : '';
    const soft = /^=\r?\n/.exec(three)?.[0];
    if (soft !== undefined) at += soft.length - 1;
    else if (/^=[0-9a-f]{2}/i.test(three)) {
      bytes[length++] = Number.parseInt(three.slice(1), 16);
      at += 2;
    } else {
      if (unit === 0x0a || (unit === 0x0d && written.charCodeAt(at + 1) === 0x0a)) length = kept;
      bytes[length++] = unit;
      if (unit === 0x20 || unit === 0x09) continue;
    }
    kept = length;
  }
  return bytes.subarray(0, length);
}
