import type {
  Observable,
  ObservableType,
  Report,
  ReportDocument,
  Rule,
  UtcInstant,
} from '../../model/index.ts';
import { plainLine, sha256 } from '../../model/index.ts';
import { comment, headerOf, type ListOptions, modifiedOf } from '../lists/blocklist.ts';
import { dnsName } from '../lists/dns-name.ts';
import { networkOf } from '../lists/network.ts';
import { type LeftOut, publishable } from '../lists/publishable.ts';
import { requestedUrl } from '../lists/requested-url.ts';
import { isShown } from '../lists/shown.ts';
import { oneLine, quoted } from '../stix/text.ts';
import { bytesOf, content, message } from './option.ts';

/** Above every range that somebody publishes in; a rule's number never changes. */
const FIRST_SID = 3_000_000_000;
const SIDS = 1_000_000_000;

/** In bytes; what `content` holds, and a rule with it on one line of 8,192. */
const LONGEST = 255;

const FORM = {
  title: 'Suricata 7 rules',
  types: new Set<ObservableType>([
    'ipv4-addr',
    'ipv6-addr',
    'domain-name',
    'url',
    'user-agent',
    'tls:ja3',
    'tls:ja3s',
  ]),
  marker: '#',
};

/** What a rule looks at, and the options that look for the value. */
interface Match {
  /** Protocol, addresses and direction. */
  readonly header: string;
  readonly options: string;
  readonly where: string;
}

/**
 * Rules for what is seen on the wire: addresses, names in DNS, TLS and HTTP, URLs of plain HTTP, user agents, TLS
 * fingerprints; behind them the Suricata rules that the report prints. The same document gives the same bytes.
 */
export function toSuricata(document: ReportDocument, options: ListOptions = {}): string {
  const modified = modifiedOf(document, options);
  const { published, leftOut } = publishable(document.findings, FORM.types);
  const out: LeftOut[] = [...leftOut];
  const taken = new Set<number>();
  const lines: string[] = [];
  let many = 0;
  for (const { lead } of published) {
    const matches = bytesOf(lead.value) > LONGEST ? 'longer than a rule can hold' : matchesOf(lead);
    if (typeof matches === 'string') {
      out.push({ lead, why: matches });
      continue;
    }
    many += 1;
    lines.push(comment(FORM, quoted(document, lead)));
    lines.push(...matches.map((match) => rule(document, lead, match, modified, taken)));
  }
  const passedOn = printed(document);
  const header = headerOf(document, FORM, modified, many, out, passedOn.whole);
  return `${[...header, ...lines, ...passedOn.lines].join('\n')}\n`;
}

function matchesOf({ type, value }: Observable): readonly Match[] | string {
  switch (type) {
    case 'ipv4-addr':
    case 'ipv6-addr':
      return [{ header: `ip any any -> ${networkOf(value)} any`, options: '', where: 'traffic to' }];
    case 'domain-name':
      return nameMatches(dnsName(value));
    case 'url':
      return urlMatches(value);
    case 'user-agent':
      return [http('user agent', `http.user_agent; ${exact(value)}`)];
    case 'tls:ja3':
      return [tls('client fingerprint', `ja3.hash; ${exact(value.toLowerCase())}`)];
    case 'tls:ja3s':
      return [tls('server fingerprint', `ja3s.hash; ${exact(value.toLowerCase())}`)];
    default:
      return 'not of a type that a rule looks for';
  }
}

/** `dotprefix` lets one rule see a name and all below it, and nothing that merely ends alike. */
function nameMatches(name: string | undefined): readonly Match[] | string {
  if (name === undefined) return 'no host name';
  const below = `dotprefix; content:"${content(`.${name}`)}"; endswith;`;
  return [
    {
      header: 'dns any any -> any any',
      options: `dns.query; ${below.replace('endswith', 'nocase; endswith')}`,
      where: 'DNS query for',
    },
    tls('TLS to', `tls.sni; ${below.replace('endswith', 'nocase; endswith')}`),
    // The buffer is lower case, and `nocase` on it is an error.
    http('HTTP to', `http.host; ${below}`),
  ];
}

