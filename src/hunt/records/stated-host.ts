import { ZONE } from './zone-names.ts';

/** Where a line that begins with a time may have what is no host: how grave it is, how a request was made. */
const NO_HOST =
  /^(?:trace|debug|info|information|notice|warn|warning|err|error|crit|critical|fatal|severe|get|post|put|head)$/i;

/** RFC 3164: behind the time, and a colon behind the host (Cisco); with a second time between (NetScaler), or a zone (Cisco). */
const BSD = new RegExp(
  String.raw`^(?:<\d{1,3}> ?)?[A-Z][a-z]{2} {1,2}\d{1,2} (?:\d{4} \d{2}:\d{2}:\d{2} ${ZONE}|(?:\d{4} )?\d{2}:\d{2}:\d{2}(?! ${ZONE}:)) (?:\d{2}\/\d{2}\/\d{4}(?::| )[\d:]{8} [A-Z]{3} )?([\w.:-]*[\w.-]):? `,
);
/** RFC 5424, also with the basic format of ISO 8601; a mark before the tag (Cisco). */
const IETF =
  /^(?:<\d{1,3}>\d? ?)?(?:\d{4}-\d{2}-\d{2}T[\d:.,]+|\d{8}T\d{6})(?:Z|[+-]\d{2}:?\d{2}) ([\w.:-]+) %?[\w/.-]+[[:\s]/;
/** Seconds since 1970 instead (Meraki). */
const SECONDS = /^<\d{1,3}>\d? ?\d{10}\.\d{1,9} ([\w.-]{1,64}) [\w-]{1,64} /;
/** A number and the host before the time (Cisco IOS). */
const NUMBERED = /^<\d{1,3}>\d{1,10}: ([A-Za-z][\w.-]{0,62}):? [*.]?[A-Z][a-z]{2} {1,2}\d{1,2} /;
/** What auditd puts before each record that it sends elsewhere. */
const NODE = /^node=([\w.:-]{1,253}) type=/;

/** The machine that wrote a line to syslog. */
export function syslogHost(line: string): string | undefined {
  const head = plainHead(line.slice(0, 200));
  const found = BSD.exec(head) ?? IETF.exec(head) ?? other(head);
  const host = found?.[1];
  return host === undefined || NO_HOST.test(host) ? undefined : host;
}

/** Without what a terminal is told before the first word (colours, titles); NUL, vertical tabs and the like divide words. */
function plainHead(head: string): string {
  if (!UNPRINTED.test(head)) return head;
  const shown = head.replace(TERMINAL, '').replace(UNPRINTED_ALL, ' ');
  return shown.trimStart();
}

/** Control Sequences and Operating System Commands (ECMA-48, 5.4 and 8.3.89; xterm ends the latter with BEL, too). */
const TERMINAL = /\p{Cc}(?:\[[\d;?]{0,24}[A-Za-z]|\]\P{Cc}{0,120}\p{Cc}\\?)/gu;
const UNPRINTED = /(?!\t)\p{Cc}|\ufeff/u;
const UNPRINTED_ALL = /(?!\t)\p{Cc}|\ufeff/gu;

function other(head: string): RegExpExecArray | null {
  if (head.startsWith('<')) return SECONDS.exec(head) ?? NUMBERED.exec(head);
  return head.startsWith('node=') ? NODE.exec(head) : null;
}

/** Common log format: the client; behind the site, where a log has it. Squid: behind time and duration. */
export function clientOf(line: string): string | undefined {
  const head = line.slice(0, 300);
  for (const pattern of CLIENTS) {
    const client = pattern.exec(head)?.[1];
    if (client !== undefined) return client;
  }
  return undefined;
}

const CLIENTS: readonly RegExp[] = [
  /^(?:[\w.-]+(?::\d{1,5})? )?([\d.]{7,15}|[\da-f:]{2,45}) \S{1,60} \S{1,60} \[/i,
  /^\d{10}\.\d{3} {1,7}\d{1,9} ([\d.]{7,15}|[\da-f:]{2,45}) [A-Z_]{3,60}\/\d{3} /i,
  // ModSecurity's audit log, and Rails: both above what was asked for.
  /^\[[^\]]{20,40}\] [\w@-]{2,60} ([\d.]{7,15}|[\da-f:]{2,45}) \d{1,5} [\d.a-f:]{2,45} \d{1,5}$/,
  /^Started [A-Z]{3,7} "[^"]{0,200}" for ([\d.]{7,15}|[\da-f:]{2,45}) at /,
];
