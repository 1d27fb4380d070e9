import type { Claim, ReportDocument } from '../../model/index.ts';
import { lineSafeJson } from '../json/line-safe.ts';
import { wellFormed } from '../lists/sentence-of.ts';
import { isShown } from '../lists/shown.ts';
import { claimantName, claimLine, proposition, speaksForReport } from '../stix/claim-text.ts';
import { gradeLines } from '../stix/grade.ts';
import { objectId } from '../stix/ids.ts';
import { publishedOf } from '../stix/published.ts';
import { oneLine } from '../stix/text.ts';
import { toUri } from '../stix/uri.ts';

/**
 * Claims as schema.org `ClaimReview`: who claims what, where it stands, and how it was graded. A ledger of claims is
 * no fact check: the rating is an analyst's grade where there is one, and else says in words that nobody checked it;
 * there is no number, because none of the scales of grades is a scale of truth.
 */
export function toClaimReviews(document: ReportDocument): string {
  const claims = document.findings.filter((each): each is Claim => each.kind === 'claim' && isShown(each));
  const whole = {
    '@context': 'https://schema.org',
    '@graph': claims.map((claim) => review(document, claim)),
  };
  return `${lineSafeJson(whole)}\n`;
}

function review(document: ReportDocument, claim: Claim): Readonly<Record<string, unknown>> {
  const { report } = document;
  return {
    '@type': 'ClaimReview',
    '@id': `urn:uuid:${objectId('claim-review', report.id, claim.id).slice('claim-review--'.length)}`,
    claimReviewed: oneLine(proposition(claim), 500),
    reviewBody: wellFormed(
      [
        claimLine(claim),
        'This is an entry in a ledger of claims and no fact check.',
        ...gradeLines(claim),
      ].join('\n'),
    ),
    author: { '@type': 'Organization', name: 'Howdunit desk' },
    conditionsOfAccess: report.tlp.label,
    reviewRating: { '@type': 'Rating', alternateName: ratingOf(claim) },
    itemReviewed: {
      '@type': 'Claim',
      ...claimantsOf(claim),
      appearance: appearance(document),
    },
  };
}

/** Only a person or an organisation may be an author (schema.org); “experts” are neither, and stand as words. */
function claimantsOf({ claimants }: Claim): Readonly<Record<string, unknown>> {
  const named = claimants.filter((each) => each.resolved && !speaksForReport(each));
  const own = claimants.filter(speaksForReport).map(claimantName);
  const others = claimants.filter(({ resolved }) => !resolved).map(({ as, entity }) => oneLine(entity ?? as));
  const credits = [...own, ...(others.length > 0 ? [`${others.join(', ')} (not named by the report)`] : [])];
  return {
    ...(named.length > 0 && {
      author: named.map((each) => ({ '@type': 'Organization', name: oneLine(claimantName(each)) })),
    }),
    ...(credits.length > 0 && { creditText: credits.join('; ') }),
  };
}

function ratingOf({ grade }: Claim): string {
  if (grade === undefined) return 'Not checked: reported as claimed';
  const terms = grade.terms.map(({ scale, term }) => `${term} (${scale})`).join(', ');
  return `Graded by an analyst: ${terms}`;
}

function appearance(document: ReportDocument): Readonly<Record<string, unknown>> {
  const { report } = document;
  const url = report.url === undefined ? undefined : toUri(report.url);
  const published = publishedOf(document);
  return {
    '@type': 'Article',
    headline: oneLine(report.title) || report.id,
    ...(url !== undefined && { url }),
    ...(report.publisher !== undefined && {
      publisher: { '@type': 'Organization', name: oneLine(report.publisher) },
    }),
    ...(published.from === 'stated-date' && { datePublished: published.at.slice(0, 10) }),
  };
}
