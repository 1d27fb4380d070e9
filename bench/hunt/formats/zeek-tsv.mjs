// Zeek's own logs (docs.zeek.org, "Log Formats"): a header of # lines, fields between tabs, `-` for unset,
// `(empty)` for an empty set, bytes outside printable ASCII as \xNN.
const ID = 'ts uid id.orig_h id.orig_p id.resp_h id.resp_p';
const FIELDS = {
  conn: `${ID} proto service duration orig_bytes resp_bytes conn_state local_orig local_resp missed_bytes history orig_pkts orig_ip_bytes resp_pkts resp_ip_bytes tunnel_parents`,
  dns: `${ID} proto trans_id rtt query qclass qclass_name qtype qtype_name rcode rcode_name AA TC RD RA Z answers TTLs rejected`,
  http: `${ID} trans_depth method host uri referrer version user_agent origin request_body_len response_body_len status_code status_msg info_code info_msg tags username password proxied orig_fuids orig_filenames orig_mime_types resp_fuids resp_filenames resp_mime_types`,
  ssl: `${ID} version cipher curve server_name resumed last_alert next_protocol established ssl_history cert_chain_fps client_cert_chain_fps subject issuer sni_matches_cert ja3 ja3s`,
  files: `ts fuid uid id.orig_h id.orig_p id.resp_h id.resp_p source depth analyzers mime_type filename duration local_orig is_orig seen_bytes total_bytes missing_bytes overflow_bytes timedout parent_fuid md5 sha1 sha256 extracted`,
};

/** @param {keyof FIELDS} path  @returns {string[]} the lines above the first record */
export function header(path) {
  return [
    '#separator \\x09',
    '#set_separator\t,',
    '#empty_field\t(empty)',
    '#unset_field\t-',
    `#path\t${path}`,
    '#open\t2025-03-01-00-00-00',
    `#fields\t${FIELDS[path].replaceAll(' ', '\t')}`,
  ];
}

export function conn(w, { source, target } = {}) {
  const { r } = w;
  const udp = r.chance(0.4);
  const sent = r.int(4000);
  const got = r.int(60_000);
  return `${w.time.epoch(r)}\t${w.uid('C')}\t${source ?? w.inside()}\t${w.port()}\t${target ?? w.server()}\t${w.service()}\t${udp ? 'udp' : 'tcp'}\t${udp ? 'dns' : 'ssl'}\t${r.int(60)}.${r.int(1e6)}\t${sent}\t${got}\tSF\tT\tF\t0\t${udp ? 'Dd' : 'ShADadfF'}\t${r.int(40)}\t${sent + 800}\t${r.int(60)}\t${got + 900}\t-`;
}

export function dns(w, { query, answers } = {}) {
  const { r } = w;
  const name = query ?? (r.chance(0.2) ? w.rareSite() : w.site());
  const said = answers ?? (r.chance(0.3) ? `${w.site()},${w.server()},${w.server()}` : w.server());
  return `${w.time.epoch(r)}\t${w.uid('C')}\t${w.inside()}\t${w.port()}\t10.0.0.53\t53\tudp\t${r.int(65_536)}\t0.0${r.int(1e5)}\t${name}\t1\tC_INTERNET\t1\tA\t0\tNOERROR\tF\tF\tT\tT\t0\t${said}\t${r.int(3600)}.000000,60.000000\tF`;
}

export function http(w, { source, target, host, uri, referrer, agent, file } = {}) {
  const { r } = w;
  const back = referrer ?? (r.chance(0.4) ? `http://${w.site()}${w.path()}` : '-');
  return `${w.time.epoch(r)}\t${w.uid('C')}\t${source ?? w.inside()}\t${w.port()}\t${target ?? w.server()}\t80\t1\tGET\t${host ?? w.site()}\t${uri ?? w.path()}\t${back}\t1.1\t${agent ?? w.agent()}\t-\t0\t${r.int(200_000)}\t200\tOK\t-\t-\t(empty)\t-\t-\t-\t-\t-\t-\t${w.uid('F')}\t${file ?? '-'}\ttext/html`;
}

export function ssl(w, { name, ja3, target, subject } = {}) {
  const { r } = w;
  const site = name ?? w.site();
  return `${w.time.epoch(r)}\t${w.uid('C')}\t${w.inside()}\t${w.port()}\t${target ?? w.server()}\t443\tTLSv12\tTLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256\tsecp256r1\t${site}\tF\t-\th2\tT\tCsxknGIti\t${w.sha256()}\t-\tCN=${subject ?? w.site()}\tCN=Northgate Issuing CA 4,O=Northgate,C=NL\tT\t${ja3 ?? r.pick(w.pools.ja3)}\t${r.pick(w.pools.ja3)}`;
}

export function files(w, { name, md5, sha1, sha256 } = {}) {
  const { r } = w;
  const size = r.int(5_000_000);
  return `${w.time.epoch(r)}\t${w.uid('F')}\t${w.uid('C')}\t${w.inside()}\t${w.port()}\t${w.server()}\t80\tHTTP\t0\tMD5,SHA1,SHA256,PE\tapplication/x-dosexec\t${name ?? w.document()}\t0.${r.int(1e6)}\tF\tF\t${size}\t${size}\t0\t0\tF\t-\t${md5 ?? w.md5()}\t${sha1 ?? w.sha1()}\t${sha256 ?? w.sha256()}\t-`;
}
