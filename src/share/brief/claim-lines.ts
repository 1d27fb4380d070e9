import type { ReportDocument } from '../../model/index.ts';
import { claimantsOf, contentOf, evidenceOf, hedgeOf } from './claim-words.ts';
import { columnsOf } from './columns.ts';
import { decidedWords } from './decided.ts';
import { wrapped } from './fit.ts';
import type { FoldedClaim } from './fold-claims.ts';
import type { Ink } from './ink.ts';
import { defangedIn, quoted } from './quotation.ts';
import { absentWords } from './source-words.ts';
import { atRightEdge } from './table.ts';
import { count, page } from './words.ts';

const INDENT = '  ';
const INNER = '      ';

/** A claim, whole: who says it, how surely, what; on what evidence; in which words; where else. */
export function claimLines(
  document: ReportDocument,
  claim: FoldedClaim,
  width: number,
  ink: Ink,
  withEvidence: boolean,
): string[] {
  const { lead, heldBack } = claim;
  const safe = (text: string): string => defangedIn(document, text, lead.span);
  const said = safe(`${claimantsOf(lead)}: ${hedgeOf(lead)} — ${contentOf(lead)}`);
  const place = page(lead.span);
  const edge = place === '' ? 0 : columnsOf(place) + 2;
  const [first = '', ...rest] = wrapped(said, width - INDENT.length - edge, '    ');
  const inner = (text: string): string[] =>
    wrapped(text, width - INNER.length, '  ').map((line) => `${INNER}${line}`);
  return [
    atRightEdge(`${INDENT}${first}`, place, width),
    ...rest.map((line) => `${INDENT}${line}`),
    ...(withEvidence ? inner(`evidence: ${safe(evidenceOf(lead))}`) : []),
    ...wrapped(quoted(document, lead.span), width - INNER.length).map((line) => `${INNER}${ink.faint(line)}`),
    ...alsoWords(document, claim).flatMap(inner),
    ...inner(absentWords(lead.id, document.news)).map(ink.broken),
    ...inner(heldBack ?? decidedWords(lead)),
  ];
}

/** How often the same is said and where, with the incident and the evidence where they are put otherwise. */
function alsoWords(document: ReportDocument, { lead, others }: FoldedClaim): string[] {
  const plainly: string[] = [];
  const otherwise: string[] = [];
  for (const other of others) {
    const incident =
      other.incident === undefined || other.incident === lead.incident ? '' : `: “${other.incident}”`;
    const evidence = other.evidence.length === 0 ? '' : `, evidence: ${evidenceOf(other)}`;
    const words = `${incident}${evidence}`;
    if (words === '') plainly.push(page(other.span));
    else otherwise.push(defangedIn(document, `also ${page(other.span) || 'elsewhere'}${words}`, other.span));
  }
  const [first, ...rest] = [...(plainly.length === 0 ? [] : [alsoOn(plainly)]), ...otherwise];
  return first === undefined ? [] : [`said ${others.length + 1} times, ${first}`, ...rest];
}

function alsoOn(places: readonly string[]): string {
  const numbered = [...new Set(places.filter((place) => place !== ''))];
  return numbered.length > 0
    ? `also ${numbered.join(', ')}`
    : `also in ${count(places.length, 'other place')}`;
}
