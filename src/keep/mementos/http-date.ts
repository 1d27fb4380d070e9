import type { UtcInstant } from '../../model/index.ts';
import { utcInstant } from '../../model/index.ts';

const DATE = /^[a-z]{3,9}, \d{1,2}[ -][a-z]{3}[ -]\d{2,4} \d{2}:\d{2}:\d{2} GMT$/i;

/** An HTTP date (RFC 9110, section 5.6.7) as an instant; undefined where it is none. */
export function instantOf(date: string | undefined): UtcInstant | undefined {
  if (date === undefined || !DATE.test(date.trim())) return undefined;
  const ms = Date.parse(date);
  return Number.isNaN(ms) ? undefined : utcInstant(ms);
}

/** The form that Accept-Datetime takes: RFC 1123, in GMT. */
export function httpDate(instant: UtcInstant): string {
  return new Date(instant).toUTCString();
}

/** 14 digits as web archives put them into addresses, UTC; undefined where it is no such date. */
export function instantOfDigits(digits: string): UtcInstant | undefined {
  const parts = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})$/.exec(digits);
  if (parts === null) return undefined;
  const [, year, month, day, hour, minute, second] = parts;
  const ms = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(ms) ? undefined : utcInstant(ms);
}
