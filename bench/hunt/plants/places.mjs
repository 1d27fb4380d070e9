// Where a value of a kind stands in each format. A place takes the world, the text to show, and gives a line.
import * as app from '../formats/app.mjs';
import * as cloudtrail from '../formats/cloudtrail.mjs';
import * as csv from '../formats/csv.mjs';
import * as edr from '../formats/edr.mjs';
import * as eve from '../formats/eve.mjs';
import * as syslog from '../formats/syslog.mjs';
import * as web from '../formats/web.mjs';
import * as windows from '../formats/windows.mjs';
import * as zeekJson from '../formats/zeek-json.mjs';
import * as zeek from '../formats/zeek-tsv.mjs';

/** names asked for or connected to */
export const NAME = {
  'zeek-dns': (w, v) => zeek.dns(w, { query: v }),
  'zeek-json': (w, v) => zeekJson.dns(w, { query: v }),
  eve: (w, v) => eve.dns(w, { query: v }),
  windows: (w, v) => windows.query(w, { name: v }),
  edr: (w, v) => edr.network(w, { name: v }),
  syslog: (w, v) => syslog.bind(w, { name: v }),
  csv: (w, v) => csv.line(w, { host: v }),
  app: (w, v) => app.pairs(w, { pair: `dst_host=${v};port=443` }),
};

export const SNI = {
  'zeek-ssl': (w, v) => zeek.ssl(w, { name: v }),
  'zeek-json': (w, v) => zeekJson.ssl(w, { name: v }),
  eve: (w, v) => eve.tls(w, { name: v }),
};

export const ADDRESS = {
  'zeek-conn': (w, v) => zeek.conn(w, { target: v }),
  'zeek-json': (w, v) => zeekJson.conn(w, { target: v }),
  eve: (w, v) => eve.flow(w, { target: v }),
  windows: (w, v) => windows.connection(w, { target: v }),
  web: (w, v) => web.combined(w, { client: v }),
  csv: (w, v) => csv.line(w, { server: v }),
  cloudtrail: (w, v) => cloudtrail.event(w, { source: v }),
  syslog: (w, v) => (w.r.chance(0.5) ? syslog.iptables(w, { source: v }) : syslog.sshd(w, { client: v })),
};

/** whole URLs */
export const URL = {
  csv: (w, v) => csv.line(w, { url: v }),
  syslog: (w, v) => syslog.squid(w, { url: v }),
  web: (w, v) => web.combined(w, { referer: v }),
  'zeek-http': (w, v) => zeek.http(w, { referrer: v }),
  eve: (w, v) => eve.http(w, { referer: v }),
  windows: (w, v) =>
    windows.process(w, { commandLine: `powershell.exe -w hidden -c "iwr '${v}' -OutFile a.tmp"` }),
  app: (w, v) => app.pairs(w, { text: `GET ${v} failed` }),
};

export const EMAIL = {
  syslog: (w, v) => (w.r.chance(0.5) ? syslog.postfix(w, { from: v }) : syslog.postfix(w, { to: v })),
  app: (w, v) => app.pairs(w, { pair: `sender=<${v}>` }),
  csv: (w, v) => csv.line(w, { user: v }),
  cloudtrail: (w, v) => cloudtrail.event(w, { name: v }),
};

/** `kind`: md5, sha1 or sha256 */
export const digest = (kind) => ({
  'zeek-files': (w, v) => zeek.files(w, { [kind]: v }),
  eve: (w, v) => eve.fileinfo(w, { [kind]: v }),
  edr: (w, v) => edr.file(w, { [kind]: v }),
  app: (w, v) => app.pairs(w, { pair: `${kind}=${v}` }),
});

export const WINDOWS_PATH = {
  windows: (w, v) =>
    w.r.chance(0.5) ? windows.fileCreated(w, { path: v }) : windows.process(w, { image: v }),
  edr: (w, v) => edr.file(w, { path: v }),
};

export const UNIX_PATH = {
  syslog: (w, v) => syslog.sudo(w, { command: v }),
  edr: (w, v) => edr.file(w, { path: v }),
  app: (w, v) => app.pairs(w, { pair: `exe=${v}` }),
};

export const KEY = {
  windows: (w, v) => windows.registrySet(w, { key: v }),
  edr: (w, v) => edr.registry(w, { key: v }),
};

export const AGENT = {
  web: (w, v) => web.combined(w, { agent: v }),
  'zeek-http': (w, v) => zeek.http(w, { agent: v }),
  eve: (w, v) => eve.http(w, { agent: v }),
};

/** free text around the value */
export const TEXT = {
  app: (w, v) =>
    w.r.chance(0.5) ? app.pairs(w, { text: `blocked ${v} by policy` }) : app.ticket(w, { text: v }),
};

/** @param {object} places  @param {string[]} formats  only these */
export const only = (places, ...formats) =>
  Object.fromEntries(Object.entries(places).filter(([format]) => formats.includes(format)));
