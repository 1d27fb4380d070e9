import type { Readable, Writable } from 'node:stream';

/** An event of the browser, as the Chrome DevTools Protocol names it; its parameters are a stranger's. */
export interface CdpEvent {
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly sessionId?: string;
}

/** The browser hung up, said something that is none of the protocol, or refused a command. */
export class CdpError extends Error {
  override readonly name = 'CdpError';
}

interface Waiting {
  readonly resolve: (result: Readonly<Record<string, unknown>>) => void;
  readonly reject: (error: Error) => void;
}

/** The DevTools protocol over a pair of pipes (`--remote-debugging-pipe`): JSON, a NUL behind each message. */
export class CdpPipe {
  readonly #input: Writable;
  readonly #mostBytes: number;
  readonly #waiting = new Map<number, Waiting>();
  readonly #onEvent: (event: CdpEvent) => void;
  #parts: Buffer[] = [];
  #bytes = 0;
  #last = 0;
  #ended: CdpError | undefined;

  /** @param mostBytes of one message; a longer one ends the conversation */
  constructor(input: Writable, output: Readable, mostBytes: number, onEvent: (event: CdpEvent) => void) {
    this.#input = input;
    this.#mostBytes = mostBytes;
    this.#onEvent = onEvent;
    const end = (): void => this.end('the browser ended');
    input.on('error', end);
    output.on('error', end);
    output.on('end', end);
    output.on('data', (chunk: Buffer) => this.#take(chunk));
  }

  /** @throws CdpError (as a rejection) when the browser refuses or is gone */
  send(
    method: string,
    params: Readonly<Record<string, unknown>> = {},
    sessionId?: string,
  ): Promise<Readonly<Record<string, unknown>>> {
    if (this.#ended !== undefined) return Promise.reject(this.#ended);
    this.#last += 1;
    const id = this.#last;
    const message = JSON.stringify({ id, method, params, ...(sessionId !== undefined && { sessionId }) });
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#input.write(`${message}\0`);
    });
  }

  /** Why nothing more will be heard, where that is so. */
  get ended(): string | undefined {
    return this.#ended?.message;
  }

  /** Nothing more is heard; whoever waits for an answer is told why there is none. */
  end(why: string): void {
    this.#ended ??= new CdpError(why);
    for (const { reject } of this.#waiting.values()) reject(this.#ended);
    this.#waiting.clear();
    this.#parts = [];
  }

  #take(chunk: Buffer): void {
    let from = 0;
    for (let nul = chunk.indexOf(0); nul >= 0; nul = chunk.indexOf(0, from)) {
      const message = Buffer.concat([...this.#parts, chunk.subarray(from, nul)]).toString();
      this.#parts = [];
      this.#bytes = 0;
      from = nul + 1;
      if (this.#ended === undefined) this.#hear(message);
    }
    const rest = chunk.subarray(from);
    this.#bytes += rest.length;
    if (this.#ended !== undefined) return;
    if (this.#bytes > this.#mostBytes) this.end('the browser said more than is listened to');
    else if (rest.length > 0) this.#parts.push(rest);
  }

  #hear(text: string): void {
    const message = JSON.parse(text) as {
      id?: number;
      result?: Readonly<Record<string, unknown>>;
      error?: { message?: string };
    } & Partial<CdpEvent>;
    if (message.method !== undefined) {
      const { method, params = {}, sessionId } = message;
      this.#onEvent({ method, params, ...(sessionId !== undefined && { sessionId }) });
      return;
    }
    const waiting = this.#waiting.get(message.id ?? 0);
    this.#waiting.delete(message.id ?? 0);
    if (message.error === undefined) waiting?.resolve(message.result ?? {});
    else waiting?.reject(new CdpError(message.error.message ?? 'the browser refused'));
  }
}
