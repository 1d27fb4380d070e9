import type { Field } from './field.ts';
import { NameMeanings } from './name-meanings.ts';
import { clientOf, syslogHost } from './stated-host.ts';

/** Names under which products keep the machine an event is of, likeliest first. */
const HOST_FIELDS = [
  'computer',
  'computername',
  'event.system.computer',
  'winlog.computer_name',
  'computer name',
  'machinename',
  'host name',
  'device name',
  'host.name',
  'host.hostname',
  'agent.hostname',
  'beat.hostname',
  'device.hostname',
  'endpoint.name',
  'hostname',
  '_hostname',
  'hostidentifier',
  'devicename',
  'device_name',
  // Of Sophos it is the product, and its name is `device_name`.
  'device',
  'agent.name',
  'machine',
  'fqdn',
  'id.orig_h',
  'src_ip',
  'sourceipaddress',
  'client_ip',
  'clientip',
  'c-ip',
  'remote_addr',
  'remote_host',
  'src',
  'srcip',
  'srcaddr',
  'source.ip',
  'client',
  // Okta, Kubernetes, Azure, Google's flow logs.
  'client.ipaddress',
  'sourceips',
  'calleripaddress',
  'jsonpayload.connection.src_ip',
  'computer_name',
  // Whatever watched the traffic: FortiGate, CEF (`dvchost`, `deviceHostName`), ECS.
  'devname',
  'dvchost',
  'devicehostname',
  'observer.hostname',
  'observer.name',
  // Exchange.
  'server-hostname',
];

/** Those that mean the same in whatever object they stand. */
const ANYWHERE: readonly string[] = [
  'computer',
  'computername',
  'computer_name',
  'machinename',
  'devicename',
  'device_name',
  'hostidentifier',
  'host.name',
  'host.hostname',
  'agent.hostname',
  'device.hostname',
];

/** What a name says of the machine. */
interface HostName {
  /** Place among `HOST_FIELDS`; half a place further behind where it stands in another object. */
  readonly place?: number;
  /** Of a field `host`: the machine, or whom a request asks for. */
  readonly isHost: boolean;
  /** Of what only a request has, whatever its value; where its value is a path or a URL. */
  readonly isOfRequest: boolean;
  readonly isPath: boolean;
  /** Of GELF 1.1, where `host` is the machine. */
  readonly isGelf: boolean;
  readonly isFortiGate: boolean;
  /** Of auditd, whose `hostname` is where a user came from. */
  readonly isAudit: boolean;
}

const PLACES: ReadonlyMap<string, number> = new Map(HOST_FIELDS.map((name, place) => [name, place]));
const PATHS: ReadonlySet<string> = new Set(['url', 'uri', 'path', 'request_uri']);
const OF_REQUEST =
  /^(?:(?:http_?)?request(?:_?(?:uri|url|method|path|line))?|ur[il]|path|method|(?:http_?)?(?:user_?agent|refer{1,2}er)|server_?name|sni|vhost|status_?code)$/;

const NAMES = new NameMeanings<HostName>((name) => {
  const place = placeOf(name);
  return {
    isHost: name === 'host' || name === 'result.host',
    isOfRequest: OF_REQUEST.test(name.slice(name.lastIndexOf('.') + 1)),
    isPath: PATHS.has(name),
    isGelf: name === 'short_message',
    isFortiGate: name === 'devname',
    isAudit: name === 'msg',
    ...(place !== undefined && { place }),
  };
});

function placeOf(name: string): number | undefined {
  const anywhere = ANYWHERE.find((each) => name.endsWith(`.${each}`));
  const behind = anywhere === undefined ? undefined : (PLACES.get(anywhere) ?? 0) + 0.5;
  return PLACES.get(name) ?? behind;
}

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
  const isFound = (host: string): boolean => found.some((words) => host.includes(words));
  const named = namesOf(fields);
  let first: string | undefined;
  for (const host of candidates(line, named)) {
    if (!isFound(host)) return host;
    first ??= host;
  }
  // A name that is hunted for is one that a request asks for.
  const { host } = named;
  return host !== undefined && !isFound(host) ? host : first;
}

interface Named {
  readonly own: readonly { readonly place: number; readonly name: string; readonly value: string }[];
  /** Beside a path, and in what a FortiGate writes, `hostname` is whom the client spoke to; in auditd's, who spoke. */
  readonly isOfRequest: boolean;
  /** What a field called just that has, where nothing beside it is of a request. */
  readonly host: string | undefined;
}

function namesOf(fields: readonly Field[]): Named {
  const own: { place: number; name: string; value: string }[] = [];
  let isOfRequest = false;
  let host: Field | undefined;
  for (const field of fields) {
    const { name, value } = field;
    const { place, isHost: isNamedHost, isGelf, isFortiGate, isAudit, isPath } = NAMES.of(name);
    const isRemote =
      isFortiGate || (isPath && value.startsWith('/')) || (isAudit && value.startsWith('audit('));
    if (isRemote) isOfRequest = true;
    if (isNamedHost) host ??= field;
    if (isGelf && host !== undefined) own.push({ place: -1, name: 'host', value: host.value });
    if (place === undefined || own.some((each) => each.place === place)) continue;
    own.push({ place, name, value });
  }
  if (own.length > 1) own.sort((a, b) => a.place - b.place);
  const isMachine = host !== undefined && isHost(host.value) && !isRequested(fields, host);
  return { own, isOfRequest, host: isMachine ? host?.value : undefined };
}

/** Whether a field `host` is whom a request asks for: beside what only a request has, unless that is a URL of another. */
function isRequested(fields: readonly Field[], host: Field): boolean {
  const beside = fields.filter(({ name, group }) => group === host.group && NAMES.of(name).isOfRequest);
  const whole = beside.flatMap(({ value }) => /^[a-z]{2,8}:\/\/([^/?#:]{1,260})/i.exec(value)?.[1] ?? []);
  if (whole.length > 0) return whole.some((each) => each.toLowerCase() === host.value.toLowerCase());
  return beside.length > 0;
}

/** Likeliest first. */
function* candidates(line: string, { own, isOfRequest }: Named): Generator<string> {
  for (const { name, value } of own) {
    if (isHost(value) && !(name === 'hostname' && isOfRequest)) yield withoutPort(value);
  }
  const head = syslogHost(line);
  if (head !== undefined) yield head;
  const client = clientOf(line);
  if (client !== undefined) yield client;
}

/** A host's name, with its domain before it where Windows writes so; an address with its zone (RFC 4007, 11). */
function isHost(value: string): boolean {
  return /^(?:[\w.-]{1,64}\\)?[\w.:-]{1,253}(?:%\w{1,16})?$/.test(value) && value !== '-';
}

/** `192.0.2.1:443`; SonicWall adds the interface behind another colon. */
function withoutPort(value: string): string {
  const colon = value.indexOf(':');
  if (colon < 7 || colon > 15) return value;
  return /^((?:\d{1,3}\.){3}\d{1,3}):\d{1,5}(?::[\w.-]*)*$/.exec(value)?.[1] ?? value;
}
