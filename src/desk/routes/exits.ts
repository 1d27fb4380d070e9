import { z } from '@hono/zod-openapi';
import { FORMAT_LABELS, FORMATS } from '../../app/formats.ts';
import { whyNotLeaving } from '../../app/leaving.ts';
import { htmlStyleHash, render } from '../../app/render.ts';
import { showReport } from '../../app/show-report.ts';
import type { TlpLabel } from '../../model/index.ts';
import { failed, ok, parseTlp } from '../../model/index.ts';
import { attachment } from '../attachment.ts';
import type { Api } from '../endpoint.ts';
import { pagePolicy } from '../guard/policies.ts';
import { flag, idParams, record, tlp } from '../schemas.ts';

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
    async ({ params, query: { format, audience, all, download } }) => {
      const shown = await showReport(params.id, desk);
      if (!shown.ok) return shown;
      const { report } = shown.value.document;
      // On the screen of whoever may read it anyway, a page is no exit; its banner is printed with it.
      const isLeaving = format !== 'html' || audience !== undefined || download === true;
      const refused = isLeaving ? whyNotLeaving(report, audienceOf(audience)) : undefined;
      if (refused !== undefined) return failed(refused);
      const text = render(shown.value, format, { all: all === true, width: 100, colour: false });
      const { type, ending } = FORMAT_LABELS[format];
      return new Response(text, {
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
    async ({ params, query: { format, audience, all } }) => {
      const shown = await showReport(params.id, desk);
      if (!shown.ok) return shown;
      const { report, findings } = shown.value.document;
      const refused = whyNotLeaving(report, audienceOf(audience));
      const count = findings.filter(
        ({ status, heldBack }) => status !== 'rejected' && heldBack === undefined,
      );
      const told = { tlp: report.tlp, findings: all === true ? findings.length : count.length };
      if (refused !== undefined) return ok({ allowed: false, problem: refused, ...told });
      const text = render(shown.value, format, { all: all === true, width: 100, colour: false });
      return ok({ allowed: true, bytes: Buffer.byteLength(text), ...told });
    },
  );
}

function audienceOf(said: string | undefined): TlpLabel | undefined {
  return said === undefined ? undefined : parseTlp(said);
}
