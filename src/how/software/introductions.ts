import { ADJECTIVES, INSTANCES, MALWARE_KINDS, TOOL_KINDS } from './kinds.ts';

/** What the words beside a name say it is, and how plainly. */
export interface Introduction {
  /** `naming`: words of naming stand between the kind and the name; `beside`: the kind alone does; `list`: it heads a list of names. */
  readonly by: 'naming' | 'beside' | 'list';
  /** As written, e.g. `banking trojan`. */
  readonly kind: string;
}

const KIND = `(?:${MALWARE_KINDS})`;
const ANY = `(?:${MALWARE_KINDS}|${TOOL_KINDS})`;
/** The same where letter case tells names from words. */
const ANY_WRITTEN = `(?:${`${MALWARE_KINDS}|${TOOL_KINDS}`.replace(/(^|\|)(\w)/g, (_, bar: string, first: string) => `${bar}[${first}${first.toUpperCase()}]`)}|RAT)`;
const OPEN = '[“"‘\'*`(_]{0,4}';
const CLOSE = '[”"’\'*`)_]{0,4}';

/** "a backdoor we call X", "malware, dubbed by Northgate as X", "a tool that its authors named X". */
const NAMED_AFTER_KIND = new RegExp(
  `\\b(${ANY_WRITTEN})s?(?: (?:${INSTANCES})s?)?(?: \\([^()]{1,30}\\))?,?` +
    `(?: (?:that|which|it|we|they|researchers|analysts|is|was|are|were|has|have|been|being|also|now|internally|publicly|previously|commonly|` +
    `the|its|their|authors?|developers?|vendors?|unknown|undocumented|reported|first|sometimes|someone|security|industry|written|in|by|[A-Z][\\w-]{1,20}),?){0,8}` +
    ` \\(?(?:call(?:s|ed)?|aka|a\\.k\\.a\\.|dub(?:s|bed)?|name[ds]?|nicknamed|codenamed|known (?:publicly )?as|tracked as|tracks? as|referred to as|identified as|detected as|designated)` +
    `(?: by [A-Z][\\w-]{1,20}(?: [A-Z][\\w-]{1,20}){0,2})?(?: (?:as|it))? ${OPEN}$`,
);
/** "calling this new variant X", "we named the implant X", "call it X" where the sentence speaks of a kind. */
const NAMED_BEFORE_KIND = new RegExp(
  `\\b(?:call(?:s|ed|ing)?|dub(?:s|bed|bing)?|nam(?:es?|ed|ing)|track(?:s|ed|ing)?|nicknam(?:ed|ing)) (?:this|the|these|our|that)` +
    `(?: [\\w-]{1,20}){0,3}? (${ANY}|variant|family|strain)s?(?: as)? ${OPEN}$`,
  'i',
);
const NAMED_IT = new RegExp(
  `\\b(?:call(?:s|ed|ing)?|dub(?:s|bed|bing)?|nam(?:es?|ed|ing)|track(?:s|ed|ing)?) (?:it|them)(?: as)? ${OPEN}$`,
  'i',
);
/** "the backdoor X", "banking trojans X and": the kind right before. */
const KIND_BEFORE = new RegExp(
  `\\b(?:the|an?|this|new|its|their|of|as|and|or|${ADJECTIVES}|${KIND}) (${KIND})s?(?: (?:${INSTANCES})s?)?,? ${OPEN}$`,
  'i',
);
/** "X banking trojan", "the X loader". */
const KIND_AFTER = new RegExp(
  `^${CLOSE} (?:(?:${ADJECTIVES}) ){0,2}(${KIND})(?:s?\\b)(?! (?:analysis|protection|detection|alliance|removal|research|hunter|team|group|gang|lab))`,
  'i',
);
/** "X is a loader", "X, a passive backdoor", "X (an information stealer)", "X – a wiper". */
const IS_KIND = new RegExp(
  `^${CLOSE}(?:(?:,| –| —| -)? (?:which |that )?(?:is|was)|,| –| —| -| \\()(?: essentially| basically| simply| also)? ?(?:an?|one of the|another|the first|the latest) ` +
    `(?:[\\w./#+-]{1,24},? ){0,5}?(${KIND})s?\\b`,
  'i',
);
/** A line's first words: "X: a new stealer", "* **X:** Malware that". */
const TITLED = new RegExp(
  `^${CLOSE}[:.]${CLOSE} (?:It is |This is )?(?:(?:an?|the|one of the) (?:[\\w./#+-]{1,24},? ){0,4}?(${KIND})s?\\b|` +
    `(?:(?:${ADJECTIVES}) ){0,2}(${KIND})(?: (?:that|which|capable|able|with|used|written|designed)\\b|[.,]|$))`,
  'i',
);
const BULLET = /[*•·▪-]/;
const LINE_START = /^[\s*•·>#_\d.)▪-]{0,10}$/;
/** "their most used malware is X". */
const KIND_IS = new RegExp(`\\b(${KIND}) (?:is|was) ${OPEN}$`, 'i');
/** "ransomware families such as X, Y and": lists of names. */
const LISTED = new RegExp(
  `\\b(${KIND})s?(?: (?:${INSTANCES})s?)?,? (?:such as|like|including|include[sd]?|namely|e\\.g\\.,?|for example|\\(|:) ?(?:the )?${OPEN}` +
    `(?:[\\w+-]{2,24}(?: [A-Z][\\w+-]{1,20})?${CLOSE}(?:, and |, or |, | and | or |/)(?:the )?${OPEN}){0,6}$`,
  'i',
);
/** "the malware X began": what a place or a month would do. Prepositions of time and place. */
const PLACE_BEFORE = /\b(?:in|on|at|since|during|from|near|across|against|throughout) ["“*]{0,3}$/i;

/** What introduces the name that stands between two stretches of its sentence; undefined where nothing does. */
export function introductionOf(before: string, after: string): Introduction | undefined {
  const naming = NAMED_AFTER_KIND.exec(before) ?? NAMED_BEFORE_KIND.exec(before);
  if (naming !== null && !isOfKind(before, naming)) return { by: 'naming', kind: naming[1] ?? '' };
  const told = NAMED_IT.test(before) ? lastKind(before) : undefined;
  if (told !== undefined) return { by: 'naming', kind: told };
  const titled = LINE_START.test(before) ? TITLED.exec(after) : null;
  if (titled !== null)
    return { by: BULLET.test(before) ? 'naming' : 'beside', kind: titled[1] ?? titled[2] ?? '' };
  const is = PLACE_BEFORE.test(before) ? null : IS_KIND.exec(after);
  const beside = is ?? KIND_AFTER.exec(after) ?? KIND_BEFORE.exec(before) ?? KIND_IS.exec(before);
  if (beside !== null) return { by: 'beside', kind: beside[1] ?? '' };
  const listed = LISTED.exec(before);
  return listed === null ? undefined : { by: 'list', kind: listed[1] ?? '' };
}

/** "a function invoked by the malware is called X": what is called so is no malware. */
function isOfKind(before: string, naming: RegExpExecArray): boolean {
  return (
    /^[\w -]{1,30}? (?:is|are|was|were) /.test(naming[0]) &&
    OF_THE.test(before.slice(Math.max(0, naming.index - 40), naming.index))
  );
}

const OF_THE = /\b(?:by|in|of|from|on|for|with|to) (?:the|this|an?)(?: [\w-]{1,20})? $/i;

const NOUNS = new RegExp(
  `\\b(?:(${ANY}|variant|family)|group|gang|actor|campaign|operation|cluster|attack|vulnerability|flaw|exploit|technique|file|folder|process|service|mutex|function|task|server|domain|tactic)s?\\b`,
  'gi',
);

/** The kind that "it" stands for: the last thing named that could be called something. */
function lastKind(before: string): string | undefined {
  let kind: string | undefined;
  for (const match of before.matchAll(NOUNS)) kind = match[1];
  return kind;
}
