/** A request that the browser waits with (`Fetch.requestPaused`); every word of it is the page's. */
export interface PausedRequest {
  readonly id: string;
  readonly url: string;
  readonly method: string;
  /** As the protocol's `Network.ResourceType`, e.g. `Document`. */
  readonly type: string;
}

export function pausedRequest(params: Readonly<Record<string, unknown>>): PausedRequest {
  const request = params['request'] as { url?: string; method?: string } | undefined;
  return {
    id: String(params['requestId'] ?? ''),
    url: request?.url ?? '',
    method: request?.method ?? '',
    type: String(params['resourceType'] ?? ''),
  };
}

// Sound and film say nothing to a reader; the others bring nothing back.
const USELESS: ReadonlySet<string> = new Set([
  'Media',
  'Ping',
  'CSPViolationReport',
  'Prefetch',
  'EventSource',
]);

/**
 * Whether a request of a page is made at all. Only GET: a copy must not order, vote or send anything.
 * Of documents only the page itself: neither another page, if its scripts would go there, nor frames.
 */
export function isWanted({ url, method, type }: PausedRequest, page: string): boolean {
  if (method !== 'GET' || USELESS.has(type)) return false;
  return type !== 'Document' || url === page;
}
