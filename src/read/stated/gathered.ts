import {
  derivedId,
  type Finding,
  type ObservableRole,
  type ObservableType,
  type Reading,
  type Span,
  spanIn,
  type TextRange,
} from '../../model/index.ts';
import { rangesByPointer } from './place-index.ts';

/** What a record of another tool says an observable is. */
export interface SaidOfObservable {
  readonly role: ObservableRole;
  readonly roleWhy: string;
  readonly heldBack?: string;
  readonly port?: number;
}

type Rest<F extends Finding> = F extends Finding ? Omit<F, 'id' | 'span' | 'status' | 'by'> : never;

/**
 * Findings that a source states as records of its own, made one after another. Each has its span in the reading's
 * text, where the record's value was written; what was not written there (the text was cut off) is not found.
 */
export class Gathered {
  readonly #reading: Reading;
  readonly #ranges: ReadonlyMap<string, TextRange>;
  readonly #byId = new Map<string, Finding>();

  constructor(reading: Reading) {
    this.#reading = reading;
    this.#ranges = rangesByPointer(reading);
  }

  /** Where the value at a pointer stands in the text. */
  range(pointer: string): TextRange | undefined {
    return this.#ranges.get(pointer);
  }

  textIn({ start, end }: TextRange): string {
    return this.#reading.text.slice(start, end);
  }

  /** The line of the text that a range stands in. */
  line({ start, end }: TextRange): TextRange {
    const { text } = this.#reading;
    const next = text.indexOf('\n', end);
    return { start: text.lastIndexOf('\n', start) + 1, end: next < 0 ? text.length : next };
  }

  span(start: number, end: number): Span {
    return spanIn(this.#reading, start, end);
  }

  /** The first of one id counts; @param parts tell it from others of its kind at the same place */
  add(range: TextRange | undefined, parts: readonly string[], rest: Rest<Finding>): void {
    if (range === undefined || range.end <= range.start) return;
    const { textSha256, extractor } = this.#reading;
    const id = derivedId('finding', textSha256, rest.kind, ...parts, range.start, range.end);
    if (this.#byId.has(id)) return;
    const span = spanIn(this.#reading, range.start, range.end);
    this.#byId.set(id, { ...rest, id, span, status: 'suggested', by: extractor } as Finding);
  }

  /** @param plain the value, where the record writes it otherwise: with escapes, or in two places */
  observable(
    type: ObservableType,
    range: TextRange | undefined,
    said: SaidOfObservable,
    plain?: string,
  ): void {
    if (range === undefined) return;
    const raw = this.textIn(range);
    const value = normal(type, plain ?? raw);
    if (value === '') return;
    const refanged = value === raw ? [] : [`${raw.slice(0, 40)} → ${value.slice(0, 40)}`];
    this.add(range, [type], { kind: 'observable', type, value, raw, refanged, ...said });
  }

  get all(): readonly Finding[] {
    return [...this.#byId.values()];
  }
}

/** Names and digests are compared in lower case, whoever wrote them. */
function normal(type: ObservableType, raw: string): string {
  const value = raw.trim();
  if (type === 'autonomous-system') return `AS${value.replace(/^AS/iu, '')}`;
  if (type === 'cve') return value.toUpperCase();
  return LOWER.test(type) ? value.toLowerCase().replace(/\.$/u, '') : value;
}

const LOWER =
  /^(?:domain-name|ipv6-addr|mac-addr|email-addr|tls:.*|x509:thumbprint|file:(?:md5|sha\d+|imphash|authentihash))$/u;
