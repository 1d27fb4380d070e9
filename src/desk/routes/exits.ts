import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { may } from '../../app/accounts/session.ts';
import { FORMAT_LABELS, FORMATS } from '../../app/formats.ts';
import { handOut } from '../../app/hand-out.ts';
import { whyNotLeaving } from '../../app/leaving.ts';
import { htmlStyleHash, render } from '../../app/render.ts';
import { showReport } from '../../app/show-report.ts';
import type { Origin, Report, Result, TlpLabel } from '../../model/index.ts';
import { failed, ok, parseTlp } from '../../model/index.ts';
import { attachment } from '../attachment.ts';
import type { Api } from '../endpoint.ts';
import { pagePolicy } from '../guard/policies.ts';
import { logged, outcomeOf } from '../log.ts';
import { flag, idParams, record, tlp } from '../schemas.ts';
import { askerIn, notAllowed } from '../sign-in/who-asks.ts';

const FORMAT = z.enum(FORMATS);
const QUERY = z.object({
  format: FORMAT.default('html'),
  audience: z
    .string()
    .max(40)
    .refine((text) => parseTlp(text) !== undefined, 'no TLP 2.0 label')
    .optional(),
  all: flag,
  download: flag,
});

/** Where a report leaves the desk: each exit asks `whyNotLeaving` before a byte goes out. */
export function exitRoutes(api: Api): void {
  const { desk } = api.serving;
  api.on(
    {
      method: 'get',
      path: '/reports/{id}/brief',
      summary: 'The report as a brief or for other tools; refused where its marking does not allow it',
      params: idParams,
      query: QUERY,
      answer: { types: Object.values(FORMAT_LABELS).map(({ type }) => type) },
    },
    async ({ params, query: { format, audience, all, download }, c }) => {
      const shown = await showReport(params.id, desk);
      if (!shown.ok) return shown;
      const { report } = shown.value.document;
      // On the screen of whoever may read it anyway, a page is no exit; its banner is printed with it.
      const isLeaving = format !== 'html' || audience !== undefined || download === true;
      const refused = isLeaving ? whyNotLeaving(report, audienceOf(audience)) : undefined;
      const exit = { c, report, format, audience, api };
      if (refused !== undefined) return exported(exit, failed(refused));
      const mayNot = isLeaving ? await whyNotSharing(c, audience, api) : undefined;
      if (mayNot !== undefined) return mayNot;
      const options = { all: all === true, width: 100, colour: false };
      const text = isLeaving
        ? await handOut(shown.value, format, options, desk, {
            ...handedBy(c, api),
            audience: audienceOf(audience),
            isExit: true,
          })
        : ok(render(shown.value, format, options));
      if (!text.ok) return text;
      const { type, ending } = FORMAT_LABELS[format];
      return new Response(text.value, {
        headers: {
          'content-type': type,
          ...(format === 'html' && { 'content-security-policy': pagePolicy(htmlStyleHash()) }),
          ...(download === true && { 'content-disposition': attachment(`${report.id}.${ending}`) }),
        },
      });
    },
  );
  const answer = z.object({
    allowed: z.boolean(),
    tlp,
    problem: record.optional(),
    bytes: z.number().optional(),
    findings: z.number(),
  });
  api.on(
    {
      method: 'get',
      path: '/reports/{id}/leaving',
      summary: 'Whether the report may go to an audience, and how much would go',
      params: idParams,
      query: QUERY,
      answer: { json: answer },
    },
    async ({ params, query: { format, audience, all }, c }) => {
      const shown = await showReport(params.id, desk);
      if (!shown.ok) return shown;
      const { report, findings } = shown.value.document;
      const refused = whyNotLeaving(report, audienceOf(audience));
      const count = findings.filter(
        ({ status, heldBack }) => status !== 'rejected' && heldBack === undefined,
      );
      const told = { tlp: report.tlp, findings: all === true ? findings.length : count.length };
      if (refused !== undefined) return ok({ allowed: false, problem: refused, ...told });
      const asker = askerIn(c);
      if (reachesFurther(audience) && asker !== undefined && !may(asker, 'share')) {
        const message = 'an editor hands on beyond one’s own organisation';
        return ok({ allowed: false, problem: { code: 'not-allowed', message }, ...told });
      }
      const text = render(shown.value, format, { all: all === true, width: 100, colour: false });
      return ok({ allowed: true, bytes: Buffer.byteLength(text), ...told });
    },
  );
}

/** Whether somebody outside one's own organisation is among the readers (TLP 2.0, FIRST 2022). */
function reachesFurther(audience: string | undefined): boolean {
  const label = audienceOf(audience);
  return label === 'TLP:CLEAR' || label === 'TLP:GREEN' || label === 'TLP:AMBER';
}

/** The answer to who may not hand on as far as that; undefined for who may. */
export async function whyNotSharing(
  c: Context,
  audience: string | undefined,
  api: Api,
  route = 'GET /reports/{id}/brief',
): Promise<Response | undefined> {
  const asker = askerIn(c);
  if (!reachesFurther(audience) || asker === undefined || may(asker, 'share')) return undefined;
  const isToken = asker.kind === 'account' && asker.scopes !== undefined;
  const why = 'an editor hands on beyond one’s own organisation';
  return notAllowed(asker, route, api.serving, why, isToken ? 'share' : undefined);
}

interface Exit {
  readonly c: Context;
  readonly report: Pick<Report, 'id' | 'tlp'>;
  readonly format: string;
  readonly audience?: string | undefined;
  readonly api: Api;
}

/** Lets an answer go once the log says what leaves, under which marking and for whom. */
export async function exported(
  { c, report, format, audience, api }: Exit,
  answer: Result<never> | Response,
): Promise<Result<never> | Response> {
  const label = audienceOf(audience);
  const detail = { format, tlp: report.tlp.label, ...(label !== undefined && { audience: label }) };
  const told = { subject: report.id, reportId: report.id, detail };
  const written = await logged(c, 'exported', await outcomeOf(answer), told, api.serving);
  return written.ok ? answer : written;
}

/** Who asks, and by which door. */
function handedBy(c: Context, { serving }: Api): { by: string | undefined; origin: Origin | undefined } {
  const asker = askerIn(c);
  const by = asker?.kind === 'account' ? asker.account.name : serving.analyst;
  return { by, origin: asker?.origin };
}

function audienceOf(said: string | undefined): TlpLabel | undefined {
  return said === undefined ? undefined : parseTlp(said);
}
