import { fault, type TaxiiFault } from './fault.ts';

/** Objects that came in one body, each with whether it can be taken. */
export interface Posted {
  readonly kind: 'posted';
  readonly successes: readonly StatusDetail[];
  readonly failures: readonly StatusDetail[];
}

/** Of one object in a status resource (TAXII 2.1, 4.3.1). */
export interface StatusDetail {
  readonly id: string;
  readonly version: string;
  readonly message?: string;
}

/** Objects of one body; more are several. */
export const MOST_POSTED = 10_000;
/** Bytes of one body. */
export const MOST_BODY: number = 16 * 1024 * 1024;

const ID = /^[a-z0-9-]{3,250}--[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/u;

/** Looks at an envelope as it was sent; what its objects say is for whoever reads them. */
export function postedIn(text: string): Posted | TaxiiFault {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return fault(422, 'The body could not be read', 'It is no JSON.');
  }
  const objects = isRecord(body) ? body['objects'] : undefined;
  if (!Array.isArray(objects) || objects.length === 0)
    return fault(422, 'The body could not be read', 'It is no envelope with objects.');
  // Not 413: that is for bodies longer than `max_content_length`, and must be for no other (4.2.1).
  if (objects.length > MOST_POSTED)
    return fault(422, 'Too many objects came', `No more than ${MOST_POSTED} of them are taken at once.`);
  const successes: StatusDetail[] = [];
  const failures: StatusDetail[] = [];
  for (const object of objects as readonly unknown[]) {
    const why = whyNotTaken(object);
    const detail = detailOf(object);
    if (why === undefined) successes.push(detail);
    else failures.push({ ...detail, message: why });
  }
  return { kind: 'posted', successes, failures };
}

function whyNotTaken(object: unknown): string | undefined {
  if (!isRecord(object)) return 'It is no object.';
  const { id, type } = object;
  if (typeof id !== 'string' || !ID.test(id)) return 'It has no id as STIX 2.1 wants one.';
  if (typeof type !== 'string' || !id.startsWith(`${type}--`)) return 'Its id is not of its type.';
  return undefined;
}

/** The epoch stands for what has no instant of its own. */
const NEVER = '1970-01-01T00:00:00.000Z';

function detailOf(object: unknown): StatusDetail {
  const { id, modified, created } = isRecord(object) ? object : {};
  const version = [modified, created].find((each): each is string => typeof each === 'string');
  return {
    id: typeof id === 'string' ? id.slice(0, 300) : 'unknown',
    version: version?.slice(0, 40) ?? NEVER,
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
