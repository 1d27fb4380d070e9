import type { ActorName, Claim, Claimant, ReportDocument } from '../../model/index.ts';
import { isShown } from '../lists/shown.ts';
import { contentOf, evidenceOf, hedgeOf } from './claim-words.ts';
import type { Ink } from './ink.ts';
import { count, groupBy, page, quoted, shortened, wrapped } from './words.ts';

const ABOUT_REPORT = new Set(['removed', 'corrected']);

/** WHO: every claim with who says it, how surely and on what evidence; then names according to whom. */
export function whoPart(document: ReportDocument, width: number, ink: Ink): string[] {
  const shown = document.findings.filter((finding) => isShown(finding));
  const claims = shown.filter((finding) => finding.kind === 'claim');
  const deeds = claims.filter((claim) => !ABOUT_REPORT.has(claim.predicate));
  const about = claims.filter((claim) => ABOUT_REPORT.has(claim.predicate));
  const names = nameLines(
    shown.filter((finding) => finding.kind === 'actor-name'),
    width,
  );
  const summary = deeds.length === 0 ? 'no claim in this text' : summaryOf(deeds);
  return [
    `${ink.who('WHO')}   ${summary}`,
    ...deeds.flatMap((claim) => claimLines(document, claim, width, ink)),
    ...names,
    ...(about.length === 0 ? [] : ['', ink.strong('THE REPORT ITSELF')]),
    ...about.flatMap((claim) => claimLines(document, claim, width, ink)),
  ];
}

function summaryOf(claims: readonly Claim[]): string {
  const named = new Set(
    claims
      .flatMap((claim) => claim.claimants)
      .flatMap(({ entity, resolved, as }) => (resolved ? [entity ?? as] : [])),
  );
  const evidenced = claims.filter((claim) => claim.evidence.length > 0).length;
  const evidence = evidenced === 0 ? 'evidence given: none' : `evidence given for ${evidenced}`;
  return `${count(claims.length, 'claim')} · ${count(named.size, 'named claimant')} · ${evidence}`;
}

function claimLines(document: ReportDocument, claim: Claim, width: number, ink: Ink): string[] {
  const claimants = claim.claimants.map(claimantWords).join('; ');
  const via = claim.via === undefined ? '' : `, via ${claim.via.join(', via ')}`;
  const place = page(claim.span) === '' ? '' : ` (${page(claim.span)})`;
  const evidence = ABOUT_REPORT.has(claim.predicate) ? [] : [`evidence: ${evidenceWords(claim)}`];
  const said = `${claimants}${via}: ${hedgeOf(claim)} — ${contentOf(claim)}${place}`;
  return [
    ...wrapped(said, width - 2, '    ').map((line) => `  ${line}`),
    ...evidence.flatMap((words) => wrapped(words, width - 6, '  ').map((line) => `      ${line}`)),
    ...wrapped(quoted(document.reading, claim.span), width - 6, '').map((line) => `      ${ink.faint(line)}`),
  ];
}

function claimantWords(claimant: Claimant): string {
  if (claimant.as === 'UNSTATED') return 'UNSTATED (the text does not say who says so)';
  const behind =
    claimant.entity !== undefined && !claimant.as.includes(claimant.entity) ? ` (${claimant.entity})` : '';
  return `${claimant.as}${behind}${claimant.resolved ? '' : ' [unresolved]'}`;
}

function evidenceWords(claim: Claim): string {
  const own = claim.saysNoEvidence === undefined ? '' : ` — “${claim.saysNoEvidence.quote}”`;
  return `${evidenceOf(claim)}${own}`;
}

/** A name belongs to whoever gave it: which list has it, in which entry. Entries are never merged. */
function nameLines(names: readonly ActorName[], width: number): string[] {
  return [...groupBy(names, ({ name }) => name).values()].flatMap(([first]) => {
    if (first === undefined) return [];
    const listings = first.accordingTo.map(
      ({ source, entry, nameGiver }) =>
        `${source}: ${entry}${nameGiver === undefined ? '' : `, named by ${nameGiver}`}`,
    );
    const according =
      listings.length === 0 ? 'in no list that ships with the desk' : `according to ${listings.join('; ')}`;
    return [`  name ${shortened(`${first.name}: ${according}`, width - 7)}`];
  });
}
