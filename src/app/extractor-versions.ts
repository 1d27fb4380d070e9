import type { LocalModel } from '../how/techniques/local/local-model.ts';
import { byWith } from '../how/techniques/model/index.ts';
import type { StoredDocument } from '../store/index.ts';
import type { Desk } from './desk.ts';

/** Every reader of a format, at the version it has now; a test holds the list to the readers' own words. */
export const READERS: readonly string[] = [
  'csv@1',
  'docx@1',
  'eml@1',
  'feed@1',
  'html@1',
  'json-feed@1',
  'markdown@1',
  'misp@3',
  'msg@1',
  'openioc@1',
  'pdf/ocr@1',
  'pdf@3',
  'picture/ocr@1',
  'stix@3',
  'text@1',
  'xlsx@1',
  'zip@3',
];

/** Every finder, at the version it has now. */
export const FINDERS: readonly string[] = [
  'how/observables@6',
  'how/rules@2',
  'how/software@2',
  'how/techniques-model@3',
  'how/techniques@2',
  'how/vulnerabilities@2',
  'who/claims@8',
  'who/names@2',
];

/** What is stored with a reading, so that it can be told later whether reading again would tell anything new. */
export function foundByNow(desk: Pick<Desk, 'keep'>, local: LocalModel | undefined): readonly string[] {
  const shipped = byWith(undefined);
  return [desk.keep.software, ...FINDERS.map((finder) => (finder === shipped ? byWith(local) : finder))];
}

/**
 * Whether the same readers and finders, all of them at these versions, made what is stored. The software's own
 * version is part of it, because the tables that finders look things up in have none; so is what the desk learnt
 * from its decisions.
 */
export function isOfNow({ reading, foundBy }: StoredDocument, desk: Desk): boolean {
  const now = foundByNow(desk, desk.localModel());
  return (
    READERS.includes(reading.extractor) &&
    foundBy?.length === now.length &&
    now.every((each, at) => each === foundBy[at])
  );
}
