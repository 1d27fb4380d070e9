import { isWindowsFile, isWindowsPath } from '../../vocab/benign-files.ts';
import type { Mention } from '../observables/mention.ts';
import type { Case, Verdict } from './case.ts';
import { ownerOf } from './known-programs.ts';
import { isSystemPath } from './system-paths.ts';

/** What every machine has, unless the words before it say that it was put there: "drops itself as svchost.exe". */
export function ordinaryFile({ type, value }: Mention, before: string): Verdict {
  if (type !== 'file-name' && type !== 'file-path') return undefined;
  if (type === 'file-path' && isWindowsPath(value))
    return { role: 'benign', roleWhy: 'a Windows file in its own folder' };
  if (type === 'file-path' && isSystemPath(value))
    return { role: 'benign', roleWhy: 'a place that every machine has' };
  const owner = ownerOf(value);
  const isWindows = type === 'file-name' && isWindowsFile(value.toLowerCase());
  if (owner === undefined && !isWindows) return undefined;
  const put = PUT_THERE.exec(before);
  if (put !== null) return { role: 'attacker', roleWhy: `“${put[1] ?? ''}” before it` };
  if (owner !== undefined) return { role: owner, roleWhy: OWNERS[owner] };
  return { role: 'benign', roleWhy: 'a file that comes with Windows' };
}

const PUT_THERE =
  /\b((?:drops?|dropped|copies|copied|saves?|saved|writes|written|installs?|installed) (?:[\w-]{1,24} ){0,4}?(?:as|named|called)) ["'“‘*`]{0,3}$/i;

const OWNERS = {
  benign: 'a program of scanners and analysts, or of everybody',
  victim: 'where programs keep what is worth stealing',
} as const;

/** What stealers are after, wherever it is listed. */
export function soughtFile({ mention, before }: Case): Verdict {
  return ownerOf(mention.value) === 'victim' ? ordinaryFile(mention, before) : undefined;
}

/** `\\hostname\share$`, `\\%s\ipc$`: a share whose host the report leaves open. */
export function openShare({ mention }: Case): Verdict {
  return OPEN_SHARE.test(mention.value) ? { role: 'example', roleWhy: 'a share of any host' } : undefined;
}

const OPEN_SHARE =
  /^\\\\(?:(?:remote|target|victim|your|some|file)?[-_]?(?:host|server|computer|machine|system|pc|ip|domain|target|victim|remote)[-_]?(?:name|addr(?:ess)?)?|x{2,4}|[^\\]{0,20}[<>{}[\]%][^\\]{0,40})\\/i;

/** A file or folder of the operating system, by its name and place. */
export function isOfSystem({ type, value }: Mention): boolean {
  if (type === 'file-name') return isWindowsFile(value.toLowerCase());
  return type === 'file-path' && (isWindowsPath(value) || isSystemPath(value));
}

/** `File name: invoice.iso` */
export function labelledFile({ before }: Case): Verdict {
  // Every label ends in one of these, and what may stand between it and its value.
  const label = /[:=\u2192>\u2013-]/.test(before) ? FILE_LABEL.exec(before) : null;
  return label === null ? undefined : { role: 'attacker', roleWhy: `named as “${label[1] ?? ''}”` };
}

const FILE_LABEL =
  /\b((?:file ?|sample |original |document |attachment )names?|files?|samples?|attachments?|archives?|payloads?|droppers?|imagepath|install path)[ *_"”'’]{0,5}(?:[:=→]|->| [-–] )[ *_"“'‘`]{0,6}(?:[\w-]{1,24} ){0,6}$/i;

/** Nobody gives the hash of a file that is of no interest, except of those that everybody has. */
export function fileHash({ place }: Case): Verdict {
  if (place.block?.kind === 'reference') return undefined;
  return { role: 'attacker', roleWhy: 'a file that the report gives the hash of' };
}
