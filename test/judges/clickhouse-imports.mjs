// Records as the products write them, and the ways in which ClickHouse's own import makes tables of them. All invented.

const at = (second) => `2026-11-17T09:30:${String(second).padStart(2, '0')}`;

const eve = (second, type, more) => ({
  timestamp: `${at(second)}.123456+0000`,
  flow_id: 1_000 + second,
  event_type: type,
  src_ip: '10.0.0.7',
  src_port: 50_000,
  dest_ip: '192.0.2.80',
  dest_port: 80,
  proto: 'TCP',
  ...more,
});
const EVE = [
  eve(1, 'http', {
    http: {
      hostname: 'site.example',
      url: '/drop/a',
      http_user_agent: 'Mozilla/5.0 (Kelp; x) Agent/1.2',
      status: 200,
    },
  }),
  eve(2, 'dns', {
    dns: {
      version: 2,
      type: 'answer',
      rrname: 'cdn.evil.example',
      answers: [{ rrname: 'cdn.evil.example', rrtype: 'A', ttl: 60, rdata: '198.51.100.7' }],
    },
  }),
  eve(3, 'fileinfo', {
    http: { hostname: 'good.example', url: '/x' },
    fileinfo: { filename: '/x/kelp_x.exe', sha256: 'ab12'.repeat(16), size: 1 },
  }),
  eve(4, 'tls', {
    tls: { sni: 'notevil.example', ja3: { hash: 'fedcba9876543210fedcba9876543210', string: '771,4865' } },
  }),
  eve(5, 'flow', { flow: { pkts_toserver: 1 }, dest_ip: '203.0.113.99' }),
  eve(6, 'smtp', {
    smtp: { helo: 'x', mail_from: "<o'hara.x@mail.example>" },
    email: { from: 'A <a@good.example>', attachment: ['kelp_x.exe', 'b.txt'] },
  }),
];

const ZEEK = [
  {
    ts: 1_763_371_801.25,
    uid: 'C1',
    'id.orig_h': '10.0.0.7',
    'id.orig_p': 1,
    'id.resp_h': '198.51.100.7',
    'id.resp_p': 80,
    host: 'site.example',
    uri: '/drop',
    user_agent: 'curl/8',
    resp_filenames: ['kelp_x.exe'],
  },
  {
    ts: 1_763_371_802.5,
    uid: 'C2',
    'id.orig_h': '2001:db8:1::5',
    'id.orig_p': 2,
    'id.resp_h': '192.0.2.1',
    'id.resp_p': 80,
    host: 'a.evil.example',
    uri: '/',
    user_agent: 'Mozilla/5.0 (Kelp; x) Agent/1.2',
  },
  {
    ts: 1_763_371_803,
    uid: 'C3',
    'id.orig_h': '10.0.0.8',
    'id.orig_p': 3,
    'id.resp_h': '203.0.113.70',
    'id.resp_p': 80,
    host: 'evil.example.com',
    uri: '/kit/a%20b?x=1',
  },
];

const CLOUDTRAIL = [
  {
    eventVersion: '1.08',
    eventTime: `${at(11)}Z`,
    eventSource: 's3.amazonaws.com',
    sourceIPAddress: '198.51.100.7',
    userAgent: 'Mozilla/5.0 (Kelp; x) Agent/1.2',
    userIdentity: { type: 'IAMUser', userName: 'ann' },
    requestParameters: { bucketName: 'b', websiteUrl: 'http://site.example/drop/x' },
    responseElements: null,
  },
  {
    eventVersion: '1.08',
    eventTime: `${at(12)}Z`,
    eventSource: 'iam.amazonaws.com',
    sourceIPAddress: 'cdn.evil.example',
    userAgent: 'aws-cli',
    userIdentity: { type: 'AWSService', invokedBy: 'x' },
    requestParameters: { policy: '{"a":"203.0.113.65"}' },
    responseElements: { ok: 'true' },
  },
];

const OCSF = [
  {
    class_uid: 4003,
    time: 1_763_371_821_500,
    severity_id: 1,
    metadata: { version: '1.3.0' },
    device: { hostname: 'ws-1' },
    query: { hostname: 'evil.example', type: 'A' },
    answers: [{ rdata: '203.0.113.64', type: 'A' }],
    src_endpoint: { ip: '10.0.0.7', port: 5 },
    dst_endpoint: { ip: '10.0.0.53', port: 53 },
  },
  {
    class_uid: 1001,
    time: 1_763_371_822_500,
    severity_id: 1,
    metadata: { version: '1.3.0' },
    device: { hostname: 'ws-2' },
    file: {
      name: 'kelp_x.exe',
      path: 'C:\\x\\kelp_x.exe',
      hashes: [{ algorithm: 'SHA-256', value: 'ab12'.repeat(16) }],
    },
  },
  {
    class_uid: 4002,
    time: 1_763_371_823_500,
    severity_id: 1,
    metadata: { version: '1.3.0' },
    device: { hostname: 'ws-2' },
    http_request: { user_agent: 'curl/8', url: { hostname: 'site.example', path: '/drop' } },
    dst_endpoint: { ip: '192.0.2.80' },
  },
];

export const IMPORTED = { eve: EVE, zeek: ZEEK, cloudtrail: CLOUDTRAIL, ocsf: OCSF };

/** How people make a table of a file of JSON lines: the settings are those that its error messages advise. */
export const IMPORTS = {
  inferred: (file) =>
    `AS SELECT * FROM file('${file}', JSONEachRow) SETTINGS input_format_json_use_string_type_for_ambiguous_paths_in_named_tuples_inference_from_objects = 1, input_format_json_infer_incomplete_types_as_strings = 1`,
  'objects as text': (file) =>
    `AS SELECT * FROM file('${file}', JSONEachRow) SETTINGS input_format_json_try_infer_named_tuples_from_objects = 0, input_format_json_read_objects_as_strings = 1`,
  'one JSON column': (file) => `AS SELECT json FROM file('${file}', JSONAsObject)`,
  'one text column': (file) => `AS SELECT line AS raw FROM file('${file}', LineAsString)`,
};
