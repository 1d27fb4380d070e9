import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';
import type { Desk } from '../app/desk.ts';
import * as ask from '../app/mcp/index.ts';
import type { Problem, Result, TlpLabel } from '../model/index.ts';
import { utcInstant } from '../model/index.ts';
import { visibleJson } from './visible-json.ts';

export interface McpOptions {
  readonly desk: Desk;
  readonly version: string;
  /** Whom the model's answers reach; one's own organisation unless given. */
  readonly audience?: TlpLabel | undefined;
}

const REFERENCE = z
  .string()
  .min(1)
  .max(200)
  .describe('A report: its id, the start of its id, or a part of its title.');
const LIMIT = z.number().int().min(1).max(200).default(50).describe('Items at most.');
const ANSWER = {
  notice: z.string(),
  items: z.array(z.record(z.string(), z.unknown())),
  withheld: z.number().describe('Reports whose marking does not allow this audience.'),
  leftOut: z.number().describe('Items that were too many for one answer.'),
  next: z.string().optional().describe('To be sent as `after` for what comes next.'),
};

const INSTRUCTIONS = `Read-only questions to a desk of kept threat reports. ${ask.NOTICE} Quote with report id and offsets; "none given" and "not stated" are answers.`;

/** The tools: six questions, none of which changes or fetches anything. */
export function mcpServer(options: McpOptions): McpServer {
  const { desk, version } = options;
  const server = new McpServer({ name: 'howdunit', version }, { instructions: INSTRUCTIONS });
  const answers: Tool['answers'] = (tool, subject, question) => answered(tool, subject, question, options);
  for (const add of [search, report, claims, evidence, names, huntStatus]) add({ server, desk, answers });
  return server;
}

type Question = (exit: ask.Exit) => Promise<Result<ask.McpAnswer>>;

interface Tool {
  readonly server: McpServer;
  readonly desk: Desk;
  readonly answers: (tool: string, subject: string, question: Question) => Promise<CallToolResult>;
}

const READ_ONLY = {
  outputSchema: ANSWER,
  annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
} as const;

function search({ server, desk, answers }: Tool): void {
  const description = 'Passages of kept reports that have the words, and findings whose value has them.';
  const inputSchema = {
    words: z.string().min(2).max(200),
    limit: LIMIT,
    after: z.string().max(200).optional(),
  };
  server.registerTool('search', { description, inputSchema, ...READ_ONLY }, ({ words, limit, after }) =>
    answers('search', '', (exit) => ask.search(words, limit, after, exit, desk)),
  );
}

function report({ server, desk, answers }: Tool): void {
  const description =
    'A kept report: what it states of itself, its copy, and the HOW that was found in it, each with its words. Without a name: the list of reports.';
  const inputSchema = { report: REFERENCE.optional(), limit: LIMIT };
  server.registerTool('report', { description, inputSchema, ...READ_ONLY }, (asked) =>
    answers('report', asked.report ?? '', (exit) => ask.report(asked.report, asked.limit, exit, desk)),
  );
}

function claims({ server, desk, answers }: Tool): void {
  const description =
    'Who claims in a report who did it: claimant, stance, hedge and evidence as written. A claim is never a fact.';
  const inputSchema = { report: REFERENCE, limit: LIMIT };
  server.registerTool('claims', { description, inputSchema, ...READ_ONLY }, (asked) =>
    answers('claims', asked.report, (exit) => ask.claims(asked.report, asked.limit, exit, desk)),
  );
}

function evidence({ server, desk, answers }: Tool): void {
  const description =
    'Where a finding stands: its words with offsets, the sentence, what is around it, and the hash of the kept copy.';
  const inputSchema = { finding: z.string().min(1).max(100).describe('Its id, as other tools give it.') };
  server.registerTool('evidence', { description, inputSchema, ...READ_ONLY }, ({ finding }) =>
    answers('evidence', finding, (exit) => ask.evidence(finding, exit, desk)),
  );
}

function names({ server, desk, answers }: Tool): void {
  const description =
    'What a name of an actor means according to each list and each kept report; nothing is merged.';
  const inputSchema = { name: z.string().min(1).max(100) };
  server.registerTool('names', { description, inputSchema, ...READ_ONLY }, ({ name }) =>
    answers('names', '', (exit) => ask.names(name, exit, desk)),
  );
}

function huntStatus({ server, desk, answers }: Tool): void {
  const description = 'How many indicators each report gives to hunt for, and which of them hunts have seen.';
  const inputSchema = { report: REFERENCE.optional() };
  server.registerTool('hunt_status', { description, inputSchema, ...READ_ONLY }, (asked) =>
    answers('hunt_status', asked.report ?? '', (exit) => ask.huntStatus(asked.report, exit, desk)),
  );
}

/** What goes out is written down first, as at every exit. */
async function answered(
  tool: string,
  subject: string,
  question: Question,
  { desk, audience }: McpOptions,
): Promise<CallToolResult> {
  const found = await question(new ask.Exit(audience));
  const logged = await desk.store.log({
    at: utcInstant(desk.keep.now()),
    what: 'exported',
    subject,
    outcome: found.ok ? 'done' : found.problem.code,
    detail: { format: 'mcp', tool, ...(audience !== undefined && { audience }) },
  });
  if (!logged.ok) return refused(logged.problem);
  if (!found.ok) return refused(found.problem);
  const { value } = found;
  return {
    content: [
      { type: 'text', text: value.notice },
      { type: 'text', text: visibleJson(value) },
    ],
    structuredContent: { ...value },
  };
}

/** Without the hint, which may name reports that are not for this audience. */
function refused({ code, message }: Problem): CallToolResult {
  const told = code === 'ambiguous-report' ? 'several reports are called so; name one by its id' : message;
  return { isError: true, content: [{ type: 'text', text: visibleJson({ code, message: told }) }] };
}
