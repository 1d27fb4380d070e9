/**
 * Lower case in which every UTF-16 unit keeps its place, so that an offset means the same in both. U+0130
 * is the one character that Unicode lowers to more units than it has (SpecialCasing.txt).
 */
export function lowerCase(text: string): string {
  return text.replaceAll('\u0130', 'i').toLowerCase();
}
