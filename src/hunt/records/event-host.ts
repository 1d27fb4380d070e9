import type { Field } from './fields.ts';

/** Names under which products keep the machine an event is of, likeliest first. */
const HOST_FIELDS = [
  'computer',
  'computername',
  'event.system.computer',
  'winlog.computer_name',
  'host.name',
  'host.hostname',
  'agent.hostname',
  'hostname',
  'device',
  'devicename',
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
  'source.ip',
  'client',
  'computer_name',
];

/** The machine that a line is about: by a field, or by where syslog and web servers put it. */
export function eventHost(line: string, fields: readonly Field[]): string | undefined {
  for (const name of HOST_FIELDS) {
    // In HTTP records `hostname` is whom the client spoke to.
    const field = fields.find((each) => each.name === name);
    if (field !== undefined && isHost(field.value)) return field.value;
  }
  return syslogHost(line) ?? clientOf(line);
}

function isHost(value: string): boolean {
  return /^[\w.:-]{1,253}$/.test(value) && value !== '-';
}

/** RFC 3164 and RFC 5424: behind the time. */
function syslogHost(line: string): string | undefined {
  const head = line.slice(0, 200);
  const bsd = /^(?:<\d{1,3}>)?[A-Z][a-z]{2} {1,2}\d{1,2} \d{2}:\d{2}:\d{2} ([\w.:-]+) /.exec(head);
  const ietf =
    /^(?:<\d{1,3}>\d? ?)?\d{4}-\d{2}-\d{2}T[\d:.,]+(?:Z|[+-]\d{2}:?\d{2}) ([\w.:-]+) [\w/.-]+[[:\s]/.exec(
      head,
    );
  return bsd?.[1] ?? ietf?.[1];
}

/** Common log format: the client; behind the site, where a log has it. */
function clientOf(line: string): string | undefined {
  return /^(?:[\w.-]+(?::\d{1,5})? )?([\d.]{7,15}|[\da-f:]{2,45}) \S{1,60} \S{1,60} \[/i.exec(
    line.slice(0, 300),
  )?.[1];
}
