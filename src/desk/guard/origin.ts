const SAFE: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

export interface RequestOrigin {
  readonly method: string;
  /** The origin of the desk's own pages. */
  readonly own: string;
  /** RFC 6454; browsers send it with every request that changes something. */
  readonly origin: string | undefined;
  /** Fetch Metadata (W3C); who asks, as the browser sees it. */
  readonly site: string | undefined;
  /** `navigate` for what is typed or clicked. */
  readonly mode: string | undefined;
}

/**
 * Why a request is refused as another site's doing, or undefined. What changes something must come from the desk's
 * own pages, or from no browser at all; what only reads may be reached by a link, but not be fetched by others.
 */
export function whyForeign({ method, own, origin, site, mode }: RequestOrigin): string | undefined {
  if (SAFE.has(method)) {
    const isForeign = site === 'cross-site' || site === 'same-site';
    return isForeign && mode !== 'navigate' ? 'another site may not read from this desk' : undefined;
  }
  if (site !== undefined && site !== 'same-origin' && site !== 'none')
    return 'only the desk’s own pages may change something';
  if (origin !== undefined && origin !== own) return 'only the desk’s own pages may change something';
  return undefined;
}
