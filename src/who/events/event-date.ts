import type { EventDate, Span } from '../../model/index.ts';
import type { DateParts, WrittenDate } from './written-dates.ts';

/** What a written date says of time; without a year nothing but how fine it is. */
export function eventDate({ first, last }: WrittenDate, column?: YearOfColumn): EventDate {
  const precision = first.day !== undefined ? 'day' : first.month !== undefined ? 'month' : 'year';
  if (first.year !== undefined && last.year !== undefined)
    return { precision, from: edge(first, first.year, 'first'), to: edge(last, last.year, 'last') };
  if (column === undefined || first.year !== undefined || last.year !== undefined) return { precision };
  return {
    precision,
    from: edge(first, column.year, 'first'),
    to: edge(last, column.year, 'last'),
    year: column.span,
  };
}

/** The one year that the head of a column names. */
export interface YearOfColumn {
  readonly year: number;
  readonly span: Span;
}

function edge({ month, day }: DateParts, year: number, which: 'first' | 'last'): string {
  const isLast = which === 'last';
  const inMonth = month ?? (isLast ? 12 : 1);
  const onDay = day ?? (isLast ? new Date(Date.UTC(year, inMonth, 0)).getUTCDate() : 1);
  return `${year}-${String(inMonth).padStart(2, '0')}-${String(onDay).padStart(2, '0')}`;
}
