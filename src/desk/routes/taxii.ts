import type { Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Asker } from '../../app/accounts/session.ts';
import { may } from '../../app/accounts/session.ts';
import * as taxii from '../../app/taxii/index.ts';
import type { Result } from '../../model/index.ts';
import { logged } from '../log.ts';
import type { Serving } from '../serving.ts';
import { TaxiiDoor } from '../sign-in/taxii-door.ts';
import { ExportLog } from '../taxii-log.ts';

/** How long a request waits for reports that changed just now, ms. */
const PATIENCE_MS = 1_500;

const READING = 'GET, HEAD';

interface Asked {
  readonly c: Context;
  readonly asker: Asker;
  readonly roots: readonly taxii.Root[];
  readonly serving: Serving;
  readonly log: ExportLog;
}

type Answer = taxii.TaxiiAnswer | taxii.TaxiiFault;

/** TAXII 2.1 (OASIS Standard, 10 June 2021): an API root an audience, see docs/reference/taxii.md. */
export function taxiiRoutes(app: Hono, serving: Serving): void {
  const door = new TaxiiDoor(serving);
  const log = new ExportLog();
  const onError = (c: Context): Response =>
    refusal(taxii.fault(413, 'Too much came', `A body has up to ${taxii.MOST_BODY} bytes.`), c);
  app.use('/taxii2/*', bodyLimit({ maxSize: taxii.MOST_BODY, onError }));
  app.all('/taxii2', (c) => withSlash(c));
  app.all('/taxii2/*', async (c) => {
    c.set('route' as never, '/taxii2' as never);
    if (!c.req.path.endsWith('/')) return withSlash(c);
    const asker = await door.asker(c);
    if ('kind' in asker && asker.kind === 'fault') return refusal(asker, c);
    const known = asker as Asker;
    const roots = await taxii.rootsFor(known, serving.desk);
    if (!roots.ok) return sent(roots, c);
    if (!taxii.acceptsTaxii(c.req.header('accept')))
      return refusal(taxii.fault(406, 'Nothing acceptable', `The desk speaks ${taxii.TAXII_TYPE}.`), c);
    return routed(c.req.path.split('/').slice(2, -1), { c, asker: known, roots: roots.value, serving, log });
  });
}

/** All paths of TAXII end in a slash. */
function withSlash(c: Context): Response {
  const { pathname, search } = new URL(c.req.url);
  return c.redirect(`${pathname}/${search}`, 308);
}

async function routed(path: readonly string[], asked: Asked): Promise<Response> {
  const { c, roots, serving } = asked;
  const { method } = c.req;
  const [name, part, id = '', ...rest] = path.map(decoded);
  const isReading = method === 'GET' || method === 'HEAD';
  if (name === undefined)
    return isReading ? sent(taxii.discovery(baseOf(c, serving), roots), c) : notAllowed(READING, c);
  const root = roots.find((each) => each.name === name);
  if (root === undefined) return missing('API root', c);
  if (part === undefined) return isReading ? sent(taxii.apiRoot(root), c) : notAllowed(READING, c);
  if (part === 'status' && rest.length === 0 && id !== '')
    return isReading ? status(id, asked) : notAllowed(READING, c);
  if (part !== 'collections') return missing('path', c);
  if (id === '') {
    if (!isReading) return notAllowed(READING, c);
    await serving.shared.soon(PATIENCE_MS);
    return sent(await taxii.collections(root, may(asked.asker, 'keep'), serving.desk), c);
  }
  return collection(root, id, rest, asked);
}

async function collection(
  root: taxii.Root,
  id: string,
  [part, objectId, more, ...beyond]: readonly string[],
  asked: Asked,
): Promise<Response> {
  const { c, asker, serving } = asked;
  const { method } = c.req;
  const isReading = method === 'GET' || method === 'HEAD';
  const isWriting = method === 'POST' && part === 'objects' && objectId === undefined;
  // Whoever is in the middle of a collection need not wait: what changed just now comes at its end.
  if (isReading) await serving.shared.soon(c.req.query('next') === undefined ? PATIENCE_MS : 0);
  const found = await taxii.findCollection(root, id, serving.desk);
  if (!found.ok) return sent(found, c);
  const there = found.value;
  if (there === undefined) return missing('collection', c);
  const mayWrite = may(asker, 'keep');
  if (isWriting) return posted(there, mayWrite, asked);
  if (method === 'DELETE' && part === 'objects' && objectId !== undefined && more === undefined)
    return refusal(taxii.fault(403, 'Nothing is deleted here', 'What is taken back comes as revoked.'), c);
  if (!isReading)
    return notAllowed(part === 'objects' && objectId === undefined ? `${READING}, POST` : READING, c);
  if (part === undefined) return sent(await taxii.oneCollection(there, root, mayWrite, serving.desk), c);
  const what = whatOf(part, objectId, more);
  if (what === undefined || beyond.length > 0) return missing('path', c);
  if (there.facet === taxii.INBOX)
    return refusal(
      taxii.fault(403, 'Nothing is read from here', 'Bundles are posted to this collection.'),
      c,
    );
  const by = what === 'versions' ? what : objectId === undefined ? 'collection' : 'object';
  const filters = taxii.filtersOf(c.req.queries(), by);
  if (filters.kind === 'fault') return refusal(filters, c);
  const read = await taxii.readCollection(there, what, filters, objectId, serving.desk);
  if (!read.ok || read.value.kind === 'fault') return sent(read, c);
  // To whom only heads go, no object goes.
  const objects = method === 'HEAD' ? 0 : read.value.objects;
  const told = { asker, collection: there, root: root.audience, objects, isContinued: filters.isContinued };
  const entry = asked.log.entryFor(told, serving.desk.keep.now());
  if (entry !== undefined) {
    const written = await logged(c, 'exported', 'done', entry, serving);
    if (!written.ok) return refusal(taxii.faultOf(written.problem), c);
  }
  return sent(read, c);
}

