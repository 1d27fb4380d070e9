import type { UtcInstant } from '../model/index.ts';
import { printable } from './printable.ts';

/** One request and the answer to it, as they went over the wire. */
export interface Exchange {
  /** Without fragment and without credentials. */
  readonly url: string;
  /** When the request was about to be sent. */
  readonly at: UtcInstant;
  /** The request as sent: request line, headers and the blank line, ASCII. */
  readonly request: string;
  /** e.g. `HTTP/1.1 200 OK`. */
  readonly statusLine: string;
  readonly status: number;
  /** Names and values by turns, in the order, case and number received; one char per byte (latin1). */
  readonly rawHeaders: readonly string[];
  /** As received, after de-chunking and before content decoding. */
  readonly body: Uint8Array;
  /** The server's address, where the connection still knew it. */
  readonly address?: string;
}

/** The first value of a response header; `name` in lower case. */
export function headerOf(exchange: Exchange, name: string): string | undefined {
  return headerValues(exchange, name)[0];
}

/** Every value of a response header in the order received; `name` in lower case. */
export function headerValues(exchange: Exchange, name: string): string[] {
  const { rawHeaders } = exchange;
  return rawHeaders.filter((_, i) => i % 2 === 1 && rawHeaders[i - 1]?.toLowerCase() === name);
}

/** The status as a person reads it, e.g. `404 Not Found`; fit for a message. */
export function statusText(exchange: Exchange): string {
  return printable(exchange.statusLine.replace(/^\S+ /, ''), 80).trim();
}
