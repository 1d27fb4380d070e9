import { v5 as nameBasedUuid } from 'uuid';
import type { Sha256, UtcInstant } from '../../model/index.ts';
import type { ByteSource } from './byte-source.ts';

/** A WARC record before it is serialised (WARC 1.1, ISO 28500:2017, section 5 and 6). */
export interface WarcEntry {
  readonly type: 'request' | 'response' | 'resource' | 'conversion' | 'metadata';
  /** `<urn:uuid:…>`, derived from the rest, so that the same capture makes the same archive. */
  readonly id: string;
  readonly uri: string;
  readonly date: UtcInstant;
  /** Of the block, e.g. `application/http; msgtype=response`. */
  readonly contentType: string;
  readonly block: ByteSource;
  readonly payloadDigest: Sha256;
  /** WARC-Concurrent-To: the id of the record made in the same exchange. */
  readonly concurrentTo?: string;
  /** WARC-Refers-To: the id of the record that this one was made from, or is about. */
  readonly refersTo?: string;
  /** WARC-IP-Address. */
  readonly address?: string;
  /** What the index says of it. */
  readonly mime: string;
  readonly status: number;
}

/** @param payload the part of `block` that is the payload (RFC 9110 content) */
export function warcEntry(
  fields: Omit<WarcEntry, 'id' | 'payloadDigest'>,
  payload: Pick<ByteSource, 'sha256'>,
): WarcEntry {
  const id = recordId(fields.type, fields.uri, fields.date, fields.block.sha256);
  return { ...fields, id, payloadDigest: payload.sha256 };
}

/** RFC 9562 version 5 (name-based): unique by content, URI and instant. */
export function recordId(...parts: readonly string[]): string {
  return `<urn:uuid:${nameBasedUuid(parts.join(' '), nameBasedUuid.URL)}>`;
}
