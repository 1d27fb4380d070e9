import type {
  Finding,
  PostContent,
  PostFinding,
  PostGroup,
  ReportDocument,
  Span,
} from '../../../model/index.ts';
import { defang } from '../../lists/defang.ts';
import { isDecided } from '../../lists/shown.ts';
import { claimantsOf, contentOf, evidenceOf, hedgeOf } from '../claim-words.ts';
import { plain } from '../fit.ts';
import { howFindings, shownIn } from '../how-findings.ts';
import { leadOf } from '../lead.ts';
import { distinctNames, listingWords } from '../name-rows.ts';
import { unstated } from '../not-stated.ts';
import { observableFamilies } from '../observable-rows.ts';
import { defangedIn, sentence } from '../quotation.ts';
import { ruleLabel } from '../rule-label.ts';
import { absentWords } from '../source-words.ts';
import { inTacticOrder } from '../technique-rows.ts';
import { claimsOf } from '../who-part.ts';
import { page } from '../words.ts';

/** A post of more than that is a list, and lists have formats of their own. */
const MOST_OBSERVABLES = 300;
const MOST_OF_A_GROUP = 150;

/**
 * What a post tells of a report: HOW before WHO, each thing once, with the sentence that it stands on and the exact
 * words. What the default view holds back and what an analyst rejected is not in it.
 *
 * @param reviewedOnly leaves out what nobody has looked at
 */
export function postFindings(
  document: ReportDocument,
  reviewedOnly: boolean,
): Pick<PostContent, 'lead' | 'findings' | 'leftOut' | 'notStated'> {
  const all = [...howOf(document), ...whoOf(document)].filter(
    ({ isReviewed }) => isReviewed || !reviewedOnly,
  );
  const counts = new Map<PostGroup, number>();
  const findings = all.filter(({ group }) => {
    const before = counts.get(group) ?? 0;
    counts.set(group, before + 1);
    return before < (group === 'observable' ? MOST_OBSERVABLES : MOST_OF_A_GROUP);
  });
  const lead = leadOf(document);
  const { stated, found } = unstated(document);
  return {
    ...(lead && { lead: placed(document, lead) }),
    findings,
    leftOut: all.length - findings.length,
    notStated: [...stated, ...found],
  };
}

function howOf(document: ReportDocument): PostFinding[] {
  const { techniques, software, vulnerabilities, rules, observables } = shownIn(howFindings(document));
  return [
    ...inTacticOrder(techniques).map(({ lead }) =>
      made(document, lead, 'technique', `${lead.attackId} ${lead.name}`),
    ),
    ...software.map(({ lead }) => made(document, lead, 'software', lead.name, lead.softwareType)),
    ...vulnerabilities.map(({ lead }) => made(document, lead, 'vulnerability', lead.cve)),
    ...rules.map(({ lead }) => made(document, lead, 'rule', `${ruleLabel(lead)} ${lead.name}`)),
    ...observableFamilies(observables).flatMap(({ values }) =>
      values.map(({ lead }) =>
        made(document, lead, 'observable', defang(lead.type, lead.value), roleWords(lead.type, lead.role)),
      ),
    ),
  ];
}

function roleWords(type: string, role: string): string {
  return `${type.replaceAll(/[-:]/gu, ' ')}; ${role === 'unknown' ? 'role not stated' : role}`;
}

function whoOf(document: ReportDocument): PostFinding[] {
  const { deeds, about } = claimsOf(document);
  const names = distinctNames(document.findings.filter((finding) => finding.kind === 'actor-name'));
  const shown = <T extends { readonly heldBack?: string }>(items: readonly T[]): readonly T[] =>
    items.filter(({ heldBack }) => heldBack === undefined);
  return [
    ...shown([...deeds, ...about]).map(({ lead }) => {
      const safe = (text: string): string => defangedIn(document, text, lead.span);
      const words = safe(`${claimantsOf(lead)}: ${hedgeOf(lead)} — ${contentOf(lead)}`);
      const gone = absentWords(lead.id, document.news);
      const note = [`evidence: ${evidenceOf(lead)}`, gone].filter(Boolean).join('; ');
      return made(document, lead, 'claim', words, safe(note));
    }),
    ...shown(names).map(({ lead }) => {
      const lists = lead.accordingTo.map(listingWords);
      const according = lists.length === 0 ? 'in no list that ships with the desk' : lists.join('; ');
      return made(document, lead, 'name', lead.name, `according to: ${according}`);
    }),
  ];
}

function made(
  document: ReportDocument,
  lead: Finding,
  group: PostGroup,
  text: string,
  note?: string,
): PostFinding {
  return {
    id: lead.id,
    group,
    text: plain(text),
    ...(note !== undefined && { note: plain(note) }),
    ...placed(document, lead.span),
    isReviewed: isDecided(lead),
  };
}

type Placed = Pick<PostFinding, 'sentence' | 'place' | 'start' | 'end' | 'quote'>;

function placed(document: ReportDocument, span: Span): Placed {
  const place = page(span);
  const { start, end, quote } = span;
  return { sentence: sentence(document, span), ...(place !== '' && { place }), start, end, quote };
}
