// Domain names in the spellings logs give them; each line is a hit.
import { domainToASCII, domainToUnicode } from 'node:url';
import * as app from '../formats/app.mjs';
import * as eve from '../formats/eve.mjs';
import * as syslog from '../formats/syslog.mjs';
import * as zeekJson from '../formats/zeek-json.mjs';
import * as zeek from '../formats/zeek-tsv.mjs';
import { json } from '../world.mjs';
import { EMAIL, NAME, only, SNI, TEXT, URL } from './places.mjs';

const pool = ['domain', 'domainCom'];
const SUBDOMAINS = ['www', 'cdn', 'mail', 'a1', 'x-7f', 'update'];
const escaped = (text) => json(text).replaceAll('/', '\\/');
const unicodeEscaped = (text) =>
  `"${text.replace(/[^ -~]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)}"`;

/** RFC 2396 in a query: ./~- and letters stay, everything else is percent-encoded */
export const inQuery = (text) =>
  `http://sso.northgate.example/login?next=${encodeURIComponent(text)}&lang=en`;

export const DOMAINS = [
  { form: 'domain: exact', pool, places: NAME },
  { form: 'domain: upper case', pool, places: NAME, show: (v) => v.toUpperCase() },
  {
    form: 'domain: mixed case',
    pool,
    places: NAME,
    note: 'as resolvers send it (0x20)',
    show: (v, k) => [...v].map((letter, at) => ((at * 7 + k) % 3 ? letter : letter.toUpperCase())).join(''),
  },
  {
    form: 'domain: trailing dot',
    pool,
    places: only(NAME, 'app', 'syslog', 'csv', 'zeek-json'),
    show: (v) => `${v}.`,
  },
  { form: 'domain: subdomain', pool, places: NAME, show: (v, k) => `${SUBDOMAINS[k % 6]}.${v}` },
  {
    form: 'domain: deep subdomain',
    pool,
    places: NAME,
    show: (v, k) => `${k}f3a.${SUBDOMAINS[k % 6]}.s${k % 9}.${v}`,
  },
  {
    form: 'domain: underscore subdomain',
    pool,
    places: NAME,
    show: (v, k) => `${k % 2 ? '_dmarc' : '_ldap._tcp'}.${v}`,
  },
  { form: 'domain: host of a URL', pool, places: URL, show: (v, k) => `https://${v}/in/${k}.html` },
  { form: 'domain: host of a URL with port', pool, places: URL, show: (v, k) => `http://${v}:${8000 + k}/` },
  {
    form: 'domain: URL with user name',
    pool,
    places: only(URL, 'csv', 'syslog', 'app', 'web'),
    show: (v, k) => `http://guest${k}@${v}/pub`,
  },
  { form: 'domain: host of an e-mail address', pool, places: EMAIL, show: (v, k) => `office${k}@${v}` },
  { form: 'domain: TLS SNI', pool, places: SNI, show: (v, k) => (k % 2 ? v : `www.${v}`) },
  {
    form: 'domain: wildcard in a certificate',
    pool,
    places: { 'zeek-ssl': (w, v) => zeek.ssl(w, { subject: v }), eve: (w, v) => eve.tls(w, { subject: v }) },
    show: (v) => `*.${v}`,
  },
  {
    form: 'domain: JSON-escaped URL',
    pool,
    places: { eve: (w, v) => eve.http(w, { rawReferer: v }) },
    show: (v, k) => escaped(`http://${v}/doc/${k}`),
  },
  { form: 'domain: percent-encoded URL', pool, places: URL, show: (v, k) => inQuery(`https://${v}/?a=${k}`) },
  { form: 'domain: CONNECT', pool, places: { syslog: (w, v) => syslog.connect(w, { host: v }) } },
  {
    form: 'domain: in a list of answers',
    pool,
    places: {
      'zeek-dns': (w, v) => zeek.dns(w, { answers: `${w.site()},${v},${w.server()}` }),
      'zeek-json': (w, v) => zeekJson.dns(w, { answers: [w.site(), v, w.server()] }),
    },
  },
  { form: 'domain: defanged [.]', pool, places: TEXT, show: (v) => v.replaceAll('.', '[.]') },
  {
    form: 'domain: defanged otherwise',
    pool,
    places: TEXT,
    show: (v, k) => v.replaceAll('.', ['(.)', '[dot]', '{.}', '(dot)'][k % 4]),
  },
  {
    form: 'domain: after a flood',
    pool,
    note: '3,000 times the same characters in front, as an attacker may write them',
    places: {
      app: (w, v) =>
        app.pairs(w, {
          text: `${['.', '[.]', '%', 'a.', '%2e', 'ab-', '0123456789abcdef'][w.r.int(7)].repeat(3000)} ${v} end`,
        }),
    },
  },
  {
    form: 'IDN: named in Unicode, logged in punycode',
    pool: ['idn'],
    places: NAME,
    show: (v) => domainToASCII(v),
  },
  {
    form: 'IDN: named in Unicode, logged in punycode in capitals',
    pool: ['idn'],
    places: NAME,
    show: (v) => domainToASCII(v).toUpperCase(),
  },
  {
    form: 'IDN: named and logged in Unicode',
    pool: ['idn'],
    places: only(NAME, 'zeek-json', 'csv', 'app', 'edr', 'windows'),
  },
  {
    form: 'IDN: named in Unicode, subdomain in punycode',
    pool: ['idn'],
    places: NAME,
    show: (v) => `www.${domainToASCII(v)}`,
  },
  { form: 'IDN: named and logged in punycode', pool: ['punycode'], places: NAME },
  {
    form: 'IDN: named in punycode, logged in Unicode',
    pool: ['punycode'],
    places: only(NAME, 'zeek-json', 'csv', 'app', 'edr', 'windows'),
    show: (v) => domainToUnicode(v),
  },
  {
    form: 'IDN: as JSON \\u escapes',
    pool: ['idn'],
    places: { 'zeek-json': (w, v) => zeekJson.dns(w, { raw: v }) },
    show: unicodeEscaped,
  },
];