/** As a client sends it: the path letter for letter, with only what no client leaves as it is percent-encoded. */
function urlMatches(value: string): readonly Match[] | string {
  // Without a scheme it may be plain HTTP, and a rule sees nothing else.
  if (/^(?!http:)[a-z][a-z0-9+.-]*:\/\//iu.test(value)) return 'only plain HTTP shows its URLs on the wire';
  const [, host, rest] = /^([^/?@:[\]]+)(?::\d*)?(\/.*)$/su.exec(requestedUrl(value) ?? '') ?? [];
  if (host === undefined || rest === undefined) return 'no URL with a host name or an IPv4 address';
  const options = `http.host; ${exact(host.toLowerCase())} http.uri.raw; ${exact(rest)}`;
  return [http('HTTP request of', options)];
}

function exact(value: string): string {
  return `content:"${content(value)}"; bsize:${bytesOf(value)};`;
}

function http(where: string, options: string): Match {
  return { header: 'http any any -> any any', options, where };
}

function tls(where: string, options: string): Match {
  return { header: 'tls any any -> any any', options, where };
}

function rule(
  { report, capture }: ReportDocument,
  { type, value }: Observable,
  { header, options, where }: Match,
  modified: UtcInstant,
  taken: Set<number>,
): string {
  const msg = message(oneLine(plainLine(`${where} ${value}: ${sourceOf(report)}`), 200));
  const parts = [
    `msg:"${msg}";`,
    options,
    reference(report.url),
    `metadata:report ${report.id}, copy_sha256 ${capture.sha256}, tlp ${report.tlp.label.slice('TLP:'.length)};`,
    `sid:${sidOf([report.id, type, value, where].join('\0'), taken)};`,
    `rev:${Math.floor(Date.parse(modified) / 86_400_000)};`,
  ];
  return `alert ${header} (${parts.filter(Boolean).join(' ')})`;
}

/** `Northgate Labs, Operation Copper Heron`, or the title alone where nobody is said to have published it. */
export function sourceOf({ publisher, title }: Report): string {
  return publisher === undefined ? title : `${publisher}, ${title}`;
}

function reference(url: string | undefined): string {
  const bare = url === undefined ? '' : url.replace(/^https?:\/\//u, '');
  return /^[A-Za-z0-9._/?=&%~-]+$/u.test(bare) ? `reference:url,${bare};` : '';
}

/** The same rule has the same number; two that would share one within a file do not. */
export function sidOf(name: string, taken: Set<number>): number {
  let offset = Number.parseInt(sha256(name).slice(0, 12), 16) % SIDS;
  while (taken.has(offset)) offset = (offset + 1) % SIDS;
  taken.add(offset);
  return FIRST_SID + offset;
}

interface PassedOn {
  readonly lines: readonly string[];
  readonly whole: number;
}

/** As printed, one line each and each number once; one that would not load could stop the whole file. */
function printed(document: ReportDocument): PassedOn {
  const sids = new Set<string>();
  const lines = document.findings
    .filter((finding): finding is Rule => finding.kind === 'rule' && finding.ruleType === 'suricata')
    .filter(isShown)
    .flatMap((found) => {
      const line = found.text
        .split('\n')
        .map((part) => part.trim().replace(/\\$/u, '').trim())
        .join(' ')
        .trim();
      const sid = /\bsid\s*:\s*(\d+)\s*;/u.exec(line)?.[1];
      const why =
        found.fault ??
        (sid === undefined ? 'it has no sid' : sids.has(sid) ? 'its sid stands twice' : undefined);
      if (why !== undefined || sid === undefined)
        return [comment(FORM, `left out: printed rule ${found.name}: ${why ?? ''}`)];
      sids.add(sid);
      return [comment(FORM, `printed in the report as it stands: ${found.name}`), line];
    });
  return { lines: [...lines, ...snortLeftOut(document)], whole: sids.size };
}

/** Snort's keywords are not all Suricata's: STIX and MISP carry its rules, this file counts them. */
function snortLeftOut({ findings }: ReportDocument): string[] {
  const many = findings.filter((each) => each.kind === 'rule' && each.ruleType === 'snort' && isShown(each));
  const rules = many.length === 1 ? 'rule' : 'rules';
  return many.length === 0 ? [] : [comment(FORM, `left out: ${many.length} printed ${rules} for Snort`)];
}
