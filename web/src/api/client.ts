import { settings } from '../settings.ts';
import type { ApiProblem, Page } from './types.ts';

const PREFIX = '/api/v1';
/** UTF-16 units of a body that a browser may send on after its page is gone (the limit is 64 KiB in all). */
const KEPT_ALIVE = 4_000;

/** An answer that is a problem (RFC 9457), or no answer at all (`status` 0). */
export class ProblemAnswer extends Error {
  readonly problem: ApiProblem;
  constructor(problem: ApiProblem) {
    super(problem.detail ?? problem.title);
    this.problem = problem;
  }
}

export function address(path: string, query: Readonly<Record<string, string | undefined>> = {}): string {
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value) asked.set(name, value);
  return `${PREFIX}${path}${asked.size > 0 ? `?${asked}` : ''}`;
}

/** @throws ProblemAnswer */
export async function get<Answer>(
  path: string,
  query: Readonly<Record<string, string | undefined>> = {},
): Promise<Answer> {
  return answerOf<Answer>(fetch(address(path, query), { headers: { accept: 'application/json' } }));
}

/** @throws ProblemAnswer */
export async function post<Answer>(path: string, body: unknown): Promise<Answer> {
  const isForm = body instanceof FormData;
  return answerOf<Answer>(
    fetch(address(path), {
      method: 'POST',
      headers: { ...(!isForm && { 'content-type': 'application/json' }), ...analyst() },
      body: isForm ? body : JSON.stringify(body),
      // A decision that has been sent outlives the page that sent it.
      ...(!isForm && { keepalive: JSON.stringify(body).length < KEPT_ALIVE }),
    }),
  );
}

/** @throws ProblemAnswer */
export async function remove<Answer>(path: string): Promise<Answer> {
  return answerOf<Answer>(fetch(address(path), { method: 'DELETE' }));
}

/** All pages of a list, one after another. @throws ProblemAnswer */
export async function all<Item>(path: string, query: Readonly<Record<string, string>>): Promise<Item[]> {
  const items: Item[] = [];
  let cursor: string | undefined;
  do {
    const page: Page<Item> = await get(path, { ...query, cursor });
    items.push(...page.items);
    cursor = page.next;
  } while (cursor !== undefined);
  return items;
}

function analyst(): Record<string, string> {
  const { analyst: name } = settings.now();
  return name === '' ? {} : { 'x-analyst': encodeURIComponent(name) };
}

async function answerOf<Answer>(asked: Promise<Response>): Promise<Answer> {
  let response: Response;
  try {
    response = await asked;
  } catch {
    throw new ProblemAnswer({ title: 'unreachable', status: 0, code: 'desk-unreachable' });
  }
  if (response.ok) return (await response.json()) as Answer;
  if (response.status === 401) toSignIn();
  throw new ProblemAnswer(await problemOf(response));
}

let isLeaving = false;

/** The session has ended: the way back in leads to the same screen. Many answers say so at once. */
function toSignIn(): void {
  if (isLeaving) return;
  isLeaving = true;
  location.assign(`/sign-in?to=${encodeURIComponent(location.pathname + location.search)}`);
}

async function problemOf(response: Response): Promise<ApiProblem> {
  try {
    return (await response.json()) as ApiProblem;
  } catch {
    return { title: response.statusText || 'problem', status: response.status };
  }
}
