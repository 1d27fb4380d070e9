import type { Field } from './field.ts';
import { NameMeanings } from './name-meanings.ts';

/** What a line asks of whom: a host, with its port if it has one, and the rest of the URL. */
export interface Request {
  readonly host: string;
  /** Begins with `/`. */
  readonly path: string;
}

/** Names of the fields that have a request's host, and of those that have the rest of its URL, as `spelling` has them. */
const HOSTS: ReadonlySet<string> = new Set([
  'host',
  'hostname',
  'httphost',
  // Wireshark, for Elasticsearch.
  'httphttphost',
  'httphostname',
  'cshost',
  'servername',
  'serverhostname',
  'authority',
  'requestauthority',
  'domain',
  'vhost',
  'virtualhost',
  'desthost',
  'desthostname',
  'destdomain',
  'destinationhost',
  'destinationhostname',
  'destinationdomain',
  'urlhost',
  'urldomain',
  'requesthost',
  'reqhost',
  'requesteddomain',
  'xhostheader',
  'hostheader',
  'originalhost',
  'site',
  'dhost',
  'dsthost',
  'dsthostname',
  'dstdomain',
  'dstname',
  'sni',
  'tlssni',
  'clientrequesthost',
]);
const PATHS: ReadonlySet<string> = new Set([
  'uri',
  'url',
  'path',
  'requesturi',
  'requesturl',
  'requestpath',
  'requesttarget',
  'reqpath',
  'requri',
  'requrl',
  'uripath',
  'urlpath',
  'urioriginal',
  'csuri',
  'csuristem',
  'csuripath',
  'clientrequesturi',
  'clientrequestpath',
  'httpuri',
  'httprequesturi',
  'httphttprequesturi',
  'httpurl',
  'httppath',
  'request',
  'file',
  'original',
  'arg',
]);
/** Some of these leave out the first slash (Akamai). */
const SLASHLESS: ReadonlySet<string> = new Set(['requestpath', 'reqpath', 'uripath', 'urlpath', 'httppath']);
const QUERIES: ReadonlySet<string> = new Set([
  'csuriquery',
  'query',
  'querystring',
  'querystr',
  'uriquery',
  'urlquery',
  'requestquery',
  'clientrequestquery',
  'args',
]);
/** `GET /path HTTP/1.1` */
const REQUEST_LINES: ReadonlySet<string> = new Set([
  'request',
  'requestline',
  'reqline',
  'req',
  'httprequest',
  'firstline',
]);

/** Of a URL, or of the machine that was asked; a forward proxy's own port says nothing, so the URL is tried without, too. */
const PORTS: ReadonlySet<string> = new Set([
  'port',
  'httpport',
  'urlport',
  'csuriport',
  'serverport',
  'destport',
  'dstport',
  'destinationport',
  'requestport',
  'reqport',
  'dpt',
]);

/** `cs(Host)`, `cs-host`, `cs_host` and `csHost` are one; Azure ends names with how they are kept: `host_s`. */
function spelling(name: string): string {
  return name.replace(/_[sd]$/, '').replace(/[-_:() ]/g, '');
}

interface RequestName {
  readonly isHost: boolean;
  readonly isPath: boolean;
  readonly isSlashless: boolean;
  readonly isRequestLine: boolean;
  readonly isQuery: boolean;
  readonly isPort: boolean;
  /** In an object of a request's headers: its host; or the name or the value of one of a list. */
  readonly header?: 'host' | 'name' | 'value';
}

const NAMES = new NameMeanings<RequestName>((name) => {
  // `http.hostname` is `hostname` of an object; `id.resp_p` is a name of its own.
  const last = spelling(name.slice(name.lastIndexOf('.') + 1));
  const header = /(?:^|\.)(?:request_?)?headers?\.(:authority|host|name|key|value)$/.exec(name)?.[1];
  return {
    isHost: HOSTS.has(last),
    isPath: PATHS.has(last),
    isSlashless: SLASHLESS.has(last),
    isRequestLine: REQUEST_LINES.has(last),
    isQuery: QUERIES.has(last),
    // W3C's `s-port` is the server's; a `sport` or `s_port` of others is the client's.
    isPort: PORTS.has(last) || name === 's-port' || name === 'id.resp_p',
    ...(header !== undefined && { header: headerOf(header) }),
  };
});

function headerOf(name: string): 'host' | 'name' | 'value' {
  if (name === 'value') return 'value';
  return name === 'name' || name === 'key' ? 'name' : 'host';
}

/** Neither a URL nor a sentence. */
const IS_HOST = /^[^\s/@"]{2,260}$/;
/** A record that has more is none of a request. */
const MOST_HOSTS = 4;

interface Group {
  readonly hosts: string[];
  /** The object around it; that of a header is the request. */
  readonly parent: number | undefined;
  path?: string;
  query?: string;
  port?: string;
  /** Of an object of headers, or of one header of a list. */
  headerHost?: string;
  headerName?: string;
  headerValue?: string;
}

/** Host and path of one object or row, or of an object and the headers inside it; never of two. */
export function requestsOf(fields: readonly Field[]): readonly Request[] {
  const groups = new Map<number, Group>();
  let anyPort: string | undefined;
  for (const { name, value, group, parent } of fields) {
    let own = groups.get(group);
    if (own === undefined) {
      own = { hosts: [], parent };
      groups.set(group, own);
    }
    const port = note(own, NAMES.of(name), value);
    anyPort ??= port;
  }
  for (const own of groups.values()) {
    const host = own.headerHost ?? (own.headerName?.toLowerCase() === 'host' ? own.headerValue : undefined);
    if (host !== undefined && own.parent !== undefined) groups.get(own.parent)?.hosts.push(host);
  }
  return [...groups.values()].flatMap((own) => requestsIn(own, anyPort));
}

/** @returns the value, if it is a port */
function note(own: Group, name: RequestName, value: string): string | undefined {
  if (name.isHost && own.hosts.length < MOST_HOSTS) own.hosts.push(value);
  if (name.isPath || name.isRequestLine) {
    const path = pathOf(name, value);
    if (path !== undefined) own.path ??= path;
  }
  if (name.isQuery) own.query ??= value;
  if (name.header === 'host') own.headerHost ??= value;
  else if (name.header === 'name') own.headerName ??= value;
  else if (name.header === 'value') own.headerValue ??= value;
  if (!name.isPort || !/^\d{1,5}$/.test(value)) return undefined;
  own.port ??= value;
  return value;
}

function pathOf(name: RequestName, value: string): string | undefined {
  if (value.startsWith('/')) return name.isPath ? value : undefined;
  if (name.isSlashless && /^[\w.~%-][^\s:]*$/.test(value)) return `/${value}`;
  return name.isRequestLine ? /^[A-Z]{3,10} (\/\S*)(?: HTTP\/[\d.]{1,3})?$/.exec(value)?.[1] : undefined;
}

function requestsIn(own: Group, anyPort: string | undefined): readonly Request[] {
  const { path, query } = own;
  if (path === undefined) return [];
  const hasQuery = query !== undefined && query !== '' && query !== '-' && !path.includes('?');
  const whole = hasQuery ? `${path}?${query.replace(/^\?/, '')}` : path;
  const port = own.port ?? anyPort;
  return own.hosts.flatMap((host) => {
    if (!IS_HOST.test(host)) return [];
    const plain = { host, path: whole };
    return port === undefined || /:\d{1,5}$/.test(host)
      ? [plain]
      : [plain, { ...plain, host: `${host}:${port}` }];
  });
}
