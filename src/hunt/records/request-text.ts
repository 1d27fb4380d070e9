import type { Request } from './request-fields.ts';

/** What a line asks of whom, where it has no named fields and its shape says which is which. */
export function requestsIn(line: string): readonly Request[] {
  return [
    ...nginxError(line),
    ...siteAndRequest(line),
    ...envoy(line),
    ...captured(line),
    ...requestAndHeaders(line),
    ...neighbours(line),
  ];
}

/** Longest path, UTF-16 units. */
const PATH = String.raw`(\/\S{0,8192})`;
const REQUEST_LINE = String.raw`[A-Z]{3,10} ${PATH} HTTP\/\d(?:\.\d)?`;
/** A name with a dot, or an address; with a port, or without. */
const HOST = String.raw`(?:[\w-]{1,63}(?:\.[\w-]{1,63}){1,20}\.?|\[[\da-f:.]{2,45}\])(?::\d{1,5})?`;

/** `request: "GET /path HTTP/1.1", …, host: "site"` */
function nginxError(line: string): readonly Request[] {
  const path = /, request: "[A-Z]{3,10} (\/\S{0,8192})/.exec(line)?.[1];
  const host = path === undefined ? undefined : /, host: "([^"\s]{1,260})"/.exec(line)?.[1];
  return path === undefined || host === undefined ? [] : [{ host, path: path.replace(/"$/, '') }];
}

const SITE_FIRST = /^([\w.-]+(?::\d{1,5})?) \S{1,60} \S{1,60} \S{1,60} \[[^\]]{1,60}\] "[A-Z]{3,10} (\/\S*)/;
/** What would be the name of the client's user by RFC 1413 has a dot: it is the site. */
const SITE_SECOND = new RegExp(
  String.raw`^[\w.:-]{1,255} (${HOST}) \S{1,60} \[[^\]]{1,60}\] "[A-Z]{3,10} (\/\S*)`,
);

/** `site:443 client - - [time] "GET /path` (Apache, vhost_combined); `client site - [time] "GET /path` (lighttpd). */
function siteAndRequest(line: string): readonly Request[] {
  const found = SITE_FIRST.exec(line) ?? SITE_SECOND.exec(line);
  return found?.[1] === undefined || found[2] === undefined ? [] : [{ host: found[1], path: found[2] }];
}

const ENVOY = new RegExp(String.raw`^\[\d{4}-\d{2}-\d{2}T[\d:.]{8,20}Z\] "${REQUEST_LINE}" \d{1,3} `);

/** `[time] "GET /path HTTP/1.1" 200 … "site" "upstream"`: Envoy's default, and Istio's. */
function envoy(line: string): readonly Request[] {
  const found = ENVOY.exec(line);
  if (found?.[1] === undefined) return [];
  const quoted = [...line.slice(found[0].length).matchAll(/"([^"]*)"/g)];
  const host = quoted.at(-2)?.[1];
  return host === undefined ? [] : [{ host, path: found[1] }];
}

const CAPTURED = new RegExp(String.raw` \{([^{}"]{1,4096})\}(?: \{[^{}"]{0,4096}\})? "${REQUEST_LINE}`);
const IS_HOST = new RegExp(`^${HOST}$`, 'i');

/** `{site|user agent} "GET /path HTTP/1.1"`: headers that HAProxy captured. */
function captured(line: string): readonly Request[] {
  const [, headers = '', path] = (line.includes('{') ? CAPTURED.exec(line) : null) ?? [];
  if (path === undefined) return [];
  const hosts = headers.split('|', 20).filter((each) => IS_HOST.test(each));
  return hosts.slice(0, MOST_CAPTURED).map((host) => ({ host, path }));
}

const MOST_CAPTURED = 2;

const EACH_REQUEST = new RegExp(`(?<![A-Z])${REQUEST_LINE}`, 'g');
/** A line end, as it stands or escaped, or what a log puts in its place; then the header. */
const HOST_HEADER = new RegExp(
  String.raw`(?:[\r\n|,;]|\\[rn]|\\x0[ad]|\\u000[ad]|#01[25]|%0[ad]|\.\.|&#1[03];)\s?host: ?(${HOST})`,
  'i',
);
const MOST_REQUESTS = 20;
/** Of the headers that are looked through, UTF-16 units. */
const HEADERS = 8192;

/** A request as it was sent, its headers behind it (mod_log_forensic, F5, captured payloads): up to the next request. */
function requestAndHeaders(line: string): readonly Request[] {
  if (!/host:/i.test(line)) return [];
  const requests = [...line.matchAll(EACH_REQUEST)].slice(0, MOST_REQUESTS);
  return requests.flatMap(({ 0: all, 1: path, index }, at) => {
    const from = index + all.length;
    const next = requests[at + 1]?.index ?? line.length;
    const host = HOST_HEADER.exec(line.slice(from, Math.min(next, from + HEADERS)))?.[1];
    return path === undefined || host === undefined ? [] : [{ host, path }];
  });
}

/** Without a header: a host, and behind it a path, as in Zeek's http.log (tabs) and Suricata's (`[**]`, a time before the host). */
function neighbours(line: string): readonly Request[] {
  const separator = SEPARATORS.find((each) => line.includes(`${each}/`));
  if (separator === undefined) return [];
  const cells = line.split(separator, 400);
  return cells.flatMap((path, at) => {
    const before = cells[at - 1] ?? '';
    const host = at === 1 ? before.slice(before.lastIndexOf(' ') + 1) : before;
    return path.startsWith('/') && /^[\w.:[\]-]{3,260}$/.test(host) ? [{ host, path }] : [];
  });
}

const SEPARATORS = ['\t', '[**]'];
