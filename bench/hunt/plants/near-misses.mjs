// Lines that look like a hit and are none: to report one is a fault. `show` makes another thing of the indicator.
import * as app from '../formats/app.mjs';
import * as edr from '../formats/edr.mjs';
import * as eve from '../formats/eve.mjs';
import * as syslog from '../formats/syslog.mjs';
import * as web from '../formats/web.mjs';
import * as windows from '../formats/windows.mjs';
import { reserved } from '../values.mjs';
import { expanded6, groups6, number4, range4, text4 } from './ip-text.mjs';
import {
  ADDRESS,
  AGENT,
  digest,
  EMAIL,
  KEY,
  NAME,
  only,
  SNI,
  TEXT,
  UNIX_PATH,
  URL,
  WINDOWS_PATH,
} from './places.mjs';
import { parts } from './urls.mjs';

const both = ['domain', 'domainCom'];
const TEXT_ALONE = { app: (w, v) => app.pairs(w, { text: `note ${v} end` }) };
const SPLIT = {
  eve: (w, { host, path }) => eve.http(w, { host, url: path }),
  vhost: (w, { host, path }) => web.vhost(w, { host, request: path }),
};
const HASHES = ['md5', 'sha1', 'sha256'];
const HASH_PLACES = { ...digest('sha256'), app: (w, v) => app.pairs(w, { pair: `digest=${v}` }) };
const other = (digit) => (digit === '0' ? '2' : '0');

