/** Words of the report in quotation marks, single ones where the words hold double ones themselves. */
export function inMarks(words: string): string {
  return /["“”„]/u.test(words) ? `‘${words}’` : `“${words}”`;
}
