import { isIndicatorPlace, type Place, type Places } from '../roles/places.ts';
import { type Mention, mentionOf, NO_STEPS } from './mention.ts';

/** What a mention says about the doubtful ones that stand close to it. */
type Company = 'host' | 'file' | undefined;

/** Between two items of one list there is a comma, a line break, a bullet: nothing longer. */
const CLOSE = 8;

/**
 * Settles the mentions in doubt by where they stand and what they stand among, in place. Two sweeps, forward
 * and back, carry what has been settled to its neighbours. What turns out to be code is no mention.
 */
export function settle(mentions: Mention[], text: string, places: Places): Mention[] {
  const doubtful = doubtfulAmong(mentions);
  if (doubtful.length > 0) {
    const files = filesOfCommands(mentions, doubtful, text);
    const settleAt = (at: number, step: -1 | 1): void => {
      const mention = mentions[at];
      if (mention?.doubt === undefined) return;
      mentions[at] = isFileBy(files, mention)
        ? fileOf(mention, text)
        : settleOne(mention, neighbour(mentions, at, step), text, places);
    };
    for (const at of doubtful) settleAt(at, -1);
    for (const at of doubtful.reverse()) settleAt(at, 1);
    for (const at of doubtful) {
      const mention = mentions[at];
      if (mention !== undefined) mentions[at] = finish(mention, text);
    }
  }
  return withoutParts(mentions);
}

function doubtfulAmong(mentions: readonly Mention[]): number[] {
  const doubtful: number[] = [];
  for (let at = 0; at < mentions.length; at++) if (mentions[at]?.doubt !== undefined) doubtful.push(at);
  return doubtful;
}

/** The next mention in a direction; the numbers of vulnerabilities stand among anything, and say nothing. */
function neighbour(mentions: readonly Mention[], at: number, step: -1 | 1): Mention | undefined {
  let near = at + step;
  while (mentions[near]?.type === 'cve') near += step;
  return mentions[near];
}

