import type { ObservableType } from '../../model/index.ts';
import { isTld } from '../../vocab/tlds.ts';

const HASHES: ReadonlyMap<number, ObservableType> = new Map<number, ObservableType>([
  [32, 'file:md5'],
  [40, 'file:sha1'],
  [56, 'file:sha224'],
  [64, 'file:sha256'],
  [96, 'file:sha384'],
  [128, 'file:sha512'],
]);

/** What a refanged value is, told by its form alone; undefined for what is none of these. */
export function formOf(value: string): ObservableType | undefined {
  if (/^[a-z][a-z\d+.-]{1,15}:\/\//i.test(value)) return 'url';
  if (/^[\da-f]+$/i.test(value)) return HASHES.get(value.length);
  if (/^\d{1,3}(?:\.\d{1,3}){3}(?:\/\d{1,2})?$/.test(value)) return 'ipv4-addr';
  if (/^\d{1,3}(?:\.\d{1,3}){3} ?- ?\d{1,3}(?:\.\d{1,3}){3}$/.test(value)) return 'ipv4-range';
  if (/^[\da-f]*:[\da-f:.]+(?:\/\d{1,3})?$/i.test(value)) return 'ipv6-addr';
  if (/^\\\\\.\\pipe\\/i.test(value)) return 'named-pipe';
  if (/^(?:HK(?:LM|CU|CR|U|CC)|HKEY_[A-Z_]+):?\\/i.test(value)) return 'registry-key';
  if (/^(?:[a-z]:[\\/]|\\\\|%[a-z_]+%\\|\/|~\/)/i.test(value)) return 'file-path';
  if (/^[^\s@/\\]+@[^\s@/\\]+$/.test(value)) return 'email-addr';
  if (/^Mozilla\/\d/.test(value)) return 'user-agent';
  if (/^[^\s/\\@]+$/.test(value) && value.includes('.')) {
    const ending = value.replace(/\.$/, '').toLowerCase();
    return isTld(ending.slice(ending.lastIndexOf('.') + 1)) ? 'domain-name' : 'file-name';
  }
  const host = value.slice(0, Math.max(0, value.indexOf('/')));
  return /^[^\s\\@]+$/.test(host) && host.includes('.') ? 'url' : undefined;
}

/** `hxxp`, `[.]`, `(dot)`, `[:]`, `[at]` as they were meant; never longer. */
export function refanged(value: string): string {
  return value
    .replace(/^hxxp(?=s?(?:\[?:|\/\/))/i, 'http')
    .replace(/[[({](?:\.|dot)[\])}]/gi, '.')
    .replace(/\[:\/\/\]/g, '://')
    .replace(/\[:\]/g, ':')
    .replace(/[[({](?:@|at)[\])}]/gi, '@');
}
