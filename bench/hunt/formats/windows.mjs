// Windows events as a forwarder writes them: one JSON object a line, Sysmon's fields under EventData.
import { json } from '../world.mjs';

function event(w, id, task, data) {
  const { r } = w;
  return `{"@timestamp":"${w.time.iso()}","Event":{"System":{"Provider":{"Name":"Microsoft-Windows-Sysmon","Guid":"{5770385F-C22A-43E0-BF4C-06F5698FFBD9}"},"EventID":${id},"Level":4,"Task":"${task}","EventRecordID":${r.next()},"Channel":"Microsoft-Windows-Sysmon/Operational","Computer":"${w.machine()}.corp.northgate.example"},"EventData":{"RuleName":"-","UtcTime":"${w.time.spaced()}","ProcessGuid":"{${w.guid()}}","ProcessId":${r.int(20_000)},${data}}}}`;
}

/** Sysmon 1. `hashes` as Sysmon writes them, `SHA1=…,MD5=…,SHA256=…,IMPHASH=…` */
export function process(w, { image, commandLine, hashes } = {}) {
  const program = image ?? w.image();
  const command = commandLine ?? `"${program}" --type=${w.r.int(90)} /prefetch:${w.r.int(9)}`;
  return event(
    w,
    1,
    'Process Create',
    `"Image":${json(program)},"FileVersion":"10.0.19041.${w.r.int(4000)}","CommandLine":${json(command)},"CurrentDirectory":"C:\\\\Windows\\\\system32\\\\","User":"NORTHGATE\\\\${w.user()}","IntegrityLevel":"Medium","Hashes":"${hashes ?? hashList(w)}","ParentImage":${json(w.image())}`,
  );
}

/** @returns {string} Sysmon's list with one or more digests given and the others drawn */
export function hashList(w, { sha1, md5, sha256 } = {}) {
  return `SHA1=${sha1 ?? w.sha1().toUpperCase()},MD5=${md5 ?? w.md5().toUpperCase()},SHA256=${sha256 ?? w.sha256().toUpperCase()},IMPHASH=${w.md5().toUpperCase()}`;
}

/** Sysmon 3 */
export function connection(w, { target, name } = {}) {
  return event(
    w,
    3,
    'Network connection detected',
    `"Image":${json(w.image())},"User":"NORTHGATE\\\\${w.user()}","Protocol":"tcp","Initiated":"true","SourceIp":"${w.inside()}","SourcePort":"${w.port()}","DestinationIp":"${target ?? w.server()}","DestinationHostname":${json(name ?? w.site())},"DestinationPort":"${w.service()}"`,
  );
}

/** Sysmon 11 */
export function fileCreated(w, { path } = {}) {
  const target = path ?? `C:\\Users\\${w.user()}\\Downloads\\${w.document()}`;
  return event(
    w,
    11,
    'File created',
    `"Image":${json(w.image())},"TargetFilename":${json(target)},"CreationUtcTime":"${w.time.spaced()}"`,
  );
}

/** Sysmon 13 */
export function registrySet(w, { key } = {}) {
  return event(
    w,
    13,
    'Registry value set',
    `"EventType":"SetValue","Image":${json(w.image())},"TargetObject":${json(key ?? w.r.pick(w.pools.keys))},"Details":"DWORD (0x0000000${w.r.int(9)})"`,
  );
}

/** Sysmon 17 */
export function pipeCreated(w, { pipe } = {}) {
  return event(
    w,
    17,
    'Pipe Created',
    `"EventType":"CreatePipe","PipeName":${json(pipe ?? w.r.pick(w.pools.pipes))},"Image":${json(w.image())}`,
  );
}

/** Sysmon 22 */
export function query(w, { name, results } = {}) {
  return event(
    w,
    22,
    'Dns query',
    `"QueryName":${json(name ?? w.site())},"QueryStatus":"0","QueryResults":${json(results ?? `::ffff:${w.server()};`)},"Image":${json(w.image())}`,
  );
}

export function background(w) {
  const kind = w.r.int(20);
  if (kind < 6) return process(w);
  if (kind < 11) return connection(w);
  if (kind < 14) return query(w);
  if (kind < 17) return fileCreated(w);
  return kind < 19 ? registrySet(w) : pipeCreated(w);
}
