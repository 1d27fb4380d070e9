import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { z } from '@hono/zod-openapi';
import { capturedView } from '../../app/captured-page.ts';
import { diffCaptures } from '../../app/compare.ts';
import { whyNotLeaving } from '../../app/leaving.ts';
import { archiveOf, provenanceOf } from '../../app/provenance.ts';
import type { Verified } from '../../app/verify-archive.ts';
import { verifyArchive } from '../../app/verify-archive.ts';
import { verdictLine } from '../../app/verify-lines.ts';
import { failed, ok, problem } from '../../model/index.ts';
import { attachment } from '../attachment.ts';
import type { Api } from '../endpoint.ts';
import { CAPTURE_POLICY, DATA_POLICY } from '../guard/policies.ts';
import { flag, id, idParams, record } from '../schemas.ts';
import { exported } from './exits.ts';

/** What vouches for a report: the capture itself, its archive, and what can be checked of both. */
export function evidenceRoutes(api: Api): void {
  captured(api);
  archive(api);
  provenance(api);
}

function captured(api: Api): void {
  const { desk } = api.serving;
  const query = z.object({ download: flag });
  api.on(
    {
      method: 'get',
      path: '/reports/{id}/captured',
      summary: 'The capture: a web page with its pictures inside and nothing that runs, else the bytes',
      params: idParams,
      query,
      answer: { types: ['text/html', 'application/pdf', 'application/octet-stream'] },
    },
    async ({ params, query: { download }, c }) => {
      const view = await capturedView(params.id, download === true, desk);
      if (!view.ok) return view;
      const shown = view.value;
      if (shown.kind === 'page') {
        return new Response(shown.html, {
          headers: {
            'content-type': 'text/html; charset=utf-8',
            'content-security-policy': CAPTURE_POLICY,
            'x-left-out': String(shown.leftOut),
          },
        });
      }
      const refused = whyNotLeaving(shown.report, undefined);
      const exit = { c, report: shown.report, format: 'capture', api };
      if (refused !== undefined && download === true) return exported(exit, failed(refused));
      const answer = new Response(new Uint8Array(shown.bytes), {
        headers: {
          'content-type': shown.isPdf ? 'application/pdf' : 'application/octet-stream',
          'content-security-policy': DATA_POLICY,
          'content-disposition': attachment(shown.name),
        },
      });
      return download === true ? exported(exit, answer) : answer;
    },
  );
}

function archive(api: Api): void {
  const { desk } = api.serving;
  api.on(
    {
      method: 'get',
      path: '/reports/{id}/wacz',
      summary: 'The archive as it was kept, for any replay tool',
      params: idParams,
      answer: { types: ['application/wacz'] },
    },
    async ({ params, c }) => {
      const file = await archiveOf(params.id, desk);
      if (!file.ok) return file;
      const refused = whyNotLeaving(file.value.report, undefined);
      const exit = { c, report: file.value.report, format: 'wacz', api };
      if (refused !== undefined) return exported(exit, failed(refused));
      const found = await stat(file.value.path).catch(() => undefined);
      if (found === undefined) {
        return failed(problem('capture-damaged', 'the archive is not there', { where: file.value.name }));
      }
      const answer = new Response(Readable.toWeb(createReadStream(file.value.path)) as ReadableStream, {
        headers: {
          'content-type': 'application/wacz',
          'content-length': String(found.size),
          'content-disposition': attachment(file.value.name),
        },
      });
      return exported(exit, answer);
    },
  );
}

function provenance(api: Api): void {
  const { desk, home } = api.serving;
  api.on(
    {
      method: 'get',
      path: '/reports/{id}/provenance',
      summary: 'What vouches for the copy, as it states it',
      params: idParams,
      answer: { json: record },
    },
    async ({ params }) => provenanceOf(params.id, desk),
  );
  const verified = z.looseObject({
    verdict: z.enum(['verifies', 'broken']),
    verdictLine: z.string(),
    checks: z.array(record),
    notProved: z.array(z.string()),
  });
  api.on(
    {
      method: 'post',
      path: '/reports/{id}/verify',
      summary: 'Check every link of the copy, from its bytes to the time it was made',
      params: idParams,
      answer: { json: verified },
    },
    async ({ params }) => {
      const shown = await desk.store.shown(params.id);
      if (!shown.ok) return shown;
      const file = await archiveOf(params.id, desk);
      if (!file.ok) return file;
      const checked = await verifyArchive(file.value.path, { home }, shown.value.capture);
      return checked.ok ? ok(withoutPath(checked.value)) : checked;
    },
  );
  const query = z.object({ from: id.optional(), to: id.optional() });
  api.on(
    {
      method: 'get',
      path: '/reports/{id}/diff',
      summary: 'What differs between two captures, the last two unless told',
      params: idParams,
      query,
      answer: { json: record },
    },
    async ({ params, query: { from, to } }) =>
      diffCaptures(params.id, desk, {
        ...(from !== undefined && { from }),
        ...(to !== undefined && { to }),
      }),
  );
}

/** Where the archive lies on this machine is nobody's business. */
function withoutPath(verified: Verified): object {
  const { file: _, ...rest } = verified;
  return { ...rest, verdictLine: verdictLine(verified) };
}
