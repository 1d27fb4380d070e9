// An endpoint agent's own JSON: objects, hashes of all lengths, Unix and Windows machines, mutexes.
import { json } from '../world.mjs';

function record(w, action, fields) {
  return `{"event_time":"${w.time.isoSecond()}","agent_id":"${w.guid()}","device":"${w.machine()}","action":"${action}","user":"${w.user()}",${fields}}`;
}

/** `rawPath`: JSON text as it is to stand there */
export function file(w, { path, rawPath, md5, sha1, sha256, sha512 } = {}) {
  const where = rawPath ?? json(path ?? (w.r.chance(0.5) ? w.r.pick(w.pools.unixPaths) : w.image()));
  const long = sha512 ?? `${w.sha256()}${w.sha256()}`;
  return record(
    w,
    'file_write',
    `"path":${where},"size":${w.r.int(1e7)},"md5":"${md5 ?? w.md5()}","sha1":"${sha1 ?? w.sha1()}","sha256":"${sha256 ?? w.sha256()}","sha512":"${long}"`,
  );
}

export function object(w, { name, type = 'Mutant' } = {}) {
  return record(
    w,
    'object_create',
    `"object_type":"${type}","object_name":${json(name ?? w.r.pick(w.pools.mutexes))},"image":${json(w.image())},"pid":${w.r.int(30_000)}`,
  );
}

export function process(w, { commandLine } = {}) {
  const image = w.image();
  return record(
    w,
    'process_start',
    `"image":${json(image)},"command_line":${json(commandLine ?? `"${image}" -k netsvcs`)},"ppid":${w.r.int(30_000)},"sha256":"${w.sha256()}"`,
  );
}

export function network(w, { remote, name } = {}) {
  return record(
    w,
    'net_connect',
    `"image":${json(w.image())},"remote":${json(remote ?? `${w.server()}:${w.service()}`)},"remote_name":${json(name ?? w.site())}`,
  );
}

export function registry(w, { key } = {}) {
  return record(w, 'registry_set', `"key":${json(key ?? w.r.pick(w.pools.keys))},"image":${json(w.image())}`);
}

export function background(w) {
  const kind = w.r.int(10);
  if (kind < 3) return file(w);
  if (kind < 6) return process(w);
  if (kind < 8) return network(w);
  return kind < 9 ? registry(w) : object(w);
}
