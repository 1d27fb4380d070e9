// Where in a file a hit stands: first and last line, packed, in UTF-16, across a reader's block border, in a
// line longer than a block, beside bytes that are no text.
import * as app from '../formats/app.mjs';
import * as cloudtrail from '../formats/cloudtrail.mjs';
import * as eve from '../formats/eve.mjs';
import * as web from '../formats/web.mjs';
import * as zeek from '../formats/zeek-tsv.mjs';
import { ADDRESS, NAME, only, TEXT } from './places.mjs';
import { parts } from './urls.mjs';

const domain = ['domain', 'domainCom'];
/** in each format with lines of its own */
const ANY = {
  ...NAME,
  web: (w, v) => web.combined(w, { referer: `http://${v}/` }),
  vhost: (w, v) => web.vhost(w, { referer: `http://${v}/` }),
  cloudtrail: (w, v) => cloudtrail.event(w, { key: `http://${v}/x` }),
  /** the file's first or last bytes */
  app: (_, v) => v,
};
const BARE = { app: (_, v) => v };
const HASH_TEXT = { app: (w, v) => app.pairs(w, { text: `sha256 ${v}` }) };
const PATH_TEXT = { app: (w, v) => app.pairs(w, { text: `deleted ${v}` }) };

export const STRUCTURE = [
  {
    form: 'file: first line',
    pool: domain,
    places: { ...ANY, csv: undefined, 'zeek-dns': undefined },
    at: 'first',
  },
  { form: 'file: last line, without newline', pool: domain, places: ANY, at: 'last' },
  { form: 'line: nothing but the value', pool: ['domain', 'ipv4', 'sha256', 'url', 'email'], places: BARE },
  {
    form: 'line: across a block border',
    pool: ['domain', 'ipv4', 'sha256', 'ipv6', 'url'],
    note: 'the value’s bytes lie on both sides of a multiple of 64 KiB, 256 KiB or 1 MiB',
    places: { app: (w, v) => app.pairs(w, { text: `border ${v} end` }) },
    at: 'border',
  },
  {
    form: 'line: over 1 MB',
    pool: ['domain', 'ipv4', 'sha256', 'email'],
    places: { cloudtrail: undefined, app: undefined },
    at: 'long',
  },
  {
    form: 'line: several indicators',
    pool: ['domain', 'ipv4', 'md5'],
    places: { app: (w, v) => app.pairs(w, { text: `rule hit ${v}` }) },
    at: 'several',
  },
  {
    form: 'line: bytes that are no UTF-8',
    pool: ['domain', 'ipv4', 'sha256'],
    note: 'Latin-1 letters and a NUL on the same line',
    places: {
      app: (w, v) =>
        Buffer.from(app.pairs(w, { text: `caf\u00e9 \u00ff\u0000\u00fe ${v} \u00fcber` }), 'latin1'),
    },
  },
  {
    form: 'gzip: domain',
    pool: domain,
    where: 'gz',
    places: only(NAME, 'syslog', 'eve', 'zeek-dns', 'app'),
  },
  {
    form: 'gzip: address',
    pool: ['ipv4'],
    where: 'gz',
    places: { ...only(ADDRESS, 'syslog', 'eve'), 'zeek-dns': (w, v) => zeek.dns(w, { answers: v }) },
  },
  {
    form: 'gzip: URL in two fields',
    pool: ['urlPlain'],
    where: 'gz',
    places: { eve: (w, { host, path }) => eve.http(w, { host, url: path }) },
    show: parts,
  },
  {
    form: 'gzip: SHA-256',
    pool: ['sha256'],
    where: 'gz',
    places: { ...HASH_TEXT, eve: (w, v) => eve.fileinfo(w, { sha256: v }) },
  },
  { form: 'UTF-16: domain', pool: domain, where: 'utf16', places: TEXT },
  { form: 'UTF-16: address', pool: ['ipv4'], where: 'utf16', places: TEXT },
  { form: 'UTF-16: SHA-256', pool: ['sha256'], where: 'utf16', places: HASH_TEXT },
  { form: 'UTF-16: Windows path', pool: ['winPath'], where: 'utf16', places: PATH_TEXT },
  { form: 'UTF-16: IDN', pool: ['idn'], where: 'utf16', places: TEXT },
];

/** Formats in which one long line is made of many records, and how a value gets into one of them. */
export const LONG_LINES = {
  cloudtrail: {
    open: '{"Records":[',
    between: ',',
    close: ']}',
    record: (w, type, value) =>
      cloudtrail.event(
        w,
        type === 'ipv4-addr' ? { source: value } : type === undefined ? {} : { key: `in/ ${value} ` },
      ),
  },
  app: {
    open: '',
    between: ' ',
    close: '',
    record: (w, type, value) => app.pairs(w, type === undefined ? {} : { text: `item ${value}` }),
  },
};
