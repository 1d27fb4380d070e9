// Where Howdunit differs from another extractor on purpose. Each rule is a question about any difference, never a
// list of cases; policy.md says why each stands. The first that says yes names the difference.

/** The whole text is one thing of ours: the peer has several types where we have one. */
const DIVIDED = new Set([
  'ipv4-addr',
  'ipv6-addr',
  'domain-name',
  'url',
  'file-path',
  'autonomous-system',
  'cwe',
  'capec',
]);
const PARTS = new Set([
  'domains',
  'ipv4s',
  'ipv6s',
  'domain',
  'host',
  'hostname',
  'generic_host_name_subdomain',
]);
const HASHES = /^(?:md5s?|sha\d+s?|extract_\w*hash\w*)$/;
const EMAILS = new Set(['email_addresses', 'email_addresses_complete', 'extract_emails', 'refang_email']);
const URLS = new Set(['urls', 'urls_complete', 'extract_urls', 'url', 'refang_data']);

const text = ({ claim }) => claim.text;
const wantedText = ({ wanted }) => (typeof wanted === 'string' ? wanted : '');
const lower = (value) => value.toLowerCase();

export const RULES = [
  {
    name: 'no such type',
    holds: ({ claim, hasType }) => !hasType(claim.about),
  },
  {
    name: 'passes on nothing',
    holds: ({ claim, kind, found }) =>
      claim.lenient && kind === 'missed' && !found.some(({ type }) => type === 'email-addr'),
  },
  {
    name: 'one type where others have several',
    holds: ({ claim, kind, found }) =>
      claim.says === 'lacks' &&
      kind === 'extra' &&
      found.length === 1 &&
      found[0].raw === withoutPort(claim.text) &&
      DIVIDED.has(found[0].type),
  },
  {
    name: 'a host is a part of its URL and its address of mail',
    holds: (difference) => isPart(difference),
  },
  {
    name: 'a hash in a path is told, and held back',
    holds: ({ claim, kind, finding }) =>
      HASHES.test(claim.about) &&
      kind !== 'missed' &&
      (finding?.heldBack === 'part of a URL' || /^https?:\/\/\S+$/.test(claim.text)),
  },
  {
    name: 'only international phone numbers',
    holds: ({ claim, wanted }) => /telephone|phone/.test(claim.about) && !String(wanted).startsWith('+'),
  },
  {
    name: 'a hash has digits and letters, and touches no letter',
    holds: (difference) => {
      const { claim } = difference;
      if (!HASHES.test(claim.about)) return false;
      return runsIn(text(difference)).every(
        (run) => !/\d/.test(run) || !/[a-f]/i.test(run) || isTouched(text(difference), run),
      );
    },
  },
  {
    name: 'an address has a right checksum and is on a main network',
    holds: ({ claim, wanted, found }) =>
      /^(?:bitcoin_addresses|monero_addresses|btc|xmr|\*)$/.test(claim.about) &&
      (typeof wanted === 'string' || /^(?:tb|bc)1/i.test(claim.text)) &&
      (found.some(({ type, raw }) => type.startsWith('file:') && raw === claim.text) ||
        /^tb1|^.{1,20}$/.test(claim.text)) &&
      /^[\da-z]+$/i.test(claim.text),
  },
  {
    name: 'no leading zeros in an address',
    holds: ({ claim }) => claim.about === 'ipv4s' && /(?:^|[^\d.])(?:\d{1,3}\.){0,3}0\d/.test(claim.text),
  },
  {
    name: 'a full stop before an address is the sentence’s',
    holds: ({ claim, kind, got }) =>
      claim.about === 'ipv4s' && kind === 'extra' && claim.text.includes(`.${got}`),
  },
  {
    name: 'an address touches no letter',
    holds: ({ claim, wanted }) =>
      claim.about === 'extract_ipv4s' &&
      new RegExp(`[a-z]${escaped(wanted)}|${escaped(wanted)}[a-z]`, 'i').test(claim.text),
  },
  {
    name: 'a number of an autonomous system is in capitals and none that is reserved',
    holds: ({ claim }) =>
      /^(?:asns|AS|asn|\*)$/.test(claim.about) &&
      (/\bas(?:n ?)?\d/.test(claim.text) || /\bAS0\b|4294967295/.test(claim.text)),
  },
  {
    name: 'a CVE is of this century or the last',
    holds: (difference) =>
      difference.claim.about === 'cves' && /cve[- ][^12]|cve[- ]2[^0]/i.test(text(difference)),
  },
  {
    name: 'a host in capitals is in capitals throughout',
    holds: (difference) =>
      difference.claim.about === 'domains' && /^[a-z][^A-Z]*\.[A-Z]+$/.test(text(difference)),
  },
  {
    name: 'local parts as people have them',
    holds: (difference) => EMAILS.has(difference.claim.about) && isOddMail(difference),
  },
  {
    name: 'a chat address looks like one of mail',
    holds: ({ claim, found }) =>
      /^(?:email_addresses\w*|domains|\*)$/.test(claim.about) &&
      /jabber|xmpp/i.test(claim.text) &&
      found.some(({ type }) => type === 'email-addr'),
  },
  {
    name: 'top-level domains of the list',
    holds: ({ claim, wanted }) =>
      (!URLS.has(claim.about) && /\.(?:tld|nottld|local|example)$/.test(lower(String(wanted ?? '')))) ||
      (EMAILS.has(claim.about) && /\btld\b/i.test(claim.text)),
  },
  {
    name: 'two brackets at most, closed as they were opened',
    holds: ({ claim }) =>
      /[[({]\s?[[({]\s?[[({]|[\])}]{3}|[[(][[(]+\.|\(\.(?!\))|\\\(|\\\\\./.test(claim.text),
  },
  {
    name: 'no space inside a bracket',
    holds: ({ claim }) =>
      /[[({] {1,3}(?:\.|@|at|dot) {0,3}[\])}]|[[({] {0,3}(?:\.|@|at|dot) {1,3}[\])}]/i.test(claim.text),
  },
  {
    name: 'words for signs only between words of a host',
    holds: ({ claim }) =>
      (EMAILS.has(claim.about) || claim.about === 'refang_data') &&
      /\bat\b|\/AT\/|[[\]]?dot[[\]]?/i.test(claim.text),
  },
  {
    name: 'encoded text is not decoded',
    holds: ({ claim }) =>
      claim.about === 'extract_encoded_urls' ||
      (URLS.has(claim.about) && /^[\da-z+/=\s]{20,}$/i.test(claim.text)) ||
      /^%2F/.test(claim.text),
  },
  {
    name: 'no space in a URL or a host',
    holds: (difference) =>
      (URLS.has(difference.claim.about) || EMAILS.has(difference.claim.about)) &&
      (/:\/\/ |[^\])}] \.|\S \/|@ | @/.test(text(difference)) || /\s/.test(wantedText(difference))),
  },
  {
    name: 'an underscore is no colon and no slash',
    holds: ({ claim }) => URLS.has(claim.about) && /(?:https?|ps):?__/i.test(claim.text),
  },
  {
    name: 'no scheme is guessed',
    holds: ({ claim, wanted }) =>
      claim.about === 'refang_data' && /^http/.test(String(wanted)) && !/^h|^meow/i.test(claim.text),
  },
  {
    name: 'a bracket that was not opened ends a URL, as do quotes and angle brackets',
    holds: ({ claim }) =>
      URLS.has(claim.about) && /:\/\/[^\s]*["'`<>)}\]\u201d\u2019\uff1e\uff1c(\\]|CDATA/.test(claim.text),
  },
  {
    name: 'a schemeless URL in prose is its host',
    holds: (difference) => URLS.has(difference.claim.about) && isSchemeless(difference),
  },
  {
    name: 'user and password stay with their URL',
    holds: ({ claim }) => URLS.has(claim.about) && /:\/\/[^/\s]*@/.test(claim.text),
  },
  {
    name: 'a path ends at a space, and begins at a folder that systems have',
    holds: ({ claim }) =>
      /^(?:file_paths|filepath|domains)$/.test(claim.about) &&
      /[\\/~]/.test(claim.text) &&
      !/:\/\//.test(claim.text),
  },
  {
    name: 'a resource’s name ends at a space',
    holds: ({ claim }) => claim.about === 'arn' && / /.test(claim.text),
  },
  {
    name: 'an address without a checksum needs a label',
    holds: ({ claim }) => claim.about === 'solana' && claim.text.length < 50,
  },
  {
    name: 'a name and a hash are two',
    holds: ({ claim }) => /^(?:filename\|md5|\*)$/.test(claim.about) && /\|[\da-f]{32}$/.test(claim.text),
  },
  {
    name: 'what begins with an environment variable is a path',
    holds: ({ kind, finding }) =>
      kind === 'extra' && finding?.type === 'file-path' && finding.value.startsWith('%'),
  },
  {
    name: 'a loopback address is found, and held back',
    holds: ({ claim, kind, found }) =>
      kind === 'count' &&
      claim.value === 0 &&
      found.every(({ heldBack }) => heldBack?.includes('loopback') === true) &&
      found.length > 0,
  },
  {
    name: 'a rule that does not parse is kept, with its fault',
    holds: ({ claim, kind }) => claim.about === 'extract_yara_rules' && kind === 'count' && claim.value === 0,
  },
  {
    name: 'equal addresses are one',
    holds: ({ claim, kind, wanted, found }) =>
      claim.about === 'ipv6s' &&
      kind === 'count' &&
      found.length >= wanted &&
      new Set(found.map(({ value }) => value)).size < found.length,
  },
];

/** @returns the rule that explains a difference; `undefined` where it is a fault */
export function ruleFor(difference) {
  return RULES.find(({ holds }) => holds(difference));
}

/** A host wanted by itself that stands inside a URL or an address of mail that is found. */
function isPart({ claim, kind, wanted, got, found }) {
  if (!PARTS.has(claim.about)) return false;
  const holders = found.filter(
    ({ type, value }) => type === 'url' || type === 'email-addr' || value.includes('/'),
  );
  if (kind === 'missed') return holders.some(({ value }) => lower(decoded(value)).includes(lower(wanted)));
  return kind === 'count' && got < wanted && holders.length >= wanted - got;
}

function withoutPort(value) {
  return value.replace(/^\[(.*)\]:\d+$/, '$1').replace(/^([\d.]+):\d+$/, '$1');
}

function decoded(value) {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** Comments, quotes, escapes and address literals (RFC 5322) that nobody writes outside a test. */
function isOddMail({ claim, wanted, kind }) {
  const odd = /[("\\=]|@\[|@\d+(?:\.\d+){3}/;
  return odd.test(String(wanted ?? '')) || ((kind === 'extra' || kind === 'count') && odd.test(claim.text));
}

function isSchemeless({ claim, wanted }) {
  return typeof wanted === 'string' ? !/:\/\//.test(wanted) && /\//.test(wanted) : !/:\/\//.test(claim.text);
}

function runsIn(value) {
  return value.match(/[\da-f]{32,}/gi) ?? [];
}

function isTouched(value, run) {
  const at = value.indexOf(run);
  return /[\da-z]/i.test(value[at - 1] ?? ' ') || /[\da-z]/i.test(value[at + run.length] ?? ' ');
}

function escaped(value) {
  return String(value).replaceAll(/[.[\]()\\]/g, '\\$&');
}
