import type { Field } from './fields.ts';

/** Names under which products keep the machine an event is of, likeliest first. */
const HOST_FIELDS = [
  'computer',
  'computername',
  'event.system.computer',
  'winlog.computer_name',
  'machinename',
  'host.name',
  'host.hostname',
  'agent.hostname',
  'device.hostname',
  'endpoint.name',
  'hostname',
  '_hostname',
  'hostidentifier',
  'device',
  'devicename',
  'device_name',
  'agent.name',
  'machine',
  'id.orig_h',
  'src_ip',
  'sourceipaddress',
  'client_ip',
  'clientip',
  'c-ip',
  'remote_addr',
  'src',
  'srcip',
  'srcaddr',
  'source.ip',
  'client',
  'computer_name',
];

/**
 * The machine that a line is about: by a field, or by where syslog and web servers put it. What was found in the
 * line is another's: the attacker's address is taken for the machine only where the line names no other.
 *
 * @param found words of the line that an indicator matched
 */
export function eventHost(
  line: string,
  fields: readonly Field[],
  found: readonly string[] = [],
): string | undefined {
  const own = HOST_FIELDS.flatMap((name) => fields.find((each) => each.name === name) ?? [])
    .filter(({ name, value }) => isHost(value) && !(name === 'hostname' && isOfRequest(fields)))
    .map(({ value }) => value);
  const candidates = [...own, syslogHost(line), clientOf(line)].filter((each) => each !== undefined);
  return candidates.find((host) => !found.some((words) => host.includes(words))) ?? candidates[0];
}

/** A host's name, with its domain before it where Windows writes so. */
function isHost(value: string): boolean {
  return /^(?:[\w.-]{1,64}\\)?[\w.:-]{1,253}$/.test(value) && value !== '-';
}

/** Whether `hostname` is whom the client spoke to: beside a path, and in what a FortiGate writes. */
function isOfRequest(fields: readonly Field[]): boolean {
  return fields.some(
    ({ name, value }) => name === 'devname' || (REQUESTED.has(name) && value.startsWith('/')),
  );
}

const REQUESTED: ReadonlySet<string> = new Set(['url', 'uri', 'path', 'request_uri']);

/** RFC 3164 and RFC 5424: behind the time; of Cisco with a year before it, and a colon behind the host. */
function syslogHost(line: string): string | undefined {
  const head = line.slice(0, 200);
  const bsd =
    /^(?:<\d{1,3}>)?[A-Z][a-z]{2} {1,2}\d{1,2} (?:\d{4} )?\d{2}:\d{2}:\d{2} ([\w.:-]*[\w.-]):? /.exec(head);
  const ietf =
    /^(?:<\d{1,3}>\d? ?)?\d{4}-\d{2}-\d{2}T[\d:.,]+(?:Z|[+-]\d{2}:?\d{2}) ([\w.:-]+) [\w/.-]+[[:\s]/.exec(
      head,
    );
  return bsd?.[1] ?? ietf?.[1];
}

/** Common log format: the client; behind the site, where a log has it. Squid: behind time and duration. */
function clientOf(line: string): string | undefined {
  const head = line.slice(0, 300);
  const common = /^(?:[\w.-]+(?::\d{1,5})? )?([\d.]{7,15}|[\da-f:]{2,45}) \S{1,60} \S{1,60} \[/i.exec(head);
  const squid = /^\d{10}\.\d{3} {1,7}\d{1,9} ([\d.]{7,15}|[\da-f:]{2,45}) [A-Z_]{3,60}\/\d{3} /i.exec(head);
  return common?.[1] ?? squid?.[1];
}
