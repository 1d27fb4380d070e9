/**
 * Where archives answer. Every address is a setting, so that a mirror, another archive or a test stands
 * in for the public ones.
 */
export interface WebArchive {
  /** How it is called in lists, e.g. `web.archive.org`. */
  readonly name: string;
  /** URI-G = this + the page's URL (RFC 7089, section 2.1). */
  readonly timeGate?: string;
  /** URI-T = this + the page's URL. */
  readonly timeMap?: string;
  /** The CDX server of the Wayback Machine: `?url=…` is added. */
  readonly cdx?: string;
  /** The availability API of the Internet Archive: `?url=…` is added. */
  readonly availability?: string;
  /** Saves a page when asked for this + the page's URL. */
  readonly save?: string;
  /**
   * Prefix of addresses of the form prefix + 14 digits + `/` + URL. The same with `id_` after the digits
   * gives the bytes as they were archived, without the archive's own frame around them.
   */
  readonly replay?: string;
}

/** @param base e.g. `https://web.archive.org` */
export function internetArchive(base = 'https://web.archive.org', api = 'https://archive.org'): WebArchive {
  return {
    name: new URL(base).host,
    timeGate: `${base}/web/`,
    timeMap: `${base}/web/timemap/link/`,
    cdx: `${base}/cdx/search/cdx`,
    availability: `${api}/wayback/available`,
    save: `${base}/save/`,
    replay: `${base}/web/`,
  };
}

/** @param base e.g. `https://archive.ph` */
export function archiveToday(base = 'https://archive.ph'): WebArchive {
  return {
    name: new URL(base).host,
    timeGate: `${base}/timegate/`,
    timeMap: `${base}/timemap/`,
    save: `${base}/submit/?url=`,
  };
}
