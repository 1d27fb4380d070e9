// A syslog server's catch-all: bind, squid, postfix, sshd, iptables, sudo. RFC 3164 times, or rsyslog's own.
const stamp = (w, program) =>
  `${w.rfc3164 ? w.time.syslog() : w.time.rsyslog(w.r)} ${w.machine()} ${program}: `;
const id = (w) => 300 + w.r.int(30_000);

export function bind(w, { name, shown, client } = {}) {
  const site = name ?? w.site();
  return `${stamp(w, `named[${id(w)}]`)}client @0x7f${w.sha1().slice(0, 10)} ${client ?? w.inside()}#${w.port()} (${shown ?? site}): query: ${site} IN A +E(0)K (10.0.0.53)`;
}

/** Squid's native format inside syslog: epoch, ms, client, result, bytes, method, URL, user, hierarchy, type */
export function squid(w, { url, peer, method = 'GET' } = {}) {
  const { r } = w;
  return `${stamp(w, `(squid-1)[${id(w)}]`)}${w.time.epoch(r).slice(0, 14)} ${String(r.int(900)).padStart(6)} ${w.inside()} TCP_MISS/200 ${r.int(90_000)} ${method} ${url ?? `http://${w.site()}${w.path()}`} ${w.user()} HIER_DIRECT/${peer ?? w.server()} text/html`;
}

export function connect(w, { host } = {}) {
  const { r } = w;
  return `${stamp(w, `(squid-1)[${id(w)}]`)}${w.time.epoch(r).slice(0, 14)} ${String(r.int(900)).padStart(6)} ${w.inside()} TCP_TUNNEL/200 ${r.int(90_000)} CONNECT ${host ?? w.site()}:443 ${w.user()} HIER_DIRECT/${w.server()} -`;
}

export function postfix(w, { from, to, relay, ip } = {}) {
  const { r } = w;
  const queue = w.sha1().slice(0, 10).toUpperCase();
  if (from !== undefined || (to === undefined && r.chance(0.5)))
    return `${stamp(w, `postfix/qmgr[${id(w)}]`)}${queue}: from=<${from ?? `${w.user()}@${w.site()}`}>, size=${r.int(90_000)}, nrcpt=1 (queue active)`;
  return `${stamp(w, `postfix/smtp[${id(w)}]`)}${queue}: to=<${to ?? `${w.user()}@northgate.example`}>, relay=${relay ?? w.site()}[${ip ?? w.server()}]:25, delay=${r.int(9)}.${r.int(99)}, dsn=2.0.0, status=sent (250 2.0.0 Ok: queued as ${queue})`;
}

export function sshd(w, { client } = {}) {
  return `${stamp(w, `sshd[${id(w)}]`)}Failed password for invalid user ${w.user()} from ${client ?? w.server()} port ${w.port()} ssh2`;
}

export function iptables(w, { source, target } = {}) {
  const { r } = w;
  return `${stamp(w, 'kernel')}[${r.int(1e6)}.${r.int(1e6)}] DROP IN=eth0 OUT= MAC=52:54:00:${hexPair(w)}:${hexPair(w)}:${hexPair(w)}:52:54:00:12:34:56:08:00 SRC=${source ?? w.server()} DST=${target ?? w.inside()} LEN=${40 + r.int(20)} TOS=0x00 PREC=0x00 TTL=${40 + r.int(20)} ID=${r.int(65_536)} PROTO=TCP SPT=${w.port()} DPT=${w.service()} WINDOW=1024 RES=0x00 SYN URGP=0`;
}

export function sudo(w, { command } = {}) {
  return `${stamp(w, `sudo[${id(w)}]`)}${w.user()} : TTY=pts/${w.r.int(9)} ; PWD=/home/${w.user()} ; USER=root ; COMMAND=${command ?? w.r.pick(w.pools.unixPaths)}`;
}

/** A line of free text from a program of one's own */
export function note(w, { text } = {}) {
  return `${stamp(w, `agent[${id(w)}]`)}${text ?? `job ${w.guid()} done in ${w.r.int(9000)} ms`}`;
}

export function background(w) {
  const kind = w.r.int(20);
  if (kind < 5) return bind(w);
  if (kind < 9) return squid(w);
  if (kind < 11) return connect(w);
  if (kind < 13) return postfix(w);
  if (kind < 15) return sshd(w);
  if (kind < 18) return iptables(w);
  return kind < 19 ? sudo(w) : note(w);
}

const hexPair = (w) => (w.r.int(256) | 256).toString(16).slice(1);
