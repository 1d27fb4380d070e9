/** Traffic Light Protocol 2.0 labels (FIRST, August 2022), from most to least open. */
export const TLP_LABELS = ['TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED'] as const;

export type TlpLabel = (typeof TLP_LABELS)[number];

/**
 * A marking and who set it. A report that states none is handled as AMBER+STRICT by the desk until
 * an analyst says otherwise; it never becomes CLEAR by silence.
 */
export interface TlpMarking {
  readonly label: TlpLabel;
  readonly statedBy: 'report' | 'analyst' | 'desk-default';
}

export const UNSTATED_TLP: TlpMarking = { label: 'TLP:AMBER+STRICT', statedBy: 'desk-default' };

/** Reads a label as people write it: any case and punctuation, `TLP WHITE` of version 1 as CLEAR. */
export function parseTlp(text: string): TlpLabel | undefined {
  const word = lettersOf(text).replace('TLP', '');
  if (word === 'WHITE') return 'TLP:CLEAR';
  return TLP_LABELS.find((label) => lettersOf(label).replace('TLP', '') === word);
}

function lettersOf(text: string): string {
  return text.toUpperCase().replace(/[^A-Z]/g, '');
}
