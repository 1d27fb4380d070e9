/**
 * Words of a stranger fit for a message: visible ASCII, one line, at most `max` characters. A status
 * line or a header may carry what a terminal would obey.
 */
export function printable(text: string, max: number): string {
  return text.slice(0, max).replace(/[^\x20-\x7e]/g, '?');
}
