import type { Claim } from '../api/types.ts';
import type { Catalogue } from '../i18n/index.ts';

interface Content {
  readonly predicate: Claim['predicate'];
  readonly object: string;
  /** What the words are read as, where they do not say it. */
  readonly objectReading?: string;
  readonly subject?: string;
  readonly subjectReading?: string;
}

/** What is claimed, in the report's words; who says so stands beside it. */
export function claimed(text: Catalogue, content: Content): string {
  const { predicate, object: named, objectReading, subjectReading } = content;
  const read = (words: string, reading: string | undefined): string =>
    reading === undefined ? words : text['ledger.readAs'](words, reading);
  const object = named === 'UNSTATED' ? text['claim.somebody'] : read(named, objectReading);
  const subject = content.subject === undefined ? undefined : read(content.subject, subjectReading);
  switch (predicate) {
    case 'did':
      return text['claim.did'](object);
    case 'sponsored':
      return text['claim.sponsored'](subject ?? text['claim.intruders'], object);
    case 'same-as':
      return text['claim.same-as'](subject ?? text['claim.actor'], object);
    case 'used-from':
      return subject === undefined ? text['claim.used'](object) : text['claim.usedBy'](object, subject);
    case 'false-flag':
      return subject === undefined ? text['claim.false-flag'] : text['claim.implicate'](subject);
    case 'removed':
      return subject === undefined ? text['claim.removed'](object) : text['claim.removedBy'](object, subject);
    case 'corrected':
      return subject === undefined
        ? text['claim.corrected'](object)
        : text['claim.correctedBy'](object, subject);
  }
}

/** Words of a report in quotation marks; single ones where the words hold double ones themselves. */
export function inMarks(words: string): string {
  return /["“”„]/u.test(words) ? `‘${words}’` : `“${words}”`;
}
