const OPENING =
  /^<(?:!doctype\s{1,9}html|(?:html|head|body|title|meta|link|script|style|base|div|section|article|main|header|nav|p|h[1-6]|table|ul|ol|dl|pre|blockquote|form|center|font|span|a|img|br|iframe|noscript)(?=[\s/>]))/i;

/** UTF-16 code units looked at; what comes before the first tag must be white space or comments. */
const HEAD = 64 * 1024;

/** Whether decoded text opens as an HTML page or fragment: after white space, comments and an XML declaration. */
export function opensAsHtml(text: string): boolean {
  const rest = afterPreamble(text.slice(0, HEAD));
  return OPENING.test(rest.slice(0, 64));
}

/** What follows white space, comments and processing instructions. */
export function afterPreamble(head: string): string {
  let at = 0;
  for (;;) {
    while (/^\s$/.test(head.charAt(at))) at++;
    const close = head.startsWith('<!--', at) ? '-->' : head.startsWith('<?', at) ? '>' : undefined;
    const end = close === undefined ? -1 : head.indexOf(close, at);
    if (close === undefined || end < 0) return head.slice(at);
    at = end + close.length;
  }
}
