import type {
  ClaimGroup,
  ClaimOrigin,
  DriftEnd,
  EchoEdge,
  Ledger,
  LedgerReport,
  LedgerRow,
} from '../../model/index.ts';
import { inMarks } from '../in-marks.ts';

/** What several renderers say in the same words, so that they cannot differ in substance. */
export interface LedgerWords {
  reportName(reportId: string): string;
  edge(id: string): EchoEdge | undefined;
  /** Whether it has from another house what it does not credit: of a house that is not stated, that cannot be said. */
  withoutCredit(edge: EchoEdge): boolean;
}

export function ledgerWords({ reports, edges }: Ledger): LedgerWords {
  const byId = new Map(reports.map((report) => [report.id, report]));
  const edgeById = new Map(edges.map((edge) => [edge.id, edge]));
  return {
    reportName: (id) => nameOf(byId.get(id)),
    edge: (id) => edgeById.get(id),
    withoutCredit: ({ from, to, credited }) => {
      const here = byId.get(from)?.publisher;
      const there = to.kind === 'outside' ? to.name : byId.get(to.reportId)?.publisher;
      return !credited && here !== undefined && there !== undefined && here !== there;
    },
  };
}

function nameOf(report: LedgerReport | undefined): string {
  return report?.publisher ?? report?.title ?? 'an unknown report';
}

/** "7 reports · 1 independent origin · hedges: 5 kept, 1 dropped · evidence: none given", of the leading claim. */
export function headline({ reports, groups }: Ledger): string {
  const first = counted(reports.length, 'report');
  const [lead] = groups;
  if (lead === undefined) return `${first} · no claims about who did it`;
  if (lead.within !== undefined) {
    const stories = new Set(groups.flatMap(({ within }) => (within?.kind === 'story' ? [within.id] : [])))
      .size;
    return `${first} · ${counted(stories, 'story', 'stories')} with claims · counted within each story only, nothing across them`;
  }
  const rows = assertedRows(lead);
  return `${first} · ${counted(lead.independentOrigins, 'independent origin')} · hedges: ${hedges(rows)} · evidence: ${evidence(rows)}`;
}

/** "2 independent origins"; of a report in no story, that nothing is summed up. */
export function countWords({ independentOrigins, within }: ClaimGroup): string {
  return within?.kind === 'report'
    ? 'one report, in no story: not summed up'
    : counted(independentOrigins, 'independent origin');
}

/** Where a claim is counted, where the ledger is about several affairs. */
export function affairWords({ within }: ClaimGroup): string | undefined {
  return within && `${within.kind === 'story' ? 'story' : 'report'}: ${within.title}`;
}

export function originWords({ entity, unknown }: ClaimOrigin): string {
  return unknown === true ? `${entity} (not stated who; may be any other; not counted)` : entity;
}

/** How many are known to speak against it. */
export function contraryWords({ contrary }: ClaimGroup): string {
  const known = contrary.filter(({ unknown }) => unknown !== true).length;
  if (contrary.length === 0) return '';
  return known === 0 ? ' · contrary: not known who' : ` · ${known} contrary`;
}

export function counted(count: number, what: string, many: string = `${what}s`): string {
  return `${count} ${count === 1 ? what : many}`;
}

function assertedRows({ origins, unresolved }: ClaimGroup): readonly LedgerRow[] {
  return [...origins.flatMap(({ rows, echoes }) => [...rows, ...echoes]), ...unresolved].filter(
    ({ stance }) => stance === 'asserts',
  );
}

/** Counted by report: how many are as careful as their source, and how many are surer. */
function hedges(rows: readonly LedgerRow[]): string {
  const hedged = new Set(rows.filter(({ hedge }) => hedge.class !== 'none').map(({ reportId }) => reportId));
  const surer = new Set(rows.filter(({ drift }) => drift !== undefined).map(({ reportId }) => reportId));
  const kept = [...hedged].filter((id) => !surer.has(id)).length;
  if (hedged.size === 0 && surer.size === 0) return 'none';
  return `${kept} kept, ${surer.size} dropped`;
}

function evidence(rows: readonly LedgerRow[]): string {
  const kinds = new Set(
    rows.flatMap(({ evidence }) => evidence.map(({ kind }) => kind.replaceAll('-', ' '))),
  );
  return kinds.size === 0 ? 'none given' : [...kinds].join(', ');
}

/** What is claimed, in the report's words, with what they are read as; who says so stands beside it. */
export function claimed(
  group: Pick<ClaimGroup, 'predicate' | 'object' | 'objectReading' | 'subject' | 'subjectReading'>,
): string {
  const object = read(group.object, group.objectReading);
  const subject = group.subject === undefined ? undefined : read(group.subject, group.subjectReading);
  switch (group.predicate) {
    case 'did':
      return `${object} did it`;
    case 'sponsored':
      return `${subject ?? 'the intruders'} acted for ${object}`;
    case 'same-as':
      return `${subject ?? 'the actor'} is also ${object}`;
    case 'used-from':
      return `${object} was used${subject === undefined ? '' : ` by ${subject}`}`;
    case 'false-flag':
      return subject === undefined ? 'it was a false flag' : `it was a false flag to implicate ${subject}`;
    case 'removed':
    case 'corrected':
      return `${object} was ${group.predicate}${subject === undefined ? '' : ` by ${subject}`}`;
  }
}

function read(words: string, reading: string | undefined): string {
  return reading === undefined ? words : `“${words}” (read as: ${reading})`;
}

export function hedgeWords({ hedge, stance }: LedgerRow): string {
  const cue = hedge.cue === undefined ? 'no hedge' : `“${hedge.cue}”`;
  return stance === 'asserts' ? cue : `${stance}, ${cue}`;
}

export function evidenceWords({ evidence, saysNoEvidence }: LedgerRow): string {
  if (evidence.length > 0) {
    return `evidence: ${evidence.map(({ kind, quote }) => `${kind.replaceAll('-', ' ')} (${inMarks(quote)})`).join(', ')}`;
  }
  return `evidence: none given${saysNoEvidence === undefined ? '' : ` (${inMarks(saysNoEvidence.quote)})`}`;
}

/** "“believe” → “is”, at hop 2". */
export function driftWords({ drift }: LedgerRow): string | undefined {
  return drift && `${endWords(drift.from)} → ${endWords(drift.to)}, at hop ${drift.hop}`;
}

function endWords({ words, hedges }: DriftEnd): string {
  return hedges || words !== 'says so' ? `“${words}”` : 'no hedge';
}

/** Where an echo has it from and why that is held, strongest ground first. */
export function groundWords(edge: EchoEdge, words: LedgerWords): string {
  const from = edge.to.kind === 'outside' ? `${edge.to.name} (outside)` : words.reportName(edge.to.reportId);
  const credit = words.withoutCredit(edge) ? ', without credit' : '';
  return `from ${from}${credit}: ${edge.grounds.map(({ why }) => why).join('; ')}`;
}
