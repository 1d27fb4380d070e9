/** Header fields that every mail has some of (RFC 5322, section 3.6; RFC 2045, section 3). */
const KNOWN = new Set([
  'from',
  'to',
  'cc',
  'subject',
  'date',
  'message-id',
  'received',
  'return-path',
  'delivered-to',
  'reply-to',
  'sender',
  'mime-version',
  'content-type',
  'dkim-signature',
  'x-mailer',
  'x-originating-ip',
]);
/** Fields that a person who writes a memo does not write. */
const BY_MACHINES = new Set(['message-id', 'received', 'return-path', 'mime-version', 'dkim-signature']);

const HEAD = 64 * 1024;
const MOST_LINES = 400;

/**
 * Whether decoded text opens with the header of a mail: three fields that mails have, one of them
 * written by machines. A name ending in `.eml`, or a declared `message/rfc822`, asks for one field only.
 */
export function opensAsMail(text: string, declared: boolean): boolean {
  const known = new Set<string>();
  const lines = text.slice(0, HEAD).split(/\r?\n/, MOST_LINES);
  for (const [at, line] of lines.entries()) {
    if (line === '') break;
    if (/^[ \t]/.test(line) || (at === 0 && /^From /.test(line))) continue;
    const name = /^([\x21-\x39\x3b-\x7e]{1,80})[ \t]{0,20}:/.exec(line)?.[1]?.toLowerCase();
    if (name === undefined) break;
    if (KNOWN.has(name)) known.add(name);
  }
  if (declared) return known.size > 0;
  return known.size >= 3 && [...known].some((name) => BY_MACHINES.has(name));
}
