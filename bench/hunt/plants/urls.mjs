// URLs and e-mail addresses, whole, in parts and escaped; each line is a hit.
import * as app from '../formats/app.mjs';
import * as eve from '../formats/eve.mjs';
import * as web from '../formats/web.mjs';
import * as zeekJson from '../formats/zeek-json.mjs';
import * as zeek from '../formats/zeek-tsv.mjs';
import { json } from '../world.mjs';
import { inQuery } from './domains.mjs';
import { EMAIL, only, TEXT, URL } from './places.mjs';

/** @returns {{ host: string, path: string }} */
export function parts(url) {
  const [, host, path] = /^\w+:\/\/([^/]+)(.*)$/.exec(url);
  return { host, path };
}

const SPLIT = {
  'zeek-http': (w, { host, path }) => zeek.http(w, { host, uri: path }),
  'zeek-json': (w, { host, path }) => zeekJson.http(w, { host, uri: path }),
  eve: (w, { host, path }) => eve.http(w, { host, url: path }),
  vhost: (w, { host, path }) => web.vhost(w, { host, request: path }),
};

const pool = ['url', 'urlPlain'];

export const URLS = [
  { form: 'URL: whole', pool, places: URL },
  { form: 'URL: host and path in two fields', pool: ['urlPlain'], places: SPLIT, show: parts },
  {
    form: 'URL: host and path in two fields, host in capitals',
    pool: ['urlPlain'],
    places: SPLIT,
    show: (v) => ({ ...parts(v), host: parts(v).host.toUpperCase() }),
  },
  {
    form: 'URL: host and path in two fields, path JSON-escaped',
    pool: ['urlPlain'],
    places: { eve: (w, { host, path }) => eve.http(w, { host, rawUrl: json(path).replaceAll('/', '\\/') }) },
    show: parts,
  },
  {
    form: 'URL: scheme and host in capitals',
    pool,
    places: URL,
    show: (v) => `HTTP://${parts(v).host.toUpperCase()}${parts(v).path}`,
  },
  { form: 'URL: percent-encoded', pool, places: URL, show: inQuery },
  {
    form: 'URL: percent-encoded in small letters',
    pool,
    places: URL,
    show: (v) => inQuery(v).replace(/%[\dA-F]{2}/g, (code) => code.toLowerCase()),
  },
  {
    form: 'URL: JSON-escaped',
    pool,
    places: {
      eve: (w, v) => eve.http(w, { rawReferer: v }),
      app: (w, v) => app.pairs(w, { text: `body {"u":${v}}` }),
    },
    show: (v) => json(v).replaceAll('/', '\\/'),
  },
  { form: 'URL: defanged', pool, places: TEXT, show: (v, k) => defanged(v, k) },
  {
    form: 'URL: in angle brackets or parentheses',
    pool,
    places: { app: (w, v) => app.pairs(w, { text: w.r.chance(0.5) ? `see <${v}>` : `(${v})` }) },
  },
  { form: 'e-mail: plain', pool: ['email'], places: EMAIL },
  { form: 'e-mail: upper case', pool: ['email'], places: EMAIL, show: (v) => v.toUpperCase() },
  {
    form: 'e-mail: defanged',
    pool: ['email'],
    places: TEXT,
    show: (v, k) => v.replace('@', k % 2 ? '[@]' : '[at]').replaceAll('.', '[.]'),
  },
  {
    form: 'e-mail: percent-encoded',
    pool: ['email'],
    places: only(URL, 'csv', 'web', 'zeek-http', 'eve'),
    show: (v) => `http://mail.northgate.example/unsubscribe?m=${encodeURIComponent(v)}`,
  },
];

function defanged(url, k) {
  const { host, path } = parts(url);
  const dots = host.replaceAll('.', '[.]');
  return [
    `hxxp://${dots}${path}`,
    `hXXp[:]//${dots}${path}`,
    `http://${dots}${path}`,
    `hxxp[://]${host.replace(/\.(?=[^.]+$)/, '[.]')}${path}`,
  ][k % 4];
}
