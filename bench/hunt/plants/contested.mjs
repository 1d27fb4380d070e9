// Lines on which reasonable tools differ: counted and shown, but neither wanted nor a fault.
import * as app from '../formats/app.mjs';
import * as edr from '../formats/edr.mjs';
import * as eve from '../formats/eve.mjs';
import * as web from '../formats/web.mjs';
import { number4 } from './ip-text.mjs';
import { ADDRESS, AGENT, KEY, NAME, only, UNIX_PATH, URL, WINDOWS_PATH } from './places.mjs';

const both = ['domain', 'domainCom'];
const TEXT_ALONE = { app: (w, v) => app.pairs(w, { text: `note ${v} end` }) };

export const CONTESTED = [
  {
    form: 'maybe: PTR name of an address',
    pool: ['ipv4'],
    places: NAME,
    show: (v) => `${v.split('.').reverse().join('.')}.in-addr.arpa`,
  },
  {
    form: 'maybe: hexadecimal host of a URL',
    pool: ['ipv4'],
    places: URL,
    show: (v) => `http://0x${number4(v).toString(16).padStart(8, '0')}/`,
  },
  {
    form: 'maybe: address with leading zeros',
    pool: ['ipv4'],
    places: TEXT_ALONE,
    show: (v) => v.replace(/\d+/g, (part) => part.padStart(3, '0')),
  },
  { form: 'maybe: address with a v in front', pool: ['ipv4'], places: TEXT_ALONE, show: (v) => `v${v}` },
  {
    form: 'maybe: a network inside the network',
    pool: ['net4'],
    places: TEXT_ALONE,
    only: (v) => Number(v.split('/')[1]) < 28,
    show: (v) => v.replace(/\/\d+$/, '/29'),
  },
  {
    form: 'maybe: domain between slashes of a path',
    pool: both,
    places: UNIX_PATH,
    show: (v) => `/usr/share/sites/${v}/run`,
  },
  {
    form: 'maybe: as the Windows DNS debug log writes it',
    pool: both,
    places: TEXT_ALONE,
    show: (v) =>
      `${v
        .split('.')
        .map((label) => `(${label.length})${label}`)
        .join('')}(0)`,
  },
  {
    form: 'maybe: directly behind a terminal escape',
    pool: both,
    places: TEXT_ALONE,
    show: (v) => `\u001b[31m${v}\u001b[0m`,
  },
  {
    form: 'maybe: percent-encoded twice',
    pool: both,
    places: only(URL, 'csv', 'web'),
    show: (v) => `http://sso.northgate.example/?n=${encodeURIComponent(encodeURIComponent(`http://${v}/`))}`,
  },
  {
    form: 'maybe: URL with https instead',
    pool: ['url', 'urlPlain'],
    places: URL,
    show: (v) => v.replace('http:', 'https:'),
  },
  {
    form: 'maybe: URL with the default port',
    pool: ['urlPlain'],
    places: URL,
    show: (v) => v.replace(/^(http:\/\/[^/]+)/, '$1:80'),
  },
  {
    form: 'maybe: URL with a query more',
    pool: ['urlPlain'],
    places: URL,
    only: (v) => !v.includes('?'),
    show: (v, k) => `${v}?id=${k}`,
  },
  {
    form: 'maybe: URL with a deeper path',
    pool: ['urlPlain'],
    places: URL,
    only: (v) => !v.includes('?'),
    show: (v) => `${v}/more`,
  },
  {
    form: 'maybe: URL without scheme',
    pool: ['urlPlain'],
    places: TEXT_ALONE,
    show: (v) => v.replace('http://', ''),
  },
  {
    form: 'maybe: e-mail with a tag',
    pool: ['email'],
    places: TEXT_ALONE,
    show: (v) => v.replace('@', '+news@'),
  },
  {
    form: 'maybe: file name at the end of a URL',
    pool: ['fileName'],
    places: URL,
    show: (v) => `http://files.northgate.example/${v}`,
  },
  { form: 'maybe: file below the path', pool: ['unixPath'], places: UNIX_PATH, show: (v) => `${v}/data` },
  {
    form: 'maybe: Windows path on a device',
    pool: ['winPath'],
    places: WINDOWS_PATH,
    show: (v) => v.replace('C:', '\\Device\\HarddiskVolume3'),
  },
  {
    form: 'maybe: registry value below the key',
    pool: ['regLocal'],
    places: KEY,
    show: (v) => `${v.replace('HKEY_LOCAL_MACHINE', 'HKLM')}\\Id`,
  },
  {
    form: 'maybe: agent that goes on',
    pool: ['userAgent'],
    places: AGENT,
    show: (v) => `${v} Safari/537.36`,
  },
  {
    form: 'maybe: agent with plus signs (IIS)',
    pool: ['userAgent'],
    places: TEXT_ALONE,
    only: (v) => v.includes(' '),
    show: (v) => v.replaceAll(' ', '+'),
  },
  {
    form: 'maybe: mutex by its kernel name',
    pool: ['mutex'],
    places: { edr: (w, v) => edr.object(w, { name: v }) },
    show: (v) =>
      v.replace('Global\\', '\\BaseNamedObjects\\').replace('Local\\', '\\Sessions\\1\\BaseNamedObjects\\'),
  },
  {
    form: 'maybe: pipe by its kernel name',
    pool: ['pipe'],
    places: { edr: (w, v) => edr.object(w, { type: 'File', name: v }) },
    show: (v, k) => v.replace('\\\\.\\pipe', k % 2 ? '\\Device\\NamedPipe' : '\\\\WKS-7\\pipe'),
  },
  {
    form: 'maybe: MD5 in the field of a JA3',
    pool: ['md5'],
    places: { eve: (w, v) => eve.tls(w, { ja3: v }) },
  },
  {
    form: 'maybe: percent-encoded host',
    pool: both,
    places: only(URL, 'csv', 'web'),
    show: (v) => `http://${v.replaceAll('.', '%2e')}/`,
  },
  {
    form: 'maybe: host in its own vhost column',
    pool: both,
    places: { vhost: (w, v) => web.vhost(w, { host: v }) },
    note: 'the watched server’s own name',
  },
  {
    form: 'maybe: mapped address written with zeros',
    pool: ['ipv4'],
    places: only(ADDRESS, 'web', 'eve'),
    show: (v) => `0:0:0:0:0:ffff:${v}`,
  },
];
