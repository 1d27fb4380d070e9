import { type ReportDocument, type UtcInstant, utcInstant } from '../../model/index.ts';

/** The instant STIX demands, and what it rests on. */
export interface Published {
  readonly at: UtcInstant;
  /** `capture`: the report states no date, or none that can be read without guessing. */
  readonly from: 'stated-date' | 'capture';
  /** As the source writes it. */
  readonly stated?: string;
}

/** Only the two shapes that `Report.published` has when it is certain: a day, or an instant with its zone. */
const CERTAIN = /^(\d{4}-\d{2}-\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2}))?$/u;

export function publishedOf({ report, capture }: Pick<ReportDocument, 'report' | 'capture'>): Published {
  const stated = report.published;
  if (stated === undefined) return { at: capture.capturedAt, from: 'capture' };
  const at = certainInstant(stated);
  return at === undefined
    ? { at: capture.capturedAt, from: 'capture', stated }
    : { at, from: 'stated-date', stated };
}

function certainInstant(stated: string): UtcInstant | undefined {
  const day = CERTAIN.exec(stated)?.[1];
  if (day === undefined || !isDay(day)) return undefined;
  const ms = Date.parse(stated);
  return Number.isNaN(ms) ? undefined : utcInstant(ms);
}

/** A day of the calendar, in years that leave room for a period of validity. */
function isDay(day: string): boolean {
  const ms = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(ms) && utcInstant(ms).startsWith(day) && day > '1000' && day < '9000';
}
