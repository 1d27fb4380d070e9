// Which files a run writes: how many of each kind, what share of all bytes, how they are encoded.
import * as app from './formats/app.mjs';
import * as cloudtrail from './formats/cloudtrail.mjs';
import * as csv from './formats/csv.mjs';
import * as edr from './formats/edr.mjs';
import * as eve from './formats/eve.mjs';
import * as syslog from './formats/syslog.mjs';
import * as web from './formats/web.mjs';
import * as windows from './formats/windows.mjs';
import * as zeekJson from './formats/zeek-json.mjs';
import * as zeek from './formats/zeek-tsv.mjs';

/** [format, path with # for the number, how many, per mille of the bytes, background line, traits] */
const SERIES = [
  ['zeek-conn', 'zeek/conn.#.log', 3, 140, zeek.conn, { header: zeek.header('conn') }],
  ['zeek-dns', 'zeek/dns.#.log', 3, 90, zeek.dns, { header: zeek.header('dns') }],
  ['zeek-http', 'zeek/http.#.log', 2, 85, zeek.http, { header: zeek.header('http') }],
  ['zeek-ssl', 'zeek/ssl.#.log', 2, 50, zeek.ssl, { header: zeek.header('ssl') }],
  ['zeek-files', 'zeek/files.#.log', 1, 20, zeek.files, { header: zeek.header('files') }],
  ['zeek-json', 'zeek-json/all.#.json', 3, 100, zeekJson.background, {}],
  ['eve', 'suricata/eve.#.json', 4, 130, eve.background, {}],
  ['windows', 'windows/sysmon.#.json', 4, 120, windows.background, {}],
  ['edr', 'edr/agent.#.json', 2, 40, edr.background, {}],
  ['web', 'web/access.#.log', 2, 50, web.combined, {}],
  ['vhost', 'web/vhosts.#.log', 1, 20, web.vhost, {}],
  ['cloudtrail', 'cloudtrail/events.#.json', 2, 35, cloudtrail.event, {}],
  ['syslog', 'syslog/messages.#', 2, 35, syslog.background, { rfc3164: true }],
  ['syslog', 'syslog/hosts.#.log', 2, 30, syslog.background, {}],
  ['csv', 'proxy/export.#.csv', 2, 30, csv.line, { header: [csv.HEADER], eol: '\r\n' }],
  ['app', 'app/service.#.log', 8, 15, app.background, {}],
  ['syslog', 'archive/messages.#.gz', 2, 3, syslog.background, { gz: true, rfc3164: true }],
  ['eve', 'archive/eve.#.json.gz', 2, 2, eve.background, { gz: true }],
  ['zeek-dns', 'archive/dns.#.log.gz', 1, 1, zeek.dns, { gz: true, header: zeek.header('dns') }],
  ['app', 'archive/service.#.log.gz', 2, 1, app.background, { gz: true }],
  ['app', 'windows/agent-utf16.#.log', 1, 3, app.background, { utf16: true }],
];

/**
 * @param {number} bytes of text in all, before compression
 * @returns {LogPlan[]} `bytes`: of this file; `first` and `last`: its part of the thirty days, 0 … 1
 */
export function filePlan(bytes) {
  const whole = SERIES.reduce((sum, [, , , share]) => sum + share, 0);
  return SERIES.flatMap(([format, path, count, share, background, traits]) =>
    Array.from({ length: count }, (_, k) => ({
      format,
      path: path.replace('#', String(k).padStart(2, '0')),
      bytes: (bytes * share) / whole / count,
      first: k / count,
      last: (k + 1) / count,
      background,
      /** the second of a kind is written as many gzip members, cut anywhere */
      members: traits.gz ? k > 0 : false,
      ...traits,
    })),
  );
}