/** What a command does with a file, right before its name. */
const COMMAND = /(?:\b(?:del|erase|type|copy|move|ren|start)|>>?) {0,2}["'\u2018\u201c]?$/i;
const LONGEST_COMMAND = 10;

/** The doubtful names that a command somewhere in the text names as files: they are files everywhere in it. */
function filesOfCommands(
  mentions: readonly Mention[],
  doubtful: readonly number[],
  text: string,
): ReadonlySet<string> {
  const files = new Set<string>();
  for (const at of doubtful) {
    const mention = mentions[at];
    if (mention?.doubt?.kind !== 'host-or-file') continue;
    const { start, value } = mention;
    if (COMMAND.test(text.slice(Math.max(0, start - LONGEST_COMMAND), start))) files.add(value);
  }
  return files;
}

function isFileBy(files: ReadonlySet<string>, { doubt, value }: Mention): boolean {
  return doubt?.kind === 'host-or-file' && files.has(value);
}

/**
 * Drops what is code, in place. Tells the hashes that are parts of a URL from those that stand for themselves; a
 * label of a host name that has the form of a hash (`0cc175b9c0f1b6a831c399e269772661.example`) is none.
 */
function withoutParts(mentions: Mention[]): Mention[] {
  let url: Mention | undefined;
  let host: Mention | undefined;
  let kept = 0;
  for (const mention of mentions) {
    if (mention.doubt?.kind === 'code-or-host') continue;
    let whole = mention;
    if (mention.type === 'url') url = mention;
    else if (mention.type === 'domain-name') host = mention;
    else if (mention.type.startsWith('file:')) {
      if (host !== undefined && mention.end < host.end) continue;
      if (url !== undefined && mention.end <= url.end) whole = insideOf(url, mention);
    }
    mentions[kept++] = whole;
  }
  mentions.length = kept;
  return mentions;
}

function insideOf(url: Mention, { type, start, end, value, steps, defanged }: Mention): Mention {
  return mentionOf(type, start, end, value, steps, defanged, undefined, url.value);
}

function settleOne(mention: Mention, near: Mention | undefined, text: string, places: Places): Mention {
  const place = places.at(mention.start);
  const alone = (): boolean => places.isAlone(mention.start, mention.end);
  switch (mention.doubt?.kind) {
    case 'url-or-host':
      return isIndicatorPlace(place) || namesAPage(mention.value) ? certain(mention) : hostOf(mention, text);
    case 'file-or-host': {
      const word = wordOf(place, alone) ?? companyOf(near, mention, text);
      if (word === undefined) return mention;
      return word === 'host' ? certain(mention) : fileOf(mention, text);
    }
    case 'host-or-file': {
      const word = wordOf(place, alone) ?? companyOf(near, mention, text);
      return word === 'file' ? fileOf(mention, text) : mention;
    }
    case 'code-or-host':
      if (place.block?.kind === 'code' && !isIndicatorPlace(place)) return mention;
      if (!isCodeObject(mention.value)) return certain(mention);
      return wordOf(place, alone) === 'host' || alone() || companyOf(near, mention, text) === 'host'
        ? certain(mention)
        : mention;
    default:
      return mention;
  }
}

/** Variables that everybody uses; a name with a hyphen is no variable at all. */
const CODE_OBJECTS: ReadonlySet<string> = new Set(
  (
    'window document this self super object obj element el elem event evt e ev req request res resp response ' +
    'result app os sys file path dir node item row col data config cfg options opts args params module exports ' +
    'process console string str array arr list dict map date math json json5 user client server socket sock conn ' +
    'connection session ctx context form input output stream buffer buf cell page target source key value val ' +
    'wscript chrome browser runtime shell wmi assembly type class func function method attr model view table db cursor thread task job msg'
  ).split(' '),
);

function isCodeObject(name: string): boolean {
  const first = name.slice(0, name.indexOf('.'));
  return first.length < 3 || CODE_OBJECTS.has(first);
}

/** What nothing spoke for: a name with a file's ending is a file, a name spelled like code stays in doubt. */
function finish(mention: Mention, text: string): Mention {
  if (mention.doubt?.kind === 'host-or-file') return certain(mention);
  return mention.doubt?.kind === 'file-or-host' ? fileOf(mention, text) : mention;
}

/** What the column's header, or the section's heading over a list, says that its items are. */
function wordOf(place: Place, alone: () => boolean): Company {
  const column = place.column?.kind;
  if (column === 'hosts') return 'host';
  if (column === 'files' || column === 'hashes') return 'file';
  if (!alone()) return undefined;
  if (place.section?.kind === 'hosts') return 'host';
  return place.section?.kind === 'files' ? 'file' : undefined;
}

function companyOf(near: Mention | undefined, mention: Mention, text: string): Company {
  if (near === undefined || near.doubt !== undefined) return undefined;
  const gap = near.end <= mention.start ? [near.end, mention.start] : [mention.end, near.start];
  const [from = 0, to = 0] = gap;
  if (to < from || to - from > CLOSE || !partsItems(text.slice(from, to))) return undefined;
  if (near.type === 'file-name' || near.type === 'file-path') return 'file';
  return ['domain-name', 'url', 'ipv4-addr', 'ipv6-addr'].includes(near.type) ? 'host' : undefined;
}

function partsItems(gap: string): boolean {
  return /[,;|\n/]/.test(gap) && !/[\p{L}\p{N}]/u.test(gap);
}

/** `/gate.php`, `/x?id=1`: a page, not a second alternative after a slash. */
function namesAPage(url: string): boolean {
  const slash = url.indexOf('/');
  const path = url.slice(slash + 1);
  return (
    url.slice(0, slash).includes(':') ||
    path.includes('?') ||
    path.includes('/') ||
    /\.[a-z\d]{2,5}$/i.test(path.slice(-8))
  );
}

function certain({ type, start, end, value, steps, defanged }: Mention): Mention {
  return mentionOf(type, start, end, value, steps, defanged);
}

function hostOf(mention: Mention, text: string): Mention {
  if (mention.doubt?.kind !== 'url-or-host') return mention;
  const { host, hostEnd } = mention.doubt;
  const { start, defanged } = mention;
  const type = /^[\d.]+$/.test(host) ? 'ipv4-addr' : 'domain-name';
  const steps = host === text.slice(start, hostEnd) ? NO_STEPS : ['lower case'];
  return mentionOf(type, start, hostEnd, host, steps, defanged);
}

function fileOf({ start, end, defanged }: Mention, text: string): Mention {
  return mentionOf('file-name', start, end, text.slice(start, end), NO_STEPS, defanged);
}
