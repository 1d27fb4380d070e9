import type { Capture } from '../model/index.ts';
import type { Resolve } from './fetch/guarded-lookup.ts';
import type { RenderOptions } from './render/render-options.ts';
import type { RequisiteBudget } from './requisites/budget.ts';
import type { SealOptions } from './sign/signer.ts';

export interface KeepOptions extends SealOptions {
  /** Folder that receives the WACZ; made, for the owner alone (0700), when it is absent. */
  readonly archive: string;
  /** The clock: milliseconds since the epoch, UTC. */
  readonly now: () => number;
  /** Who made the copy, as `name/version`; written into the archive and sent as user agent. */
  readonly software: string;
  /** Most bytes taken from a source, on the wire and after decoding; 128 MiB unless given. */
  readonly maxBytes?: number;
}

export interface FetchOptions {
  /** Also connect to loopback, private and other non-public addresses. */
  readonly allowPrivate?: boolean;
  /** For the whole fetch, all redirects included, in ms; 60 s unless given. */
  readonly timeoutMs?: number;
  /** For any silence of the server, in ms; 20 s unless given. */
  readonly idleTimeoutMs?: number;
  /** Redirects followed before giving up; 10 unless given. */
  readonly maxRedirects?: number;
  /** Called with the number of body bytes received so far, all hops together. */
  readonly onProgress?: (bytes: number) => void;
  readonly userAgent?: string;
  /** Turns a host name into addresses; the system's resolver unless given. */
  readonly resolve?: Resolve;
  /** Further headers for the request of a URL; none unless given. */
  readonly headersFor?: (url: string) => RequestHeaders;
  /**
   * What authenticates a request to a URL; none unless given. It is sent and never recorded: of the request the
   * archive says that it was there, and not what it was. Whoever gives it decides for each URL, redirects too.
   */
  readonly authorizationFor?: (url: string) => string | undefined;
}

/** What else to keep of an HTML page. */
export interface PageOptions {
  /** The pictures, style sheets and fonts it is shown with, within this budget; kept unless false. */
  readonly requisites?: RequisiteBudget | false;
  /** Have a browser run its scripts, and read the document they build; not unless given. */
  readonly render?: RenderOptions;
}

/**
 * All that a caller may add to a request. A closed list: nothing that authenticates can get into a
 * request, and so into a record of it. Visible ASCII, else the header is left out.
 */
export interface RequestHeaders {
  readonly Accept?: string;
  /** RFC 7089, section 2.1.1. */
  readonly 'Accept-Datetime'?: string;
  readonly 'If-None-Match'?: string;
  readonly 'If-Modified-Since'?: string;
}

/** A source that is now in the archive, and its bytes after content decoding. */
export interface Kept {
  readonly capture: Capture;
  readonly payload: Uint8Array;
}

export const DEFAULT_MAX_BYTES: number = 128 * 1024 * 1024;
