import type { Finding, ObservableType, Reading } from '../../model/index.ts';
import { decodeText, htmlDeclaredCharset } from '../charset.ts';
import { textOf } from '../parts/piece.ts';
import { Gathered } from '../stated/gathered.ts';
import { iocDocument } from './document.ts';

/** Terms of OpenIOC that name an observable. */
const TERMS: Readonly<Record<string, ObservableType>> = {
  'FileItem/Md5sum': 'file:md5',
  'FileItem/Sha1sum': 'file:sha1',
  'FileItem/Sha256sum': 'file:sha256',
  'FileItem/FileName': 'file-name',
  'FileItem/FullPath': 'file-path',
  'FileItem/FilePath': 'file-path',
  'FileItem/PEInfo/PETimeStampImphash': 'file:imphash',
  'RegistryItem/KeyPath': 'registry-key',
  'RegistryItem/Path': 'registry-key',
  'ServiceItem/name': 'service-name',
  'ProcessItem/arguments': 'command-line',
  'ProcessItem/HandleList/Handle/Name': 'mutex',
  'DnsEntryItem/Host': 'domain-name',
  'DnsEntryItem/RecordName': 'domain-name',
  'Network/DNS': 'domain-name',
  'UrlHistoryItem/HostName': 'domain-name',
  'UrlHistoryItem/URL': 'url',
  'Network/URI': 'url',
  'Network/UserAgent': 'user-agent',
  'PortItem/remoteIP': 'ipv4-addr',
  'RouteEntryItem/Destination': 'ipv4-addr',
  'Email/From': 'email-addr',
};

/** What a document looks for, as findings. A part of a value (`contains`) and what must be absent are none. */
export function statedInOpenIoc(bytes: Uint8Array, reading: Reading): readonly Finding[] {
  const { text } = decodeText(bytes, htmlDeclaredCharset(bytes));
  const gathered = new Gathered(reading);
  const blocks = reading.blocks.filter(({ kind }) => kind === 'list-item');
  let at = 0;
  for (const { search, condition, isNegated, content } of iocDocument(text).items) {
    if (textOf(content).trim() === '') continue;
    const block = blocks[at++];
    const type = Object.hasOwn(TERMS, search) ? TERMS[search] : undefined;
    if (block === undefined || type === undefined || isNegated || condition !== 'is') continue;
    const { start, end } = trimmed(reading.text, block.start, block.end);
    const value = reading.text.slice(start, end);
    const of = type === 'ipv4-addr' && value.includes(':') ? 'ipv6-addr' : type;
    gathered.observable(of, { start, end }, { role: 'attacker', roleWhy: `looked for as ${search}` });
  }
  return gathered.all;
}

function trimmed(text: string, start: number, end: number): { start: number; end: number } {
  const value = text.slice(start, end);
  const from = start + value.length - value.trimStart().length;
  return { start: from, end: from + value.trim().length };
}