export const NEAR_MISSES = [
  {
    form: 'not: notevil.com',
    pool: ['domainCom'],
    places: { ...NAME, ...only(SNI, 'zeek-ssl') },
    show: (v) => `not${v}`,
  },
  { form: 'not: xevil.com', pool: both, places: NAME, show: (v) => `x${v}` },
  { form: 'not: my-evil.com', pool: ['domainCom'], places: NAME, show: (v) => `my-${v}` },
  {
    form: 'not: evil.com.au',
    pool: ['domainCom'],
    places: NAME,
    show: (v, k) => `${v}.${['au', 'br', 'co'][k % 3]}`,
  },
  { form: 'not: evil.company', pool: ['domainCom'], places: NAME, show: (v) => `${v}pany` },
  {
    form: 'not: evil.com.cdn.example.net',
    pool: both,
    places: { ...NAME, ...SNI },
    show: (v, k) => `${v}.cdn${k}.northgate.example`,
  },
  {
    form: 'not: evil.com-login.example',
    pool: both,
    places: NAME,
    show: (v) => `${v}-login.northgate.example`,
  },
  {
    form: 'not: in a URL, evil.com.au',
    pool: ['domainCom'],
    places: URL,
    show: (v) => `http://www.${v}.au/index.html`,
  },
  {
    form: 'not: http://evil.com@good.example',
    pool: both,
    places: only(URL, 'csv', 'syslog', 'app', 'web'),
    show: (v, k) => `http://${v}${k % 2 ? ':80' : ''}@www.northgate.example/`,
  },
  {
    form: 'not: evil.com_old in a path',
    pool: both,
    places: UNIX_PATH,
    show: (v) => `/usr/share/sites/${v}_old/run`,
  },
  {
    form: 'not: evil.com.bak as a file',
    pool: both,
    places: WINDOWS_PATH,
    show: (v) => `C:\\Backup\\${v}.bak7`,
  },
  {
    form: 'not: address with more digits',
    pool: ['ipv4'],
    places: ADDRESS,
    only: (v) => longer4(v) !== undefined,
    show: longer4,
  },
  {
    form: 'not: address with another last number',
    pool: ['ipv4'],
    places: ADDRESS,
    show: (v) => text4(number4(v) ^ 1),
  },
  {
    form: 'not: version of five numbers',
    pool: ['ipv4'],
    places: TEXT_ALONE,
    show: (v, k) => (k % 2 ? `build ${v}.${k % 9}` : `build ${k % 9}.${v}`),
  },
  {
    form: 'not: reversed in in-addr.arpa',
    pool: ['ipv4'],
    places: NAME,
    note: 'denotes the address read backwards',
    show: (v) => `${v}.in-addr.arpa`,
  },
  {
    form: 'not: one before or behind the network',
    pool: ['net4'],
    places: ADDRESS,
    show: (v, k) => text4(k % 2 ? range4(v).last + 1 : range4(v).first - 1),
  },
  {
    form: 'not: mapped, one before or behind the network',
    pool: ['net4'],
    places: only(ADDRESS, 'web', 'eve'),
    show: (v, k) => `::ffff:${text4(k % 2 ? range4(v).last + 1 : range4(v).first - 1)}`,
  },
  {
    form: 'not: IPv6 with another group',
    pool: ['ipv6'],
    places: only(ADDRESS, 'zeek-conn', 'eve', 'csv', 'web'),
    show: (v, k) => (k % 2 ? expanded6(another6(v)) : another6(v)),
  },
  {
    form: 'not: IPv6 with a group more',
    pool: ['ipv6'],
    places: only(ADDRESS, 'zeek-conn', 'eve', 'csv', 'web'),
    show: (v) => `${v}:1`,
  },
  {
    form: 'not: IPv6 one behind the network',
    pool: ['net6'],
    places: only(ADDRESS, 'zeek-conn', 'eve', 'csv', 'web'),
    show: behind6,
  },
  {
    form: 'not: URL at another host',
    pool: ['urlPlain'],
    places: SPLIT,
    show: (v) => ({ ...parts(v), host: 'www.northgate.example' }),
  },
  {
    form: 'not: URL at a longer host',
    pool: ['urlPlain'],
    places: SPLIT,
    only: (v) => /[a-z]\//.test(v),
    show: (v) => ({ ...parts(v), host: `not${parts(v).host}` }),
  },
  {
    form: 'not: another path at its host',
    pool: ['urlPlain'],
    places: SPLIT,
    show: (v, k) => ({ ...parts(v), path: `/other/${k}.html` }),
  },
  {
    form: 'not: URL that goes on',
    pool: ['url', 'urlPlain'],
    places: URL,
    note: 'letters behind the last one',
    show: (v) => `${v}x7`,
  },
  {
    form: 'not: another local part',
    pool: ['email'],
    places: EMAIL,
    show: (v, k) => `info${k}@${v.split('@')[1]}`,
  },
  { form: 'not: longer local part', pool: ['email'], places: EMAIL, show: (v) => `x${v}` },
  { form: 'not: e-mail at evil.com.au', pool: ['email'], places: EMAIL, show: (v) => `${v}.au` },
  {
    form: 'not: digest with one digit changed',
    pool: HASHES,
    places: HASH_PLACES,
    show: (v, k) => `${v.slice(0, k % 30)}${other(v[k % 30])}${v.slice((k % 30) + 1)}`,
  },
  {
    form: 'not: inside longer hexadecimal',
    pool: ['md5', 'sha1'],
    places: TEXT_ALONE,
    show: (v, k) =>
      k % 3 === 0 ? `${v}${v}${v}`.slice(0, 64) : k % 3 === 1 ? `c4${v}` : `7e${v}3b${v.slice(0, 8)}`,
  },
  { form: 'not: digest cut short', pool: HASHES, places: HASH_PLACES, show: (v) => v.slice(0, -1) },
  {
    form: 'not: end of a longer file name',
    pool: ['fileName'],
    places: { ...WINDOWS_PATH, ...only(UNIX_PATH, 'app') },
    show: (v, k) => `C:\\Windows\\${k % 2 ? `my${v}` : `setup-${v}`}`,
  },
  {
    form: 'not: file name that goes on',
    pool: ['fileName'],
    places: WINDOWS_PATH,
    show: (v, k) => `C:\\Program Files\\Northgate\\${v}${k % 2 ? '.config' : '2'}`,
  },
  { form: 'not: path that goes on', pool: ['winPath'], places: WINDOWS_PATH, show: (v) => `${v}.old` },
  {
    form: 'not: the same name in another folder',
    pool: ['winPath'],
    places: WINDOWS_PATH,
    show: (v, k) => `D:\\Data${k}\\${/[^\\]+$/.exec(v)[0]}`,
  },
  {
    form: 'not: end of a longer Unix path',
    pool: ['unixPath'],
    places: UNIX_PATH,
    show: (v) => `/srv/chroot${v}`,
  },
  { form: 'not: Unix path that goes on', pool: ['unixPath'], places: UNIX_PATH, show: (v) => `${v}-2` },
  {
    form: 'not: registry key beside it',
    pool: ['regLocal'],
    places: KEY,
    show: (v, k) => `${v.replace('HKEY_LOCAL_MACHINE', 'HKLM').replace(/[^\\]+$/, '')}Updater${k}`,
  },
  {
    form: 'not: registry key that goes on',
    pool: ['regLocal', 'regUser'],
    places: KEY,
    show: (v) => `${v}Svc`,
  },
  {
    form: 'not: the same key in another hive',
    pool: ['regUser'],
    places: KEY,
    show: (v) => v.replace('HKEY_CURRENT_USER\\', 'HKLM\\'),
  },
  {
    form: 'not: user agent with a digit more',
    pool: ['userAgent'],
    places: AGENT,
    only: (v) => /\d$/.test(v),
    show: (v) => `${v}7`,
  },
  {
    form: 'not: mutex that goes on',
    pool: ['mutex'],
    places: { edr: (w, v) => edr.object(w, { name: v }) },
    show: (v, k) => (k % 2 ? `${v}_1` : `${v}x`),
  },
  {
    form: 'not: pipe that goes on',
    pool: ['pipe'],
    places: { windows: (w, v) => windows.pipeCreated(w, { pipe: v }) },
    show: (v) => `${v.replace('\\\\.\\pipe', '')}-x`,
  },
  {
    form: 'not: JA3 with one digit changed',
    pool: ['ja3'],
    places: { eve: (w, v) => eve.tls(w, { ja3: v }) },
    show: (v, k) => `${v.slice(0, k % 30)}${other(v[k % 30])}${v.slice((k % 30) + 1)}`,
  },
  {
    form: 'not: IDN without its accent',
    pool: ['idn'],
    places: NAME,
    show: (v) =>
      v
        .normalize('NFD')
        .replace(/\p{M}/gu, '')
        .replace(/[^ -~]/g, 'o'),
  },
  {
    form: 'not: defanged notevil[.]com',
    pool: ['domainCom'],
    places: TEXT,
    show: (v, k) => (k % 2 ? `not${v}` : `${v}.au`).replaceAll('.', '[.]'),
  },
  {
    form: 'not: percent-encoded longer host',
    pool: ['domainCom'],
    places: only(URL, 'csv', 'web', 'zeek-http'),
    show: (v, k) =>
      `http://sso.northgate.example/?n=${encodeURIComponent(`http://${k % 2 ? `not${v}` : `${v}.au`}/`)}`,
  },
  {
    form: 'not: address in a longer host',
    pool: ['ipv4'],
    places: { syslog: (w, v) => syslog.bind(w, { name: v }), ...only(NAME, 'eve', 'csv') },
    show: (v) => `ip-${v.replaceAll('.', '-')}.northgate.example`,
  },
];

/** 110.0.0.12 of 10.0.0.1, where the numbers stay below 256 and no other indicator's block is met */
function longer4(address) {
  const [first, ...rest] = address.split('.');
  const head = `1${first}`;
  const free = Number(head) < 224 && reserved(Number(head), Number(rest[0])) === undefined;
  const last = Number(`${rest[2]}2`) < 256 ? `${rest[2]}2` : rest[2];
  return free || last !== rest[2] ? [free ? head : first, ...rest.slice(0, 2), last].join('.') : undefined;
}

function another6(address) {
  const last = groups6(address).at(-1);
  return address.replace(/[^:]+$/, (Number.parseInt(last, 16) ^ 1 || 2).toString(16));
}

function behind6(network, k) {
  const groups = groups6(network.replace('/64', ''));
  groups[3] = (Number.parseInt(groups[3], 16) + (k % 2 ? 1 : -1)).toString(16);
  return `${groups.slice(0, 4).join(':')}::${(k + 1).toString(16)}`;
}
