// Zeek with LogAscii::use_json, all logs in one stream, each record naming its log in `_path`.
import { json } from '../world.mjs';

export function dns(w, { query, answers, raw } = {}) {
  const { r } = w;
  const said = answers ?? [w.site(), w.server()];
  return `{"_path":"dns","ts":${w.time.epoch(r)},"uid":"${w.uid('C')}","id.orig_h":"${w.inside()}","id.orig_p":${w.port()},"id.resp_h":"10.0.0.53","id.resp_p":53,"proto":"udp","trans_id":${r.int(65_536)},"query":${raw ?? json(query ?? w.site())},"qclass":1,"qtype_name":"A","rcode":0,"rcode_name":"NOERROR","AA":false,"RD":true,"RA":true,"answers":${json(said)},"TTLs":[${r.int(3600)}.0,60.0],"rejected":false}`;
}

export function conn(w, { source, target } = {}) {
  const { r } = w;
  return `{"_path":"conn","ts":${w.time.epoch(r)},"uid":"${w.uid('C')}","id.orig_h":"${source ?? w.inside()}","id.orig_p":${w.port()},"id.resp_h":"${target ?? (r.chance(0.1) ? r.pick(w.pools.servers6) : w.server())}","id.resp_p":${w.service()},"proto":"tcp","service":"ssl","duration":${r.int(100)}.${r.int(1e6)},"orig_bytes":${r.int(5000)},"resp_bytes":${r.int(90_000)},"conn_state":"SF","missed_bytes":0,"history":"ShADadfF","orig_pkts":${r.int(50)},"resp_pkts":${r.int(90)}}`;
}

export function http(w, { host, uri, agent, referrer } = {}) {
  const { r } = w;
  return `{"_path":"http","ts":${w.time.epoch(r)},"uid":"${w.uid('C')}","id.orig_h":"${w.inside()}","id.orig_p":${w.port()},"id.resp_h":"${w.server()}","id.resp_p":80,"trans_depth":1,"method":"GET","host":${json(host ?? w.site())},"uri":${json(uri ?? w.path())},"referrer":${json(referrer ?? `http://${w.site()}/`)},"version":"1.1","user_agent":${json(agent ?? w.agent())},"request_body_len":0,"response_body_len":${r.int(99_999)},"status_code":200,"status_msg":"OK","tags":[]}`;
}

export function ssl(w, { name, ja3 } = {}) {
  return `{"_path":"ssl","ts":${w.time.epoch(w.r)},"uid":"${w.uid('C')}","id.orig_h":"${w.inside()}","id.orig_p":${w.port()},"id.resp_h":"${w.server()}","id.resp_p":443,"version":"TLSv13","cipher":"TLS_AES_128_GCM_SHA256","server_name":${json(name ?? w.site())},"resumed":false,"established":true,"ja3":"${ja3 ?? w.r.pick(w.pools.ja3)}","ja3s":"${w.r.pick(w.pools.ja3)}"}`;
}

export function background(w) {
  const kind = w.r.int(10);
  if (kind < 4) return conn(w);
  if (kind < 7) return dns(w);
  return kind < 9 ? ssl(w) : http(w);
}
