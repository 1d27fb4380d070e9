import type { ColumnKind, Mapping, RequestColumns } from './mapping.ts';

function mapping(
  name: string,
  time: string,
  machine: string,
  columns: Partial<Record<ColumnKind, string>>,
  requests: readonly RequestColumns[] = [],
): Mapping {
  const kinds = Object.entries(columns) as [ColumnKind, string][];
  const all = kinds.flatMap(([kind, names]) => names.split(' ').map((each) => [each, kind] as const));
  return { name, time: time.split(' '), machine: machine.split(' '), columns: new Map(all), requests };
}

/** Logs of Zeek 4 to 7, any of them: conn, dns, http, ssl, files, smtp, x509, notice … (Zeek, "Script Reference, Log Files"). */
const ZEEK = mapping(
  'zeek',
  'ts',
  'id.orig_h',
  {
    host: 'query answers server_name host san.dns san_dns last_alert host_name client_fqdn domain request.host',
    address:
      'id.orig_h id.resp_h src dst tx_hosts rx_hosts x_originating_ip client_addr assigned_addr requested_addr server_addr san.ip bound.host',
    url: 'uri referrer san.uri',
    mailbox: 'mailfrom rcptto from to cc reply_to san.email',
    hash: 'md5 sha1 sha256 ja3 ja3s fingerprint cert_hash cert_chain_fps client_cert_chain_fps',
    name: 'filename name orig_filenames resp_filenames ja4',
    'user-agent': 'user_agent',
    text: 'subject issuer issuer_subject client_subject client_issuer certificate.subject certificate.issuer path msg sub file_desc',
  },
  [{ host: 'host', path: 'uri' }],
);

/** Suricata 6 to 8, records of `eve.json` with nested names joined (Suricata, "EVE JSON Format"). */
const EVE = mapping(
  'eve',
  'timestamp',
  'src_ip',
  {
    host: 'dns.rrname dns.queries.rrname dns.rdata dns.answers.rdata dns.answers.rrname dns.grouped.CNAME http.hostname tls.sni quic.sni',
    address: 'src_ip dest_ip dns.grouped.A dns.grouped.AAAA',
    url: 'http.url http.http_refer http.redirect email.url',
    mailbox: 'smtp.mail_from smtp.rcpt_to email.from email.to email.cc',
    hash: 'fileinfo.md5 fileinfo.sha1 fileinfo.sha256 tls.ja3.hash tls.ja3s.hash quic.ja3.hash',
    name: 'fileinfo.filename email.attachment smb.filename smb.named_pipe ftp.command_data tls.ja4 quic.ja4',
    'user-agent': 'http.http_user_agent',
    text: 'tls.subject tls.issuerdn tls.subjectaltname payload_printable',
  },
  [{ host: 'http.hostname', path: 'http.url' }],
);

/** AWS CloudTrail, record version 1.x (CloudTrail, "Record contents"). */
const CLOUDTRAIL = mapping('cloudtrail', 'eventTime', 'sourceIPAddress', {
  host: 'sourceIPAddress eventSource tlsDetails.clientProvidedHostHeader',
  'user-agent': 'userAgent',
  text: 'requestParameters responseElements additionalEventData serviceEventDetails resources errorMessage userIdentity userIdentity.userName userIdentity.arn',
});

/** Open Cybersecurity Schema Framework 1.x: network, DNS, HTTP, file, process, registry and e-mail activity. */
const OCSF = mapping(
  'ocsf',
  'time time_dt',
  'device.hostname device.name src_endpoint.hostname src_endpoint.ip',
  {
    host: 'src_endpoint.hostname src_endpoint.domain dst_endpoint.hostname dst_endpoint.domain device.hostname device.domain proxy_endpoint.hostname query.hostname answers.rdata http_request.url.hostname http_request.url.domain url.hostname url.domain tls.sni',
    address:
      'src_endpoint.ip src_endpoint.intermediate_ips dst_endpoint.ip dst_endpoint.intermediate_ips device.ip proxy_endpoint.ip http_request.x_forwarded_for',
    url: 'http_request.url.url_string http_request.url.path http_request.referrer url.url_string url.path',
    mailbox:
      'email.from email.to email.cc email.reply_to email.smtp_from email.smtp_to actor.user.email_addr user.email_addr',
    hash: 'file.hashes.value process.file.hashes.value actor.process.file.hashes.value module.file.hashes.value tls.ja3_hash.value tls.ja3s_hash.value tls.certificate.fingerprints.value',
    name: 'file.name file.path process.name process.file.name process.file.path process.cmd_line actor.process.name actor.process.file.path actor.process.cmd_line module.file.path',
    registry: 'reg_key.path reg_value.path win_resource.name',
    'user-agent': 'http_request.user_agent',
    text: 'message raw_data observables.value tls.certificate.subject',
  },
  [
    {
      host: 'http_request.url.hostname',
      path: 'http_request.url.path',
      query: 'http_request.url.query_string',
    },
    { host: 'url.hostname', path: 'url.path', query: 'url.query_string' },
  ],
);

/** Mappings that come with the program, by name. */
export const MAPPINGS: ReadonlyMap<string, Mapping> = new Map(
  [ZEEK, EVE, CLOUDTRAIL, OCSF].map((each) => [each.name, each]),
);
