import type { UtcInstant } from '../model/index.ts';
import { renderBrief } from '../share/brief/index.ts';
import { toJson, toJsonLines } from '../share/json/index.ts';
import { toCsv } from '../share/lists/index.ts';
import { stixText } from '../share/stix/index.ts';
import type { ShownDocument } from './show-report.ts';

/** Adding an exporter costs one folder in share/ and one line here. */
export const FORMATS = ['brief', 'json', 'jsonl', 'stix', 'csv'] as const;

export type Format = (typeof FORMATS)[number];

export interface RenderOptions {
  /** Include what the default view holds back, with the reason. */
  readonly all?: boolean;
  /** Columns of the terminal, brief only. */
  readonly width?: number;
  readonly colour?: boolean;
}

/** A document as bytes of the given format; JSON and JSON Lines always hold everything that is known. */
export function render(shown: ShownDocument, format: Format, options: RenderOptions): string {
  const { document, firstKept } = shown;
  switch (format) {
    case 'brief':
      return renderBrief(document, { ...options, lost: document.lost.map(({ finding }) => finding) });
    case 'json':
      return toJson(document);
    case 'jsonl':
      return toJsonLines(document.findings);
    case 'stix':
      return stixText(document, { ...options, created: firstKept, modified: lastChanged(shown) });
    case 'csv':
      return toCsv(document, options);
  }
}

/** By a new capture or by an analyst, whichever came last; instants of one form compare as text. */
function lastChanged({ document, lastDecided }: ShownDocument): UtcInstant {
  const { capturedAt } = document.capture;
  return lastDecided !== undefined && lastDecided > capturedAt ? lastDecided : capturedAt;
}
