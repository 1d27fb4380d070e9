import { z } from '@hono/zod-openapi';
import { gradeClaim, gradingOf } from '../../app/grade-claim.ts';
import { showFinding } from '../../app/review-findings.ts';
import { ok } from '../../model/index.ts';
import type { Api } from '../endpoint.ts';
import { analystOf } from '../endpoint.ts';
import { by, card, idParams, record } from '../schemas.ts';

const path = '/findings/{id}/grade';

/** What an analyst holds of a claim. */
export function gradeRoutes(api: Api): void {
  const { desk } = api.serving;
  api.on(
    {
      method: 'get',
      path,
      summary: 'The scales, every grade of the claim, and how many independent origins stand behind it',
      params: idParams,
      answer: {
        json: z.object({
          scales: z.array(record),
          history: z.array(record),
          origins: z.number().int(),
          looked: z.string(),
        }),
      },
    },
    async ({ params }) => gradingOf(params.id, desk),
  );
  const body = z.object({
    words: z.array(z.string().min(1).max(60)).min(1).max(6),
    scale: z.enum(['icd-203', 'phia']).optional().describe('Whose words for likelihood and confidence.'),
    note: z.string().max(2_000).optional(),
    by,
  });
  api.on(
    {
      method: 'post',
      path,
      summary: 'Grade a claim (Admiralty, ICD 203, PHIA); `none` takes the grade back',
      params: idParams,
      body,
      answer: { json: z.object({ card }) },
    },
    async ({ params, body: { words, scale, note, by: said }, c }) => {
      const who = analystOf(c, said, api.serving);
      if (who instanceof Response) return who;
      const options = { note, ...(scale !== undefined && { yardstick: scale }) };
      const graded = await gradeClaim(params.id, words, options, who, desk);
      if (!graded.ok) return graded;
      const shown = await showFinding(params.id, desk);
      return shown.ok ? ok({ card: shown.value.card }) : shown;
    },
  );
}
