import { codeAt, isLetter, tableOf } from './char-class.ts';

/** Words after which four numbers are a version, a section or an object identifier. */
const VERSION_WORD =
  /(?:\b(?:versions?|ver|v|builds?|releases?|firmware|edition|patch|sdk|updated? to|upgraded? to|oid|sections?|chapter)|§)$/i;
const LOOK_BACK = 32;
/** What may stand between such a word and the numbers, and what such words end in. */
const BETWEEN: Uint8Array = tableOf(' \u00a0\n.:=("-');
const LAST: Uint8Array = tableOf('nsrvdehkoNSRVDEHKO§');

/** Whether what stands before four plain numbers says that they are no address. */
export function isVersionContext(text: string, at: number): boolean {
  // `Chrome/10.0.1.2`: a product's name and its version in a user agent.
  if (codeAt(text, at - 1) === 47 && isLetter(codeAt(text, at - 2))) return true;
  const from = Math.max(0, at - LOOK_BACK);
  let end = at;
  while (end > from && BETWEEN[text.charCodeAt(end - 1)] === 1) end--;
  return end > from && LAST[text.charCodeAt(end - 1)] === 1 && VERSION_WORD.test(text.slice(from, end));
}
