import { decodeReferences } from '../xml/references.ts';

const HYPERLINK = /\bHYPERLINK\s{1,20}(?:"|&quot;|')((?:(?!&quot;)[^"'<>\s]){1,4000})/i;

/** The target of a `HYPERLINK` field (ECMA-376, part 1, 17.16.5.25), with its offsets in the instruction. */
export function fieldLink(
  instruction: string,
): { readonly target: string; readonly start: number; readonly end: number } | undefined {
  const match = HYPERLINK.exec(instruction);
  const written = match?.[1];
  if (match === null || written === undefined) return undefined;
  const end = match.index + match[0].length;
  return { target: decodeReferences(written), start: end - written.length, end };
}
