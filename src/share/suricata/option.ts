/** Bytes that mean only themselves between the quotation marks of `content`. */
const PLAIN = /^[A-Za-z0-9 ._/=&%+,@~-]$/u;

/** A value as `content` takes it: whatever could end or change the option stands as `|hex|` (Suricata 7, 8.6.1). */
export function content(value: string): string {
  let text = '';
  let hex: string[] = [];
  const flush = (): void => {
    if (hex.length > 0) text += `|${hex.join(' ')}|`;
    hex = [];
  };
  for (const byte of new TextEncoder().encode(value)) {
    const char = String.fromCharCode(byte);
    if (byte < 0x80 && PLAIN.test(char)) {
      flush();
      text += char;
    } else hex.push(byte.toString(16).padStart(2, '0'));
  }
  flush();
  return text;
}

/** Length in bytes, as `bsize` counts. */
export function bytesOf(value: string): number {
  return new TextEncoder().encode(value).length;
}

/** Text as `msg` takes it: one line, with `\`, `"` and `;` escaped. */
export function message(text: string): string {
  return text.replace(/\s+/gu, ' ').replace(/[\\";]/gu, '\\$&');
}
