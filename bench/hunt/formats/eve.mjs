// Suricata's EVE (docs.suricata.io, "Eve JSON Format"): one object a line, told apart by event_type.
import { json } from '../world.mjs';

function start(w, type, { source, target, service = 443 } = {}) {
  const { r } = w;
  return `{"timestamp":"${w.time.suricata(r)}","flow_id":${r.next()}${r.int(90_000)},"in_iface":"eth1","event_type":"${type}","src_ip":"${source ?? w.inside()}","src_port":${w.port()},"dest_ip":"${target ?? w.server()}","dest_port":${service},"proto":"TCP"`;
}

export function flow(w, slots = {}) {
  const { r } = w;
  return `${start(w, 'flow', slots)},"app_proto":"tls","flow":{"pkts_toserver":${r.int(50)},"pkts_toclient":${r.int(80)},"bytes_toserver":${r.int(9000)},"bytes_toclient":${r.int(90_000)},"start":"${w.time.suricata(r)}","end":"${w.time.suricata(r)}","age":${r.int(60)},"state":"closed","reason":"timeout","alerted":false}}`;
}

/** `rawUrl`, `rawAgent`, `rawReferer`: a JSON text as it is to stand there, quotes included */
export function http(w, { host, url, agent, referer, rawUrl, rawAgent, rawReferer, ...rest } = {}) {
  const back = rawReferer ?? json(referer ?? `https://${w.site()}/`);
  return `${start(w, 'http', { service: 80, ...rest })},"tx_id":0,"http":{"hostname":${json(host ?? w.site())},"url":${rawUrl ?? json(url ?? w.path())},"http_user_agent":${rawAgent ?? json(agent ?? w.agent())},"http_content_type":"text/html","http_refer":${back},"http_method":"GET","protocol":"HTTP/1.1","status":200,"length":${w.r.int(99_999)}}}`;
}

export function tls(w, { name, ja3, subject } = {}) {
  return `${start(w, 'tls')},"tls":{"subject":${json(`CN=${subject ?? w.site()}`)},"issuerdn":"C=NL, O=Northgate, CN=Northgate Issuing CA 4","serial":"0${w.sha1().slice(0, 31).toUpperCase()}","fingerprint":"${w.sha1().replace(/../g, '$&:').slice(0, 59)}","sni":${json(name ?? w.site())},"version":"TLS 1.2","notbefore":"2025-01-10T00:00:00","notafter":"2025-08-10T23:59:59","ja3":{"hash":"${ja3 ?? w.r.pick(w.pools.ja3)}","string":"771,49195-49199-52393,0-23-65281,29-23-24,0"},"ja3s":{"hash":"${w.r.pick(w.pools.ja3)}"}}}`;
}

export function dns(w, { query, answer } = {}) {
  const { r } = w;
  return `${start(w, 'dns', { service: 53 })},"dns":{"version":2,"type":"answer","id":${r.int(65_536)},"flags":"8180","qr":true,"rd":true,"ra":true,"rrname":${json(query ?? w.site())},"rrtype":"A","rcode":"NOERROR","answers":[{"rrname":"${w.site()}","rrtype":"A","ttl":${r.int(3600)},"rdata":"${answer ?? w.server()}"}]}}`;
}

export function fileinfo(w, { name, md5, sha1, sha256 } = {}) {
  return `${start(w, 'fileinfo')},"http":{"hostname":"${w.site()}","url":"${w.path()}","http_method":"GET","status":200},"app_proto":"http","fileinfo":{"filename":${json(name ?? `/${w.document()}`)},"gaps":false,"state":"CLOSED","md5":"${md5 ?? w.md5()}","sha1":"${sha1 ?? w.sha1()}","sha256":"${sha256 ?? w.sha256()}","stored":false,"size":${w.r.int(5_000_000)},"tx_id":0}}`;
}

export function background(w) {
  const kind = w.r.int(20);
  if (kind < 6) return flow(w);
  if (kind < 11) return dns(w);
  if (kind < 15) return tls(w);
  return kind < 18 ? http(w) : fileinfo(w);
}
