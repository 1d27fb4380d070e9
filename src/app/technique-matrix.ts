import type { FindingStatus, Report, Result, Span } from '../model/index.ts';
import { ok } from '../model/index.ts';
import { ATTACK_VERSION, techniqueById } from '../vocab/attack-techniques.ts';
import type { Desk } from './desk.ts';
import { cardsOf } from './finding-card.ts';
import { type ReportsAsked, referencesOf } from './reports-asked.ts';

/** ATT&CK's own order of tactics: the order in which an intrusion unfolds. */
const TACTICS: Readonly<Record<string, string>> = {
  reconnaissance: 'Reconnaissance',
  'resource-development': 'Resource Development',
  'initial-access': 'Initial Access',
  execution: 'Execution',
  persistence: 'Persistence',
  'privilege-escalation': 'Privilege Escalation',
  'defense-evasion': 'Defense Evasion',
  'credential-access': 'Credential Access',
  discovery: 'Discovery',
  'lateral-movement': 'Lateral Movement',
  collection: 'Collection',
  'command-and-control': 'Command and Control',
  exfiltration: 'Exfiltration',
  impact: 'Impact',
};

/** Techniques of several reports by tactic, each with the words that name it or show it used. */
export interface TechniqueMatrix {
  readonly attackVersion: string;
  readonly tactics: readonly { readonly id: string; readonly name: string }[];
  /** In the order of their ids. */
  readonly techniques: readonly MatrixTechnique[];
  readonly reports: readonly Pick<Report, 'id' | 'title' | 'publisher' | 'published'>[];
}

export interface MatrixTechnique {
  readonly attackId: string;
  readonly name: string;
  readonly tactics: readonly string[];
  /** Of a sub-technique, its technique's id. */
  readonly parent?: string;
  /** How many findings show it, rejected and held back ones aside. */
  readonly count: number;
  /** The reports that show it, and how many findings of each do. */
  readonly reports: readonly string[];
  readonly counts: Readonly<Record<string, number>>;
  readonly passages: readonly MatrixPassage[];
}

export interface MatrixPassage {
  readonly reportId: string;
  readonly findingId: string;
  readonly readingId: string;
  readonly span: Span;
  readonly sentence: { readonly start: number; readonly end: number; readonly text: string };
  readonly status: FindingStatus;
}

/** Passages of one technique in one report; the rest is counted. */
const MOST_PASSAGES = 20;

export async function techniqueMatrix(of: ReportsAsked, desk: Desk): Promise<Result<TechniqueMatrix>> {
  const references = await referencesOf(of, desk);
  if (!references.ok) return references;
  const reports: Report[] = [];
  const techniques = new Map<string, MatrixTechnique>();
  for (const reference of references.value) {
    const shown = await desk.store.shown(reference);
    if (!shown.ok) return shown;
    const { report } = shown.value;
    reports.push(report);
    const added = await addReport(report.id, techniques, desk);
    if (!added.ok) return added;
  }
  return ok({
    attackVersion: ATTACK_VERSION,
    tactics: Object.entries(TACTICS).map(([id, name]) => ({ id, name })),
    techniques: [...techniques.values()].sort((a, b) => (a.attackId < b.attackId ? -1 : 1)),
    reports: reports.map(({ id, title, publisher, published }) => ({
      id,
      title,
      ...(publisher !== undefined && { publisher }),
      ...(published !== undefined && { published }),
    })),
  });
}

async function addReport(
  reportId: string,
  techniques: Map<string, MatrixTechnique>,
  desk: Desk,
): Promise<Result<void>> {
  const found = await desk.store.review(reportId);
  if (!found.ok) return found;
  const shown = found.value.filter(
    ({ finding: { kind, status, heldBack } }) =>
      kind === 'technique' && status !== 'rejected' && (heldBack === undefined || status !== 'suggested'),
  );
  const seen = new Map<string, number>();
  const shownHere = shown.filter(({ about }) => {
    const count = (seen.get(about.value) ?? 0) + 1;
    seen.set(about.value, count);
    return count <= MOST_PASSAGES;
  });
  const cards = await cardsOf(shownHere, desk);
  if (!cards.ok) return cards;
  for (const card of cards.value) {
    if (card.kind !== 'technique') continue;
    const { attackId, name, tactics, id, readingId, span, sentence, status } = card;
    const one = techniques.get(attackId);
    const before = one?.reports.includes(reportId) === true ? 0 : (seen.get(attackId) ?? 0);
    const known = techniqueById(attackId);
    techniques.set(attackId, {
      attackId,
      name,
      tactics,
      ...(known.kind === 'active' &&
        known.technique.parent !== undefined && { parent: known.technique.parent }),
      count: (one?.count ?? 0) + before,
      reports: [...new Set([...(one?.reports ?? []), reportId])],
      counts: { ...one?.counts, [reportId]: seen.get(attackId) ?? 0 },
      passages: [...(one?.passages ?? []), { reportId, findingId: id, readingId, span, sentence, status }],
    });
  }
  return ok(undefined);
}
