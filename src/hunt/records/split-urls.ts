import type { IndicatorIndex } from '../index/indicator-index.ts';
import { matchLine } from '../scan/match-line.ts';
import type { Indicator, Match } from '../sighting.ts';
import type { Field } from './fields.ts';

/** Names of the fields that have a request's host, and of those that have the rest of its URL. */
const HOSTS = new Set([
  'host',
  'hostname',
  'http_host',
  'cs-host',
  'cs(host)',
  'server_name',
  'authority',
  ':authority',
  'domain',
  'vhost',
  'dest_host',
  'url_host',
  'request_host',
  'x-host-header',
  'site',
  'dhost',
  'dsthost',
  'sni',
  'clientrequesthost',
]);
const PATHS = new Set([
  'uri',
  'url',
  'path',
  'request_uri',
  'uri_path',
  'cs-uri-stem',
  'cs-uri-path',
  'clientrequesturi',
  'url_path',
  'request_path',
  'http_uri',
  'request',
  'file',
  'original',
]);
const QUERIES = new Set(['cs-uri-query', 'query', 'query_string', 'uri_query', 'args']);

/** Of a URL, or of the machine that was asked; a forward proxy's own port says nothing, so the URL is tried without, too. */
const PORTS = new Set([
  'port',
  'http_port',
  'url_port',
  'cs-uri-port',
  's-port',
  'server_port',
  'dest_port',
  'dst_port',
  'dstport',
  'destport',
  'dpt',
  'id.resp_p',
]);

interface Request {
  readonly host: string;
  readonly path: string;
}

/**
 * URLs whose host and path a line keeps apart, in fields of one record: Zeek's `host` and `uri`, Suricata's `hostname`
 * and `url`, the columns of IIS, a web server's site and request. A host of one request and a path of another are none.
 */
export function splitUrls<Source>(
  index: IndicatorIndex<Source>,
  line: string,
  fields: readonly Field[],
  seen: Set<Indicator<Source>>,
): readonly Match<Source>[] {
  if (index.urls.size === 0) return [];
  const onlyUrls = { ...index, addresses: new Map(), networks: [], domains: new Map(), mostLabels: 0 };
  const bare = { ...onlyUrls, hashes: new Map(), mailboxes: new Map(), tails: new Map() };
  const found: Match<Source>[] = [];
  for (const { host, path } of requests(line, fields)) {
    const text = `http://${host}${path}`;
    for (const match of matchLine(bare, { text, cutBefore: false, cutAfter: false }, seen)) {
      found.push({ ...match, form: 'split', ...place(line, path, host) });
    }
  }
  return found;
}

function requests(line: string, fields: readonly Field[]): readonly Request[] {
  const all: Request[] = [];
  for (const group of new Set(fields.map((field) => field.group))) {
    const own = fields.filter((field) => field.group === group);
    const host =
      own.find(({ name }) => HOSTS.has(last(name)))?.value ??
      own.find(({ name }) => name === 'http.host')?.value;
    const path = own.find(({ name, value }) => PATHS.has(last(name)) && value.startsWith('/'))?.value;
    const query = own.find(({ name }) => QUERIES.has(last(name)))?.value;
    if (host === undefined || path === undefined) continue;
    const whole = query === undefined || path.includes('?') ? path : `${path}?${query.replace(/^\?/, '')}`;
    all.push({ host, path: whole });
    const port = (own.find(isPort) ?? fields.find(isPort))?.value;
    if (port !== undefined && !/:\d{1,5}$/.test(host)) all.push({ host: `${host}:${port}`, path: whole });
  }
  return [...all, ...siteAndRequest(line), ...requestAndHost(line), ...neighbours(line)];
}

function isPort({ name, value }: Field): boolean {
  return (PORTS.has(name) || PORTS.has(last(name))) && /^\d{1,5}$/.test(value);
}

/** `request: "GET /path HTTP/1.1", …, host: "site"` (nginx's error log). */
function requestAndHost(line: string): readonly Request[] {
  const path = /, request: "[A-Z]{3,10} (\/\S{0,8192})/.exec(line)?.[1];
  const host = path === undefined ? undefined : /, host: "([^"\s]{1,260})"/.exec(line)?.[1];
  return path === undefined || host === undefined ? [] : [{ host, path: path.replace(/"$/, '') }];
}

function last(name: string): string {
  // `id.resp_h` is a name of its own; `http.hostname` is `hostname` of an object.
  return name.slice(name.lastIndexOf('.') + 1);
}

/** `site:443 client - - [time] "GET /path HTTP/1.1"` (Apache, vhost_combined). */
function siteAndRequest(line: string): readonly Request[] {
  const found =
    /^([\w.-]+(?::\d{1,5})?) \S{1,60} \S{1,60} \S{1,60} \[[^\]]{1,60}\] "[A-Z]{3,10} (\/\S*)/.exec(line);
  return found?.[1] === undefined || found[2] === undefined ? [] : [{ host: found[1], path: found[2] }];
}

/** Tab-separated without a header: a host, and behind it a path, as in Zeek's http.log. */
function neighbours(line: string): readonly Request[] {
  if (!line.includes('\t/')) return [];
  const cells = line.split('\t', 400);
  return cells.flatMap((path, at) => {
    const host = cells[at - 1] ?? '';
    return path.startsWith('/') && /^[\w.:[\]-]{3,260}$/.test(host) ? [{ host, path }] : [];
  });
}

/** Where the path stands in the line as it is written there; else the host. */
function place(line: string, path: string, host: string): { readonly at: number; readonly matched: string } {
  const json = JSON.stringify(path).slice(1, -1);
  const stem = path.split('?', 1)[0] ?? path;
  for (const matched of [path, json, json.replaceAll('/', '\\/'), stem, stem.replaceAll('/', '\\/'), host]) {
    const at = line.indexOf(matched);
    if (at >= 0 && matched !== '') return { at, matched };
  }
  return { at: 0, matched: line.slice(0, 1) };
}
