import type { ReportDocument, Technique } from '../../model/index.ts';
import { greatest } from '../greatest.ts';
import { isDecided, isShown, whyNotShown } from '../lists/shown.ts';
import { quoted } from '../stix/text.ts';
import type { Metadata } from './metadata.ts';

/** A technique of a layer (layer format 4.5): without `tactic` it stands under each of its tactics. */
export interface LayerTechnique {
  readonly techniqueID: string;
  /** 0 to 100; without one it has no colour. */
  readonly score?: number;
  readonly comment: string;
  readonly enabled: true;
  readonly metadata: readonly Metadata[];
  readonly showSubtechniques: false;
}

/** A comment that fills the window helps nobody; the others are counted. */
const MOST_SENTENCES = 12;

/** Each technique once, in the order of ids, its sentences in the order of the text. */
export function layerTechniques(document: ReportDocument, all: boolean): LayerTechnique[] {
  const byId = new Map<string, Technique[]>();
  for (const finding of document.findings) {
    if (finding.kind !== 'technique') continue;
    const mentions = byId.get(finding.attackId);
    if (mentions === undefined) byId.set(finding.attackId, [finding]);
    else mentions.push(finding);
  }
  return [...byId.keys()].sort().flatMap((id) => {
    const mentions = (byId.get(id) ?? []).sort((a, b) => a.span.start - b.span.start);
    const shown = mentions.filter(isShown);
    if (shown.length > 0) return [technique(document, id, shown, true)];
    return all ? [technique(document, id, mentions, false)] : [];
  });
}

function technique(
  document: ReportDocument,
  techniqueID: string,
  mentions: readonly Technique[],
  scored: boolean,
): LayerTechnique {
  const sure = greatest(mentions.map((mention) => (isDecided(mention) ? 1 : mention.score)));
  return {
    techniqueID,
    ...(scored ? { score: Math.round(Math.min(1, Math.max(0, sure)) * 100) } : {}),
    comment: comment(document, mentions),
    enabled: true,
    metadata: distinctMetadata(mentions),
    showSubtechniques: false,
  };
}

function comment(document: ReportDocument, mentions: readonly Technique[]): string {
  const lines = [...new Set(mentions.map((mention) => `${held(mention)}${quoted(document, mention)}`))];
  const more = lines.length - MOST_SENTENCES;
  return [...lines.slice(0, MOST_SENTENCES), ...(more > 0 ? [`and ${more} more`] : [])].join('\n');
}

function held(mention: Technique): string {
  const why = whyNotShown(mention);
  return why === undefined ? '' : `Held back: ${why}. `;
}

function distinctMetadata(mentions: readonly Technique[]): Metadata[] {
  const lines: readonly Metadata[] = mentions.flatMap(({ how, tier, status, by, revokedFrom, span }) => [
    {
      name: 'found by',
      value: how === 'model' ? `wording (${tier}, ${by})` : `the ${how} in the text (${by})`,
    },
    { name: 'span', value: `${span.start}-${span.end}` },
    ...(status === 'suggested' ? [] : [{ name: 'decided', value: `${status} by ${by}` }]),
    ...(revokedFrom === undefined
      ? []
      : [{ name: 'the report writes', value: `${revokedFrom}, since revoked` }]),
  ]);
  // One line for each name: Navigator shows them all while the pointer rests on a technique.
  const values = new Map<string, Set<string>>();
  for (const { name, value } of lines) values.set(name, (values.get(name) ?? new Set()).add(value));
  return [...values].map(([name, said]) => ({ name, value: [...said].join('; ') }));
}