function whatOf(
  part: string,
  objectId: string | undefined,
  more: string | undefined,
): taxii.Reading | undefined {
  if (part === 'manifest') return objectId === undefined ? 'manifest' : undefined;
  if (part !== 'objects') return undefined;
  if (more === undefined) return 'objects';
  return more === 'versions' ? 'versions' : undefined;
}

async function posted(there: taxii.Collection, mayWrite: boolean, asked: Asked): Promise<Response> {
  const { c, asker, serving } = asked;
  if (there.facet !== taxii.INBOX || !mayWrite)
    return refusal(taxii.fault(403, 'Nothing may be posted here', 'See can_write of the collections.'), c);
  if (!taxii.isTaxii(c.req.header('content-type')))
    return refusal(taxii.fault(415, 'Another media type came', `A body is ${taxii.TAXII_TYPE}.`), c);
  // RFC 9110, 12.5.3: one says 415 to a coding, too.
  if (!/^(?:identity)?$/iu.test(c.req.header('content-encoding') ?? ''))
    return refusal(taxii.fault(415, 'A coding came that is not known', 'A body is sent as it is.'), c);
  const bytes = new Uint8Array(await c.req.arrayBuffer());
  const taken = await taxii.takePosted(bytes, asker, serving.jobs, serving.desk);
  const isTaken = taken.ok && taken.value.kind === 'answer';
  const outcome = isTaken ? 'done' : taken.ok ? 'bad-request' : taken.problem.code;
  const told = { subject: there.id, detail: { bytes: bytes.length, format: 'taxii' } };
  const written = await logged(c, 'report brought in', outcome, told, serving);
  return written.ok ? sent(taken, c, 202) : refusal(taxii.faultOf(written.problem), c);
}

async function status(id: string, { c, asker, serving }: Asked): Promise<Response> {
  const found = await taxii.statusOf(id, asker, serving.jobs, serving.desk);
  if (!found.ok) return sent(found, c);
  return found.value === undefined ? missing('status', c) : sent(found.value, c);
}

/** Never from a `Host` header that is not the desk's own: those are refused before. */
function baseOf(c: Context, { publicUrl }: Serving): string {
  return publicUrl?.href ?? `http://${c.req.header('host') ?? ''}/`;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return '\uFFFD';
  }
}

function missing(what: string, c: Context): Response {
  return refusal(taxii.fault(404, `There is no such ${what}`, 'Or it is not for whoever asks.'), c);
}

function notAllowed(allow: string, c: Context): Response {
  const answer = refusal(taxii.fault(405, 'This cannot be done here', `Allowed: ${allow}.`), c);
  answer.headers.set('allow', allow);
  return answer;
}

function sent(result: Result<Answer> | Answer, c: Context, code = 200): Response {
  if ('ok' in result) {
    if (!result.ok) return refusal(taxii.faultOf(result.problem), c, result.problem.code);
    return sent(result.value, c, code);
  }
  if (result.kind === 'fault') return refusal(result, c);
  const headers = { 'content-type': taxii.TAXII_TYPE, ...result.headers };
  return new Response(result.text, { status: code, headers });
}

function refusal(fault: taxii.TaxiiFault, c: Context, code?: string): Response {
  const answer = new Response(taxii.faultText(fault, code), {
    status: fault.status,
    headers: { 'content-type': taxii.TAXII_TYPE },
  });
  const wait = c.get('wait' as never) as number | undefined;
  if (fault.status === 401) {
    answer.headers.append('www-authenticate', 'Basic realm="howdunit", charset="UTF-8"');
    answer.headers.append('www-authenticate', 'Bearer realm="howdunit"');
  }
  if (fault.status === 429 && wait !== undefined)
    answer.headers.set('retry-after', String(Math.ceil(wait / 1_000)));
  return answer;
}
