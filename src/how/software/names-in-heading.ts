import { ADJECTIVES, MALWARE_KINDS, TOOL_KINDS } from './kinds.ts';
import { type NameCandidate, nameCandidates } from './name-candidates.ts';

/** The names that a heading is about, and what it says they are. */
export interface HeadedNames {
  readonly kind: string;
  readonly names: readonly NameCandidate[];
}

const KIND = `(?:${MALWARE_KINDS}|${TOOL_KINDS})`;
/** "Malware: X and Y", "The backdoor: X". */
const KIND_THEN_NAMES = new RegExp(
  `^[#=*\\s\\d.)]{0,12}(?:the )?(?:(?:${ADJECTIVES}) ){0,2}(${KIND})s?(?: (?:used|families|family|analysis))?(?:: | [–—-] )`,
  'i',
);

/** What a line says that names a kind and behind it nothing but names; undefined for any other. */
export function namesInHeading(line: string): HeadedNames | undefined {
  const opening = KIND_THEN_NAMES.exec(line);
  if (opening === null) return undefined;
  const rest = line.slice(opening[0].length);
  const names = nameCandidates(rest);
  if (names.length === 0) return undefined;
  const left = names.reduceRight((text, { start, end }) => text.slice(0, start) + text.slice(end), rest);
  return /[\p{L}\p{N}]/u.test(left.replace(/\b(?:and|or)\b/g, ''))
    ? undefined
    : { kind: opening[1] ?? '', names };
}
