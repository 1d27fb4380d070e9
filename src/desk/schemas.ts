import { z } from '@hono/zod-openapi';
import type { ZodType } from 'zod';

/** A record that docs/reference and schemas/ describe; here only that it is one. */
export const record: ZodType<Record<string, unknown>> = z.looseObject({});

const cursor = z.string().regex(/^[\w-]{1,200}$/u);

/** @param usual items on a page unless told, @param most at most */
export function paging(usual: number, most: number): { cursor: ZodType; limit: ZodType } {
  return {
    cursor: cursor.optional().describe('Where to go on: `next` of the page before.'),
    limit: z.coerce.number().int().min(1).max(most).default(usual).describe('Most items on the page.'),
  };
}

export function page(item: ZodType): ZodType {
  return z.looseObject({ items: z.array(item), next: z.string().optional(), total: z.number().optional() });
}

/** A comma-separated list. */
export function list(of: ZodType<string, string>): ZodType<readonly string[] | undefined> {
  return z
    .string()
    .transform((text) => text.split(',').filter((each) => each !== ''))
    .pipe(z.array(of).max(200))
    .optional();
}

const SPAN = z.looseObject({ start: z.number().int(), end: z.number().int(), quote: z.string() });
const SENTENCE = z.object({ start: z.number().int(), end: z.number().int(), text: z.string() });

/** A finding for whoever reviews it: the record of schemas/finding.schema.json, and what stands beside it. */
export const card: ZodType = z.looseObject({
  id: z.string(),
  kind: z.enum(['observable', 'technique', 'software', 'vulnerability', 'rule', 'claim', 'actor-name']),
  span: SPAN,
  status: z.enum(['suggested', 'accepted', 'rejected', 'edited']),
  by: z.string(),
  heldBack: z.string().optional(),
  side: z.enum(['how', 'who']),
  about: z.object({ type: z.string().optional(), value: z.string() }),
  reportId: z.string(),
  readingId: z.string(),
  revision: z.number().int(),
  decidedAt: z.string().optional(),
  sentence: SENTENCE,
});

export const tlp: ZodType = z.object({
  label: z.enum(['TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED']),
  statedBy: z.enum(['report', 'analyst', 'desk-default']),
});

export const reportItem: ZodType = z.object({
  id: z.string(),
  title: z.string(),
  publisher: z.string().optional(),
  published: z.string().optional(),
  url: z.string().optional(),
  capturedAt: z.string(),
  captures: z.number().int(),
  tlp,
  state: z.string().optional(),
  counts: z.object({ findings: z.number().int(), reviewed: z.number().int() }),
});

export const job: ZodType = z.object({
  id: z.string(),
  kind: z.enum(['read', 'hunt']),
  name: z.string(),
  state: z.enum(['waiting', 'running', 'done', 'failed']),
  stage: z.enum(['keeping', 'reading', 'finding', 'storing']).optional(),
  page: z.number().int().optional(),
  startedAt: z.string(),
  done: record.optional(),
  problem: record.optional(),
});

export const id: ZodType<string> = z.string().min(1).max(300);
export const idParams: ZodType<{ id: string }> = z.object({ id });
export const by: ZodType<string | undefined> = z.string().min(1).max(200).optional();
export const flag: ZodType<boolean | undefined> = z
  .enum(['0', '1', 'true', 'false'])
  .transform((text) => text === '1' || text === 'true')
  .optional();

/** Of every problem. */
export const problem: ZodType = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  code: z.string(),
  where: z.string().optional(),
  hint: z.string().optional(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  current: record.optional(),
});
