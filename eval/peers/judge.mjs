// Compares what a peer's test claims with what Howdunit finds. One verdict a value: wanted and found, wanted and
// missed, found and not wanted; of a claim that only counts, one.

/** Of what a claim asks about, our types. An absent name: Howdunit has no such type. */
const TYPES = {
  // ioc-finder's keys
  domains: ['domain-name'],
  urls: ['url'],
  urls_complete: ['url'],
  ipv4s: ['ipv4-addr'],
  ipv4_cidrs: ['ipv4-addr'],
  ipv6s: ['ipv6-addr'],
  email_addresses: ['email-addr'],
  email_addresses_complete: ['email-addr'],
  md5s: ['file:md5'],
  sha1s: ['file:sha1'],
  sha256s: ['file:sha256'],
  sha512s: ['file:sha512'],
  ssdeeps: ['file:ssdeep'],
  imphashes: ['file:imphash'],
  authentihashes: ['file:authentihash'],
  asns: ['autonomous-system'],
  cves: ['cve'],
  registry_key_paths: ['registry-key'],
  file_paths: ['file-path', 'pdb-path'],
  mac_addresses: ['mac-addr'],
  bitcoin_addresses: ['wallet:btc'],
  monero_addresses: ['wallet:xmr'],
  user_agents: ['user-agent'],
  // iocextract's functions
  extract_urls: ['url', 'domain-name', 'ipv4-addr'],
  extract_emails: ['email-addr'],
  extract_ipv4s: ['ipv4-addr'],
  extract_ipv6s: ['ipv6-addr'],
  extract_ips: ['ipv4-addr', 'ipv6-addr'],
  extract_md5_hashes: ['file:md5'],
  extract_sha1_hashes: ['file:sha1'],
  extract_sha256_hashes: ['file:sha256'],
  extract_sha512_hashes: ['file:sha512'],
  extract_hashes: ['file:md5', 'file:sha1', 'file:sha256', 'file:sha512'],
  extract_telephone_nums: ['phone-number'],
  // MISP's attribute types
  'ip-dst': ['ipv4-addr', 'ipv6-addr'],
  'ip-dst|port': ['ipv4-addr', 'ipv6-addr'],
  domain: ['domain-name'],
  hostname: ['domain-name'],
  url: ['url'],
  link: ['url'],
  filename: ['file-name', 'file-path'],
  'filename|md5': ['file-name'],
  regkey: ['registry-key'],
  'email-src': ['email-addr'],
  btc: ['wallet:btc'],
  ssdeep: ['file:ssdeep'],
  vulnerability: ['cve'],
  AS: ['autonomous-system'],
  md5: ['file:md5'],
  sha1: ['file:sha1'],
  // txt2stix's and iocsearcher's types
  cidr: ['ipv4-addr', 'ipv6-addr'],
  ipv6: ['ipv6-addr'],
  ipv4: ['ipv4-addr'],
  host: ['domain-name'],
  email: ['email-addr'],
  sha256: ['file:sha256'],
  sha512: ['file:sha512'],
  cve: ['cve'],
  registry: ['registry-key'],
  filepath: ['file-path', 'pdb-path'],
  mac: ['mac-addr'],
  asn: ['autonomous-system'],
  user_agent: ['user-agent'],
  cpe: ['cpe'],
  iban: ['iban'],
  phone: ['phone-number'],
  generic_mitre_cwe: ['cwe'],
  generic_mitre_capec: ['capec'],
  generic_host_name_subdomain: ['domain-name'],
  generic_host_name_url: ['url'],
  generic_host_name_file: ['url'],
  generic_host_name_path: ['url'],
  arn: ['cloud:arn'],
  bitcoincash: ['wallet:bch'],
  litecoin: ['wallet:ltc'],
  dogecoin: ['wallet:doge'],
  dashcoin: ['wallet:dash'],
  zcash: ['wallet:zec'],
  eth: ['wallet:eth'],
  xmr: ['wallet:xmr'],
  ripple: ['wallet:xrp'],
  tron: ['wallet:trx'],
  tezos: ['wallet:xtz'],
  cardano: ['wallet:ada'],
  solana: ['wallet:sol'],
};
/** Questions that are about something else: decoding, one's own patterns. */
const ELSEWHERE = new Set(['extract_custom_iocs', 'find_iocs', 'parse_urls']);

/**
 * @param engine {observables, refangText, rulesIn}
 * @returns verdicts {claim, kind: 'right'|'missed'|'extra'|'count', wanted?, got?, found}
 */
