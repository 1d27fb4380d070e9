import { isLetter } from './char-class.ts';
import { withoutTail } from './labels.ts';

/** Words after which four numbers are a version, a section or an object identifier. */
const VERSION_WORD =
  /(?:\b(?:versions?|ver|v|builds?|releases?|firmware|edition|patch|sdk|updated? to|upgraded? to|oid|sections?|chapter)|§)$/i;
const LOOK_BACK = 32;

/** Whether what stands before four plain numbers says that they are no address. */
export function isVersionContext(text: string, at: number): boolean {
  // `Chrome/10.0.1.2`: a product's name and its version in a user agent.
  if (text[at - 1] === '/' && isLetter(text.charCodeAt(at - 2))) return true;
  return VERSION_WORD.test(withoutTail(text.slice(Math.max(0, at - LOOK_BACK), at), ' \u00a0\n.:=("-'));
}
