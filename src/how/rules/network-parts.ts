export interface Header {
  readonly protocol: string;
  readonly fault?: string;
}

const SERVICE =
  /^(?:alert|drop|block|pass|log|reject) (file|https?|http2|ssl|smtp|imap|pop3|ftp|dns|sip|ssh|telnet|netbios-ssn|tcp|udp|ip|icmp)$/;
const ENDS = /^\S+ (\S+) \S+ \S+ (->|<>|<-|=>|[–—]>|→) \S+ \S+$/;

/** What stands before the options, on any number of lines; undefined where it is no header of a rule. */
export function headerOf(written: string): Header | undefined {
  const words = written.replace(/\s+/g, ' ').trim();
  // Snort 3 lets rules for a service do without ends.
  const [, service] = SERVICE.exec(words) ?? [];
  if (service !== undefined) return { protocol: service };
  const [, protocol, arrow] = ENDS.exec(spacesInListsGone(words)) ?? [];
  if (protocol === undefined) return undefined;
  return /^(?:->|<>|=>)$/.test(arrow ?? '')
    ? { protocol }
    : { protocol, fault: `its arrow is written “${arrow}”` };
}

/** `[10.0.0.0/8, !10.1.0.0/16]` is one end. */
function spacesInListsGone(words: string): string {
  let depth = 0;
  let out = '';
  for (const character of words) {
    if (character === '[') depth += 1;
    if (character === ']') depth -= 1;
    if (character !== ' ' || depth <= 0) out += character;
  }
  return out;
}

export interface RuleOption {
  readonly name: string;
  readonly value?: string;
}

/** `name:value;` over and over; a semicolon inside quotation marks or behind a backslash ends nothing. */
export function optionsOf(written: string): readonly RuleOption[] {
  const options: RuleOption[] = [];
  let from = 0;
  let quoted = false;
  for (let at = 0; at <= written.length; at += 1) {
    const character = written.charAt(at);
    if (character === '\\') at += 1;
    else if (character === '"') quoted = !quoted;
    else if (at === written.length || (character === ';' && !quoted)) {
      const option = written.slice(from, at).trim();
      if (option !== '') options.push(optionOf(option));
      from = at + 1;
    }
  }
  return options;
}

function optionOf(option: string): RuleOption {
  const colon = option.indexOf(':');
  if (colon < 0) return { name: option };
  return { name: option.slice(0, colon).trim(), value: option.slice(colon + 1).trim() };
}

const QUOTED: ReadonlySet<string> = new Set(['msg', 'content', 'uricontent', 'pcre']);
const NUMBERS: ReadonlySet<string> = new Set(['sid', 'rev', 'gid', 'priority']);

/** Why an engine would not load the options, where their form makes that plain. */
export function faultOfOptions(options: readonly RuleOption[]): string | undefined {
  for (const { name, value } of options) {
    const fault = faultOfOption(name, value);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function faultOfOption(name: string, value: string | undefined): string | undefined {
  if (!/^[a-z][\w.-]{0,60}$/.test(name)) return `“${name.slice(0, 40)}” is no option`;
  if (NUMBERS.has(name) && !/^\d{1,10}$/.test(value ?? '')) return `its ${name} is no number`;
  if (!QUOTED.has(name)) return undefined;
  if (/^!?[“”„]/.test(value ?? '')) return 'its quotation marks are typographic';
  if (value === undefined || !/^!?"[\s\S]*"/.test(value)) return `its ${name} is not in quotation marks`;
  return name.endsWith('content') ? faultOfContent(value) : undefined;
}

/** Bytes stand between bars, two digits each (`|16 03 01|`). */
function faultOfContent(value: string): string | undefined {
  const parts = value.replace(/\\[\s\S]/g, '').split('|');
  if (parts.length % 2 === 0) return 'the bars of a content do not close';
  const isHex = parts.every((part, nth) => nth % 2 === 0 || /^(?:\s*[0-9A-Fa-f]{2})*\s*$/.test(part));
  return isHex ? undefined : 'between the bars of a content stand no bytes';
}
