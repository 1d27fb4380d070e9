import type { PostContent, PostFinding, PostVersion } from '../../model/index.ts';

/** What a correction changed beside what its note says. */
export interface Changes {
  readonly takenBack: readonly PostFinding[];
  readonly added: readonly PostFinding[];
  /** The title as it was before, where it is another now. */
  readonly titleBefore?: string;
  /** Paragraphs that stand no more, as they stood. */
  readonly wordsBefore: readonly string[];
  /** The quotations are from another copy now. */
  readonly isOtherCopy: boolean;
}

/** What became of a post between two of its versions, worked out from what they say. */
export function changesBetween(before: PostContent, now: PostContent): Changes {
  return {
    takenBack: without(before.findings, now.findings),
    added: without(now.findings, before.findings),
    ...(before.title !== now.title && { titleBefore: before.title }),
    wordsBefore: before.words.filter((words) => !now.words.includes(words)),
    isOtherCopy: before.copy.sha256 !== now.copy.sha256,
  };
}

/** A correction with its date, what its analyst says of it and what it changed. */
export interface Correction extends Changes {
  readonly version: PostVersion;
}

/** Every correction, the latest first. */
export function correctionsOf(versions: readonly PostVersion[]): readonly Correction[] {
  return versions
    .flatMap((version, at): Correction[] => {
      const before = versions[at - 1];
      return before === undefined ? [] : [{ version, ...changesBetween(before.content, version.content) }];
    })
    .reverse();
}

function without(some: readonly PostFinding[], others: readonly PostFinding[]): readonly PostFinding[] {
  const known = new Set(others.map(statementOf));
  return some.filter((finding) => !known.has(statementOf(finding)));
}

/** What a reader was told: the same value with another note is another statement. */
function statementOf({ group, text, note }: PostFinding): string {
  return `${group}\0${text}\0${note ?? ''}`;
}
