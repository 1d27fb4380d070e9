import { isHashLength } from './hash-joins.ts';

/** The ending of a file, which a name with dots is taken for before it is taken for a host. */
export const FILE_END: RegExp =
  /\.(?:html?|s?php\d?|aspx?|jsp|cgi|exe|dll|sys|js|css|gif|jpe?g|png|ico|txt|pdf|docx?|xlsx?|zip|rar|7z|xml|json|dat|bin|swf|jar|apk|msi|ps1|vbs|hta|lnk|iso|img|bat|tmp|log)$/i;
const MAIL = /^[\w.+-]{1,64}(?:@|\[@\]|\[at\])[\w-]+(?:(?:\.|\[\.\]|\[dot\])[\w-]+)+$/i;

/** An e-mail address, plain or defanged, and nothing else. */
export function isMail(text: string): boolean {
  return MAIL.test(text);
}

/** Hexadecimal digits, as many as a hash has. */
export function isWholeHash(text: string): boolean {
  return isHashLength(text.length) && /^[0-9a-f]+$/i.test(text);
}

/** A scheme or a web host at the start: what begins so goes on with nothing. */
export function startsAddress(text: string): boolean {
  return /:\/\/|^(?:h(?:tt|xx)p|www\.|[a-z]{2,5}\[:)/i.test(text);
}

/** A whole domain name that is no file name, or an IPv4 address, alone or before a port or a path. */
export function startsWithHost(text: string): boolean {
  const host = (text.split(/[/?#]/, 1)[0] ?? '').replace(/\[?:\]?\d{1,5}$/, '');
  const labels = host.replaceAll('[.]', '.').replace(/^\*\./, '').split('.');
  if (labels.length < 2 || !labels.every((label) => /^[\w-]+$/.test(label))) return false;
  const isAddress = labels.length === 4 && labels.every((label) => /^\d{1,3}$/.test(label));
  return isAddress || (/^[a-z]{2,}$/i.test(labels[labels.length - 1] ?? '') && !FILE_END.test(host));
}

/** One word or one file name: what the next entry of a list may well be. */
export function isPlainItem(text: string): boolean {
  return /^\w[\w-]*$/.test(text) || (/^\w[\w.-]*$/.test(text) && FILE_END.test(text));
}
