/**
 * Tells the payload from the head of an HTTP message as its bytes go by: the status, the declared
 * type, and what comes after the blank line, with the chunks of a chunked transfer taken apart.
 */
export class HttpPayload {
  status: number | undefined;
  mime: string | undefined;
  /** Where the message has no blank line it has no payload either. */
  hasBody = false;
  chunked = false;
  readonly #onBody: (part: Buffer) => void;
  readonly #onDechunked: (part: Buffer) => void;
  #head: Buffer = Buffer.alloc(0);
  #chunks: Dechunker | undefined;

  /** @param onBody the payload as stored  @param onDechunked the same without its chunks */
  constructor(onBody: (part: Buffer) => void, onDechunked: (part: Buffer) => void) {
    this.#onBody = onBody;
    this.#onDechunked = onDechunked;
  }

  /** @param mostHead bytes of a head; a longer one is no head */
  push(part: Buffer, mostHead: number): void {
    if (this.hasBody) this.#body(part);
    else if (this.#head.length <= mostHead) this.#pushHead(part);
  }

  #pushHead(part: Buffer): void {
    this.#head = this.#head.length === 0 ? part : Buffer.concat([this.#head, part]);
    const [end, length] = blankLine(this.#head);
    if (end < 0) return;
    this.hasBody = true;
    this.#readHead(this.#head.toString('latin1', 0, end));
    const rest = this.#head.subarray(end + length);
    this.#head = Buffer.alloc(0);
    if (rest.length > 0) this.#body(rest);
  }

  #body(part: Buffer): void {
    this.#onBody(part);
    this.#chunks?.push(part);
  }

  #readHead(head: string): void {
    const [first = '', ...lines] = head.split(/\r?\n/);
    const status = /^HTTP\/\d(?:\.\d)? (\d{3})/.exec(first)?.[1];
    if (status !== undefined) this.status = Number(status);
    for (const line of lines) {
      const colon = line.indexOf(':');
      const name = line.slice(0, Math.max(0, colon)).trim().toLowerCase();
      const value = line
        .slice(colon + 1)
        .trim()
        .toLowerCase();
      if (name === 'content-type') this.mime ??= value.split(';', 1)[0]?.trim();
      if (name === 'transfer-encoding' && value.split(',').at(-1)?.trim() === 'chunked') this.chunked = true;
    }
    if (this.chunked) this.#chunks = new Dechunker(this.#onDechunked);
  }
}

function blankLine(head: Buffer): [end: number, length: number] {
  const strict = head.indexOf('\r\n\r\n');
  const lax = head.indexOf('\n\n');
  return lax >= 0 && (strict < 0 || lax < strict) ? [lax, 2] : [strict, 4];
}

/** The chunked transfer coding (RFC 9112, section 7.1), as far as it is well formed. */
class Dechunker {
  readonly #onData: (part: Buffer) => void;
  #line = '';
  #left = 0;
  #state: 'size' | 'data' | 'end' | 'done' = 'size';

  constructor(onData: (part: Buffer) => void) {
    this.#onData = onData;
  }

  push(part: Buffer): void {
    for (let at = 0; at < part.length && this.#state !== 'done'; ) {
      if (this.#state === 'data') {
        const data = part.subarray(at, at + this.#left);
        this.#onData(data);
        this.#left -= data.length;
        at += data.length;
        if (this.#left === 0) this.#state = 'end';
      } else {
        const end = part.indexOf(0x0a, at);
        const stop = end < 0 ? part.length : end + 1;
        this.#line += part.toString('latin1', at, stop);
        at = stop;
        if (end >= 0) this.#endLine();
        else if (this.#line.length > 4_096) this.#state = 'done';
      }
    }
  }

  #endLine(): void {
    const line = this.#line.trim();
    this.#line = '';
    if (this.#state === 'end') {
      this.#state = 'size';
      return;
    }
    const size = /^([0-9a-f]{1,12})\s*(?:;.*)?$/i.exec(line)?.[1];
    this.#left = Number.parseInt(size ?? '0', 16);
    this.#state = this.#left > 0 ? 'data' : 'done';
  }
}