export function judge(claim, engine) {
  const { about, says, text, value } = claim;
  if (ELSEWHERE.has(about)) return [];
  if (about.startsWith('refang_')) {
    const got = engine.refangText(text).text;
    return [{ claim, kind: got === value ? 'right' : 'missed', wanted: value, got, found: [] }];
  }
  if (about === 'extract_yara_rules') return judgeRules(claim, engine);
  const all = engine.observables(text);
  const isSame = (finding, wanted) => isSameAs(finding, wanted, engine.refangText);
  const found = all.filter((one) => isAsked(about, one));
  if (says === 'count') {
    const got = about === '*' ? distinct(all) : distinct(found);
    return [
      { claim, kind: got.length === value ? 'right' : 'count', wanted: value, got: got.length, found: all },
    ];
  }
  if (says === 'exactly' && about === '*') return judgeSilence(claim, all);
  if (says === 'lacks') {
    const wrong = found.some((one) => isSame(one, value));
    return [{ claim, kind: wrong ? 'extra' : 'right', got: value, found: all }];
  }
  const wanted = Array.isArray(value) ? value : [value];
  const verdicts = wanted.map((one) => {
    const hit = found.some((finding) => isSame(finding, one));
    return { claim, kind: hit ? 'right' : 'missed', wanted: one, found: all };
  });
  if (says === 'has') return verdicts;
  const extra = distinct(found).filter((one) => !wanted.some((value) => isSame(one, value)));
  return [
    ...verdicts,
    ...extra.map((one) => ({ claim, kind: 'extra', got: one.value, finding: one, found: all })),
  ];
}

/** Of the types that the test does not name, there must be nothing. */
function judgeSilence(claim, all) {
  const named = new Set(claim.value.flatMap((key) => TYPES[key] ?? []));
  const known = new Set(
    Object.keys(TYPES)
      .filter((key) => key.endsWith('s') && !key.includes('extract'))
      .flatMap((key) => TYPES[key]),
  );
  return distinct(all)
    .filter(({ type }) => known.has(type) && !named.has(type))
    .map((one) => ({ claim, kind: 'extra', got: one.value, finding: one, found: all }));
}

function judgeRules(claim, engine) {
  const rules = engine.rulesIn(claim.text);
  if (claim.says === 'count') {
    const kind = rules.length === claim.value ? 'right' : 'count';
    return [{ claim, kind, wanted: claim.value, got: rules.length, found: [] }];
  }
  const hit = rules.some(
    (rule) =>
      squeezed(rule).includes(squeezed(claim.value)) || squeezed(claim.value).includes(squeezed(rule)),
  );
  return [{ claim, kind: hit ? 'right' : 'missed', wanted: claim.value, found: [] }];
}

function squeezed(text) {
  return text.replaceAll(/\s+/g, ' ').trim();
}

function isAsked(about, { type, value }) {
  if (about === 'extract_iocs' || about === '' || about === '*') return true;
  if (TYPES[about]?.includes(type) !== true) return false;
  if (about === 'ipv4s') return !value.includes('/');
  return about !== 'ipv4_cidrs' || value.includes('/');
}

export function hasType(about) {
  return (
    TYPES[about] !== undefined ||
    ['*', '', 'extract_iocs', 'extract_yara_rules'].includes(about) ||
    about.startsWith('refang_')
  );
}

function distinct(found) {
  return [...new Map(found.map((one) => [`${one.type} ${one.value}`, one])).values()];
}

/** Equal as written, as read, or but for case, the slash of an empty path, and a port that we keep apart. */
function isSameAs({ raw, value, port }, wanted, refangText) {
  const forms = [wanted, refangText(wanted).text].map(normal);
  const ported = port === undefined ? [] : [`${value}|${port}`, `${value}:${port}`, `[${value}]:${port}`];
  return raw === wanted || [value, ...ported].some((one) => forms.includes(normal(one)));
}

const HIVES = {
  hklm: 'hkey_local_machine',
  hkcu: 'hkey_current_user',
  hkcr: 'hkey_classes_root',
  hku: 'hkey_users',
  hkcc: 'hkey_current_config',
};

function normal(value) {
  const ported = /^\[(.+)\]:(\d+)$/.exec(value);
  if (ported !== null) return `${normal(ported[1])}|${ported[2]}`;
  if (/^[^|]*:[^|]*:[^|]*\|\d+$/.test(value)) return value.split('|').map(normal).join('|');
  const lower = value
    .toLowerCase()
    .replace(/\/$/, '')
    .replace(/^asn?\s?(?=\d)/, 'as');
  if (/^[\da-f]{2}(?:[:-][\da-f]{2}){5}$|^(?:[\da-f]{4}\.){2}[\da-f]{4}$/.test(lower))
    return lower.replaceAll(/[:.-]/g, '');
  const hive = /^hk[a-z]{1,2}(?=:?\\)/.exec(lower)?.[0];
  if (hive !== undefined)
    return `${HIVES[hive] ?? hive}${lower.slice(hive.length).replace(/^:/, '')}`.replace(/\\$/, '');
  if (
    /^[\da-f:.]*:[\da-f:.]*:[\da-f:.]*(?:\/\d+)?$/.test(lower) &&
    URL.canParse(`http://[${lower.split('/')[0]}]`)
  ) {
    const [address, length] = lower.split('/');
    return new URL(`http://[${address}]`).hostname + (length === undefined ? '' : `/${length}`);
  }
  return lower;
}
