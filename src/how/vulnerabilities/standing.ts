import type { CveStanding, TextRange } from '../../model/index.ts';

export interface StandingMention extends TextRange {
  readonly as: CveStanding;
}

const WORDS = 'rejected|revoked|withdrawn|disputed|reserved';
const AFTER = new RegExp(
  `^[\\])”"*_]{0,4}(?:,? ?\\(?|,? (?:which |that )?(?:has |have |was |were |is |are )?(?:(?:since|now|later|been|marked(?: as)?) ){0,3})(${WORDS})\\b`,
  'di',
);
/** As the CVE list and the NVD print it: `** REJECT **`, `Rejected reason:`. */
const RECORD = /^[\s:|–-]{0,4}(?:\*\* ?(REJECT|DISPUTED|RESERVED) ?\*\*|(Rejected) reason:)/d;
const BEFORE = new RegExp(`\\b(${WORDS}) (?:(?:id|identifier|number|record|entry) )?$`, 'di');
const REACH = 60;

/** What the words beside a CVE id say of its standing; undefined where they say nothing. */
export function standingBeside(text: string, { start, end }: TextRange): StandingMention | undefined {
  const after = text.slice(end, end + REACH);
  const from = Math.max(0, start - REACH);
  return (
    standingIn(AFTER.exec(after), end) ??
    standingIn(RECORD.exec(after), end) ??
    standingIn(BEFORE.exec(text.slice(from, start)), from)
  );
}

function standingIn(found: RegExpExecArray | null, from: number): StandingMention | undefined {
  const nth = found === null ? -1 : found.findIndex((group, at) => at > 0 && group !== undefined);
  const [start, end] = found?.indices?.[nth] ?? [];
  const as = STANDINGS[found?.[nth]?.toLowerCase() ?? ''];
  if (as === undefined || start === undefined || end === undefined) return undefined;
  return { as, start: from + start, end: from + end };
}

const STANDINGS: Readonly<Record<string, CveStanding>> = {
  reject: 'rejected',
  rejected: 'rejected',
  revoked: 'revoked',
  withdrawn: 'withdrawn',
  disputed: 'disputed',
  reserved: 'reserved',
};
