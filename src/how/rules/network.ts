import { faultOfOptions, headerOf, optionsOf } from './network-parts.ts';
import type { RuleMention } from './rule-text.ts';
import { LONGEST_RULE, mentionOf, withPlainSpace } from './rule-text.ts';
import { joinLines, widthOf } from './wrapped-words.ts';

export interface NetworkRuleMention extends RuleMention {
  readonly ruleType: 'snort' | 'suricata';
}

const ACTION =
  /(?<![\w.-])(?:alert|drop|pass|reject(?:src|dst|both)?|sdrop|block|log)\s{1,9}[a-z][a-z0-9-]{1,15}\s{1,9}/g;
/** In UTF-16 code units; address lists may be long. */
const LONGEST_HEADER = 1_500;

/**
 * Snort and Suricata rules (Snort 2 and 3 manuals, "Rule headers"; Suricata user guide, "Rules format"): an
 * action, a protocol, two ends with an arrow, and options in brackets, `sid` among them. One logical line.
 */
export function findNetworkRules(text: string): readonly NetworkRuleMention[] {
  if (!text.includes('sid')) return [];
  const rules: NetworkRuleMention[] = [];
  ACTION.lastIndex = 0;
  let action = ACTION.exec(text);
  while (action !== null) {
    const rule = ruleAt(text, action.index);
    if (rule !== undefined) rules.push(rule);
    ACTION.lastIndex = rule?.end ?? action.index + 3;
    action = ACTION.exec(text);
  }
  return rules;
}

function ruleAt(text: string, start: number): NetworkRuleMention | undefined {
  const open = text.slice(start, start + LONGEST_HEADER).indexOf('(');
  const header = open < 0 ? undefined : headerOf(text.slice(start, start + open));
  if (header === undefined) return undefined;
  const { end, closed } = endOfOptions(text, start + open + 1);
  const quote = text.slice(start, end).trimEnd();
  const rule = inOneLine(withPlainSpace(quote));
  const options = optionsOf(rule.slice(rule.indexOf('(') + 1, closed ? -1 : undefined));
  const firstOf = (name: string): string | undefined => options.find((option) => option.name === name)?.value;
  const sid = firstOf('sid');
  if (sid === undefined) return undefined;
  const fault = header.fault ?? (closed ? faultOfOptions(options) : 'its options do not close');
  return {
    ...mentionOf(
      {
        start,
        end: start + quote.length,
        name: firstOf('msg')?.replace(/^"|"$/g, '') ?? `sid ${sid}`,
        text: rule,
      },
      fault,
    ),
    ruleType: dialectOf(
      header.protocol,
      options.map(({ name }) => name),
      text.slice(Math.max(0, start - NEARBY), start),
    ),
  };
}

/** Behind the closing bracket; of options that do not close, the end of their last option before an empty line. */
function endOfOptions(text: string, from: number): { readonly end: number; readonly closed: boolean } {
  const limit = Math.min(text.length, from + LONGEST_RULE);
  let quoted = false;
  for (let at = from; at < limit; at += 1) {
    const character = text.charAt(at);
    if (character === '\\') at += 1;
    else if (character === '"') quoted = !quoted;
    else if (!quoted && character === ')') return { end: at + 1, closed: true };
    else if (character === '\n' && /^\s*\n/.test(text.slice(at + 1, at + 40)))
      return unclosedAt(text, from, at);
  }
  return unclosedAt(text, from, limit);
}

function unclosedAt(
  text: string,
  from: number,
  limit: number,
): { readonly end: number; readonly closed: boolean } {
  return { end: Math.max(from, text.lastIndexOf(';', limit) + 1), closed: false };
}

/** A rule that ends its lines with a backslash was written so; any other was wrapped. */
function inOneLine(rule: string): string {
  const lines = rule.split('\n');
  return lines.slice(0, -1).every((line) => line.endsWith('\\'))
    ? rule
    : joinLines(lines, { width: widthOf(rule) });
}

/** How far before a rule its heading or caption is looked for, in UTF-16 code units. */
const NEARBY = 400;
const SURICATA_PROTOCOL =
  /^(?:http[12]?|dns|tls|ssh|smb|smtp|ftp|ftp-data|nfs|tftp|ikev?2?|krb5|dhcp|snmp|sip|rfb|mqtt|rdp|quic|modbus|dnp3|enip|tcp-pkt|tcp-stream|doh2|ldap|websocket|pgsql|telnet)$/;
const SURICATA_OPTION =
  /\.|^(?:startswith|endswith|bsize|dataset|datarep|xbits|flowint|target|dns_query|tls_sni|ja3_hash|app-layer-\w+|noalert|filemagic|lua|iprep)$/;

/** Suricata where only Suricata knows the protocol or an option, or the words before speak of it alone. */
function dialectOf(protocol: string, options: readonly string[], before: string): 'snort' | 'suricata' {
  if (SURICATA_PROTOCOL.test(protocol) || options.some((name) => SURICATA_OPTION.test(name)))
    return 'suricata';
  return /suricata/i.test(before) && !/snort/i.test(before) ? 'suricata' : 'snort';
}
