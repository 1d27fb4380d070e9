import type { ObservableType } from '../../model/index.ts';
import type { Cue } from './cue.ts';

/** What a report says of things that nobody should block, on either side of them. */

/** Plain words for it: they hold whatever else is told of the thing. */
const PLAIN =
  'harmless|benign|false[- ]positives?|not (?:itself |in itself |inherently )?malicious|non-malicious|no threat|not an (?:indicator|ioc)|' +
  '(?:should|must|do) not (?:be )?block(?:ed)?|on no block ?list|white-?listed|allow-?listed|known[- ]good';
/** Said of clean files, too, that are brought along to do harm with. */
const CLEAN = 'legitimate|legit|genuine|unrelated|decoy|clean|unmodified|official';
const AT_EASE =
  '(?:(?:itself|actually|otherwise|perfectly|completely|entirely|also|in fact|known to be|validly signed and) ){0,2}';
/** What may close a mention, and a digest that is told between it and what is said of it. */
const CLOSE =
  '["\'”’)\\]*`]{0,4}(?: \\((?:md5|sha-?(?:1|256)):? #\\)| (?:has|with) the (?:md5|sha-?(?:1|256))(?: hash)? #)?';
const SUBJECT = '(?:(?:which|that|it|this|they|these) )?';
const IS = '(?:is|was|are|were)';

/** "X, a legitimate site", "X (benign)", "X is clean". */
const IS_CLEAN = new RegExp(
  `^${CLOSE}(?:[,;] ${SUBJECT}(?:${IS} )?| \\(| [–—-] | ${IS} )${AT_EASE}(?:an? |the )?(?:(?:perfectly|otherwise|popular|known|well-known) )?(${CLEAN}|${PLAIN})\\b(?!-look)`,
  'i',
);
/** "X …; it is the vendor's own file, signed, harmless": the predicate may be long. */
const IS_HARMLESS = new RegExp(
  `^${CLOSE}[,;:]? ?${SUBJECT}${IS} ([^.;!?\\n]{0,60}?)\\b(${PLAIN})\\b(?! (?:looking|decoy|lure))`,
  'i',
);
const ONLY_SEEMS =
  /\b(?:not|no longer|never|hardly|far from|anything but|looks?|looking|appears?|seems?|seemingly|apparently|disguised|posing|masquerad\w+|pretend\w*|mimic\w*|alongside|with|by)\b/i;
/** "do not block X", "false positives such as X". */
const LEFT_ALONE =
  /\b((?:do not|don['’]t|never|should not|must not|avoid) (?:block(?:ing)?|black-?list(?:ing)?|block-?list(?:ing)?|alert(?:ing)? on)|false[- ]positives?,? (?:such as|like|including|include|from|are|is|for|on)|(?:white|allow)-?list(?:ing|ed)?)(?: [\w-]+){0,3}$/i;
/** What is clean and was put to use. */
const PUT_TO_USE =
  /\b(?:side-?load\w*|abus\w+|hijack\w*|misus\w*|trojani[sz]ed|compromis\w+|hacked|infected|vulnerable|renamed|used (?:to|by|for)|brought)\b/i;

const DIGEST = /\b[\da-f]{32,128}\b/gi;
/** Words without which nothing of the kind is said. */
export const ANY: RegExp =
  /harmless|benign|false|malicious|threat|indicator|block|list|good|legit|genuine|unrelated|decoy|clean|unmodified|official/i;

/** @param before the sentence up to the mention, without opening marks; @param after what follows it */
export function harmlessCue(type: ObservableType, before: string, after: string): Cue | undefined {
  if (ANY.test(before)) {
    const alone = LEFT_ALONE.exec(before);
    if (alone !== null) return { role: 'benign', words: alone[1] ?? alone[0] };
  }
  if (!ANY.test(after)) return undefined;
  const behind = after.replace(DIGEST, '#').slice(0, REACH);
  const long = IS_HARMLESS.exec(behind);
  if (long !== null && !ONLY_SEEMS.test(long[1] ?? '')) return { role: 'benign', words: long[2] ?? '' };
  const clean = IS_CLEAN.exec(behind);
  if (clean === null) return undefined;
  const isPlain = new RegExp(`^(?:${PLAIN})$`, 'i').test(clean[1] ?? '');
  if (
    !isPlain &&
    (PUT_TO_USE.test(before) || PUT_TO_USE.test(behind) || !isWhole(type, behind.slice(clean[0].length)))
  )
    return undefined;
  return { role: 'benign', words: clean[1] ?? '' };
}

/** In UTF-16 code units. */
const REACH = 110;

/** A clean host is its owner's; a clean file may have been brought along, unless it is the system's. */
function isWhole(type: ObservableType, next: string): boolean {
  if (HOSTS.has(type)) return true;
  return (
    FILES.has(type) &&
    /^ (?:[\w-]{1,12} )?(?:windows|microsoft|system|os|operating system|built-in)\b/i.test(next)
  );
}

const HOSTS: ReadonlySet<ObservableType> = new Set([
  'domain-name',
  'url',
  'ipv4-addr',
  'ipv6-addr',
  'email-addr',
]);
const FILES: ReadonlySet<ObservableType> = new Set(['file-name', 'file-path']);
