// IPv4, IPv6 and networks in the forms logs write them; each line is a hit.
import * as app from '../formats/app.mjs';
import * as edr from '../formats/edr.mjs';
import * as eve from '../formats/eve.mjs';
import * as syslog from '../formats/syslog.mjs';
import * as web from '../formats/web.mjs';
import * as windows from '../formats/windows.mjs';
import * as zeekJson from '../formats/zeek-json.mjs';
import * as zeek from '../formats/zeek-tsv.mjs';
import { expanded6, mappedHex, number4, range4, text4 } from './ip-text.mjs';
import { ADDRESS, only, TEXT, URL } from './places.mjs';

const SIX = {
  ...only(ADDRESS, 'zeek-conn', 'zeek-json', 'eve', 'web', 'csv', 'windows', 'cloudtrail'),
  syslog: (w, v) => syslog.iptables(w, { source: v }),
};
const WITH_PORT = {
  edr: (w, v) => edr.network(w, { remote: v }),
  app: (w, v) => app.pairs(w, { pair: `peer=${v}` }),
};
const WRITTEN = {
  app: (w, v) => app.pairs(w, { text: `route to ${v} added` }),
  syslog: (w, v) => syslog.note(w, { text: `ipset add block ${v} timeout 0` }),
};

/** the k-th address inside: first, last and some between */
const inside4 = (network, k) => {
  const { first, last } = range4(network);
  return text4(k % 3 === 0 ? first : k % 3 === 1 ? last : first + 1 + ((k * 7919) % (last - first - 1)));
};
const inside6 = (network, k) =>
  network.replace(
    '::/64',
    k % 3
      ? `:${(1 + ((k * 4099) & 0xfff)).toString(16)}:${(k + 1).toString(16)}:0:${(k + 9).toString(16)}`
      : `::${(k + 1).toString(16)}`,
  );

export const ADDRESSES = [
  { form: 'IPv4: plain', pool: ['ipv4'], places: ADDRESS },
  { form: 'IPv4: with port', pool: ['ipv4'], places: WITH_PORT, show: (v, k) => `${v}:${443 + k}` },
  {
    form: 'IPv4: behind a slash',
    pool: ['ipv4'],
    note: 'squid’s HIER_DIRECT/address',
    places: { syslog: (w, v) => syslog.squid(w, { peer: v }) },
  },
  {
    form: 'IPv4: in brackets',
    pool: ['ipv4'],
    places: {
      syslog: (w, v) => syslog.postfix(w, { to: `${w.user()}@northgate.example`, ip: v }),
      app: (w, v) => app.pairs(w, { pair: `hops=[${w.server()},${v},${w.server()}]` }),
      'zeek-json': (w, v) => zeekJson.dns(w, { answers: [w.site(), v] }),
      'zeek-dns': (w, v) => zeek.dns(w, { answers: `${w.server()},${v}` }),
    },
  },
  {
    form: 'IPv4: mapped ::ffff:',
    pool: ['ipv4'],
    places: {
      ...only(ADDRESS, 'web', 'eve', 'zeek-conn'),
      windows: (w, v) => windows.query(w, { results: `${v};::ffff:${w.server()};` }),
    },
    show: (v, k) => (k % 4 === 1 ? `::FFFF:${v}` : `::ffff:${v}`),
  },
  {
    form: 'IPv4: mapped ::ffff: in hexadecimal',
    pool: ['ipv4'],
    places: only(ADDRESS, 'web', 'eve', 'zeek-conn', 'zeek-json'),
    show: mappedHex,
  },
  { form: 'IPv4: host of a URL', pool: ['ipv4'], places: URL, show: (v, k) => `http://${v}/${k}/` },
  {
    form: 'IPv4: decimal host of a URL',
    pool: ['ipv4'],
    places: URL,
    show: (v, k) => `http://${number4(v)}/${k}.bin`,
  },
  {
    form: 'IPv4: defanged',
    pool: ['ipv4'],
    places: TEXT,
    show: (v, k) => (k % 2 ? v.replaceAll('.', '[.]') : v.replace(/\.(?=\d+$)/, '[.]')),
  },
  { form: 'IPv4: inside a network', pool: ['net4'], places: ADDRESS, show: inside4 },
  {
    form: 'IPv4: inside a network, mapped',
    pool: ['net4'],
    places: only(ADDRESS, 'web', 'eve', 'zeek-conn'),
    show: (v, k) => `::ffff:${inside4(v, k)}`,
  },
  {
    form: 'IPv4: inside a network, defanged',
    pool: ['net4'],
    places: TEXT,
    show: (v, k) => inside4(v, k).replaceAll('.', '[.]'),
  },
  { form: 'IPv4: the network as written', pool: ['net4'], places: WRITTEN },
  { form: 'IPv6: compressed', pool: ['ipv6'], places: SIX },
  { form: 'IPv6: in full', pool: ['ipv6'], places: SIX, note: 'as netfilter prints it', show: expanded6 },
  { form: 'IPv6: upper case', pool: ['ipv6'], places: SIX, show: (v) => v.toUpperCase() },
  { form: 'IPv6: in full, upper case', pool: ['ipv6'], places: SIX, show: (v) => expanded6(v).toUpperCase() },
  {
    form: 'IPv6: in brackets with port',
    pool: ['ipv6'],
    places: WITH_PORT,
    show: (v, k) => `[${v}]:${443 + k}`,
  },
  { form: 'IPv6: host of a URL', pool: ['ipv6'], places: URL, show: (v, k) => `http://[${v}]/${k}` },
  { form: 'IPv6: inside a network', pool: ['net6'], places: SIX, show: inside6 },
  {
    form: 'IPv6: inside a network, in full',
    pool: ['net6'],
    places: SIX,
    show: (v, k) => expanded6(inside6(v, k)),
  },
  { form: 'IPv6: the network as written', pool: ['net6'], places: WRITTEN },
  {
    form: 'IPv4: DNS answer',
    pool: ['ipv4'],
    places: {
      eve: (w, v) => eve.dns(w, { answer: v }),
      'zeek-dns': (w, v) => zeek.dns(w, { answers: v }),
      web: (w, v) => web.combined(w, { client: v }),
    },
  },
];
