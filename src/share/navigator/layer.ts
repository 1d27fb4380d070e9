import type { ReportDocument } from '../../model/index.ts';
import { ATTACK_VERSION } from '../../vocab/attack-techniques.ts';
import { lineSafeJson } from '../json/line-safe.ts';
import { oneLine } from '../stix/text.ts';
import { layerMetadata } from './metadata.ts';
import { layerTechniques } from './techniques.ts';

export interface NavigatorOptions {
  /** Also techniques that are held back, with the reason, uncoloured. Default false. */
  readonly all?: boolean;
}

/** From the faintest suggestion to an id the report prints: one hue, so that lightness alone tells. */
const COLOURS = ['#e3f1f1', '#0b6e75'];

/**
 * The techniques of a report as a layer of the ATT&CK Navigator (layer format 4.5), on one line that a newline
 * ends. A technique's score is how sure its finding is in percent, 100 where the report prints the id, and its
 * comment the sentences that show it. The same document gives the same bytes.
 */
export function toNavigator(document: ReportDocument, options: NavigatorOptions = {}): string {
  const { report } = document;
  return `${lineSafeJson({
    name: oneLine(report.title, 120) || report.id,
    versions: { attack: majorOf(ATTACK_VERSION), navigator: '5.1.0', layer: '4.5' },
    domain: 'enterprise-attack',
    description: describe(document),
    sorting: 3,
    layout: {
      layout: 'side',
      aggregateFunction: 'max',
      showID: true,
      showName: true,
      showAggregateScores: false,
      countUnscored: false,
      // Sub-techniques of a folded parent would stay unseen.
      expandedSubtechniques: 'annotated',
    },
    hideDisabled: false,
    techniques: layerTechniques(document, options.all === true),
    gradient: { colors: COLOURS, minValue: 0, maxValue: 100 },
    legendItems: [],
    metadata: layerMetadata(document),
    links:
      report.url !== undefined && /^https?:\/\//u.test(report.url)
        ? [{ label: 'report', url: report.url }]
        : [],
    showTacticRowBackground: false,
    selectTechniquesAcrossTactics: true,
    selectSubtechniquesWithParent: false,
    selectVisibleTechniques: false,
  })}\n`;
}

/** `18` of `Enterprise 18.1`: the Navigator knows releases by their first number. */
function majorOf(release: string): string {
  return /\d+/u.exec(release)?.[0] ?? '';
}

function describe({ report, capture }: ReportDocument): string {
  const by = report.publisher === undefined ? '' : `, ${oneLine(report.publisher, 120)}`;
  return `Techniques that the report “${oneLine(report.title, 120)}”${by} names or shows, from a copy kept on ${capture.capturedAt}. ${report.tlp.label}. Score: how sure the finding is, 100 for an id the report prints.`;
}
