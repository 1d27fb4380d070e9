import type { TextRange } from '../../model/index.ts';

/** What a list holds, by the words that introduce it. */
type ListKind = 'indicators' | 'victims' | 'harmless';

/** The items of a list below a line that ends in a colon, or the values below it that stand alone. */
export interface List extends TextRange {
  readonly kind: ListKind;
  /** The words of the line that introduces the list, at most `LONGEST_LEAD` of them in characters. */
  readonly title: string;
}

const LONGEST_LEAD = 200;
const LONGEST_ITEM = 300;
/** A line of more words than this, without a bullet, is a sentence. */
const MOST_SPACES = 3;
const MOST_MARKUP = 6;

const VICTIMS =
  /\b(?:target lists?|lists? of targets|(?:targets|targeting|against) (?:the |these )?following|targeted (?:\w+ )?(?:banks?|brands?|sites?|websites?|domains?|urls?|organi[sz]ations?|institutions?|compan(?:y|ies)|apps?|applications?|countries)|(?:list of|following|known|these) victims|victims (?:are|were|include)|impersonated|spoofed (?:brands?|sites?|domains?)|steals? (?:\w+ ){0,3}from)\b/i;
const HARMLESS =
  /\b(?:legitimate|benign|popular|whitelist\w*|anti-?virus\w*|av (?:processes|products|names)|security (?:products?|tools?|software|processes)|debuggers?|analysis tools?|virtual machines?|terminat\w+|kills?|check(?:s|ing)? (?:for|if|whether)|looks? for|search(?:es)? for|exclud\w+|skips?)\b/i;
const OBSERVABLES =
  /\b(?:domains?|domain names?|hosts?|hostnames?|sites?|websites?|servers?|urls?|ips?|ip addresses|addresses|hash(?:es)?|md5s?|sha-?\d+|samples?|files?|file ?names?|names|payloads?|documents?|attachments?|archives?|executables?|scripts?|locations?|paths?|folders?|director(?:y|ies)|c2s?|c&cs?|cncs?|iocs?|indicators?|registry|keys?|mutex(?:es)?|tasks?|wallets?|accounts?|e-?mails?)\b/i;

/** The lists of a text that tell by their first words what they hold. Linear: no line is looked at twice. */
export function listsOf(text: string): List[] {
  const lists: List[] = [];
  for (let colon = text.indexOf(':'); colon >= 0; ) {
    const next = endOfLead(text, colon);
    if (next === undefined) {
      colon = text.indexOf(':', colon + 1);
      continue;
    }
    const end = endOfItems(text, next);
    if (end > next) {
      const title = leadBefore(text, colon);
      const kind = kindOf(title);
      if (kind !== undefined) lists.push({ start: next, end, kind, title });
    }
    colon = text.indexOf(':', end);
  }
  return lists;
}

function kindOf(title: string): ListKind | undefined {
  if (VICTIMS.test(title)) return 'victims';
  if (HARMLESS.test(title)) return 'harmless';
  return OBSERVABLES.test(title) ? 'indicators' : undefined;
}

/** Where the next line begins, when nothing but mark-up stands between the colon and it. */
function endOfLead(text: string, colon: number): number | undefined {
  for (let i = colon + 1; i <= colon + 1 + MOST_MARKUP; i++) {
    const c = text[i];
    if (c === '\n') return i + 1;
    if (c !== '*' && c !== '_' && c !== ' ' && c !== '\r' && c !== '\t' && c !== '\u00a0') return undefined;
  }
  return undefined;
}

function leadBefore(text: string, colon: number): string {
  const near = text.slice(Math.max(0, colon - LONGEST_LEAD), colon);
  return near.slice(near.lastIndexOf('\n') + 1).trim();
}

function endOfItems(text: string, from: number): number {
  let end = from;
  for (let start = from; start < text.length; ) {
    const next = text.indexOf('\n', start);
    const stop = next < 0 ? text.length : next;
    const line = isItem(text, start, stop);
    if (line === undefined) break;
    if (line) end = stop;
    start = stop + 1;
  }
  return end;
}

/** Whether a line is an item; `false` for an empty one, `undefined` where the list is over. */
function isItem(text: string, from: number, to: number): boolean | undefined {
  let start = from;
  while (start < to && isBlank(text.charCodeAt(start))) start++;
  if (start === to) return false;
  if (text.charCodeAt(start) === 35 || to - start > LONGEST_ITEM) return undefined;
  const last = text[to - 1];
  if (last === ':') return undefined;
  if (BULLETS.has(text[start] ?? '') && text.slice(start, start + 2) !== '**') return true;
  let spaces = 0;
  for (let i = start; i < to; i++) if (text.charCodeAt(i) === 32 && ++spaces > MOST_SPACES) return undefined;
  return true;
}

const BULLETS: ReadonlySet<string> = new Set('*-+•·|>–'.split(''));

function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 13 || code === 0xa0;
}
