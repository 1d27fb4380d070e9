/** Where a line that begins with a time may have what is no host: how grave it is, how a request was made. */
const NO_HOST =
  /^(?:trace|debug|info|information|notice|warn|warning|err|error|crit|critical|fatal|severe|get|post|put|head)$/i;

/** RFC 3164: behind the time, and a colon behind the host (Cisco); with a second time between (NetScaler). */
const BSD =
  /^(?:<\d{1,3}> ?)?[A-Z][a-z]{2} {1,2}\d{1,2} (?:\d{4} )?\d{2}:\d{2}:\d{2} (?:\d{2}\/\d{2}\/\d{4}:[\d:]{8} [A-Z]{3} )?([\w.:-]*[\w.-]):? /;
/** RFC 5424; a mark before the tag (Cisco). */
const IETF =
  /^(?:<\d{1,3}>\d? ?)?\d{4}-\d{2}-\d{2}T[\d:.,]+(?:Z|[+-]\d{2}:?\d{2}) ([\w.:-]+) %?[\w/.-]+[[:\s]/;
/** Seconds since 1970 instead (Meraki). */
const SECONDS = /^<\d{1,3}>\d? ?\d{10}\.\d{1,9} ([\w.-]{1,64}) [\w-]{1,64} /;
/** A number and the host before the time (Cisco IOS). */
const NUMBERED = /^<\d{1,3}>\d{1,10}: ([A-Za-z][\w.-]{0,62}):? [*.]?[A-Z][a-z]{2} {1,2}\d{1,2} /;
/** What auditd puts before each record that it sends elsewhere. */
const NODE = /^node=([\w.:-]{1,253}) type=/;

/** The machine that wrote a line to syslog. */
export function syslogHost(line: string): string | undefined {
  const head = line.slice(0, 200);
  const found = BSD.exec(head) ?? IETF.exec(head) ?? other(head);
  const host = found?.[1];
  return host === undefined || NO_HOST.test(host) ? undefined : host;
}

function other(head: string): RegExpExecArray | null {
  if (head.startsWith('<')) return SECONDS.exec(head) ?? NUMBERED.exec(head);
  return head.startsWith('node=') ? NODE.exec(head) : null;
}

/** Common log format: the client; behind the site, where a log has it. Squid: behind time and duration. */
export function clientOf(line: string): string | undefined {
  const head = line.slice(0, 300);
  const common = /^(?:[\w.-]+(?::\d{1,5})? )?([\d.]{7,15}|[\da-f:]{2,45}) \S{1,60} \S{1,60} \[/i.exec(head);
  const squid = /^\d{10}\.\d{3} {1,7}\d{1,9} ([\d.]{7,15}|[\da-f:]{2,45}) [A-Z_]{3,60}\/\d{3} /i.exec(head);
  return common?.[1] ?? squid?.[1];
}
