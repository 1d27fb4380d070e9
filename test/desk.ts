import { type ChildProcess, spawn } from 'node:child_process';
import { request } from 'node:http';
import { afterAll } from 'vitest';
import { COMMAND } from './howdunit.ts';

/** A desk that listens, as a user would start it. */
export interface RunningDesk {
  readonly url: string;
  readonly child: ChildProcess;
  /** All it said. */
  readonly said: () => string;
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  post(path: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  /** As it goes over the wire: `fetch` would not let anybody say another host. */
  raw(
    method: string,
    path: string,
    headers: Readonly<Record<string, string>>,
    body?: string,
  ): Promise<Answer>;
  /** Waits until a job has ended, and gives it. */
  ended(jobId: string): Promise<Job>;
  kill(signal: NodeJS.Signals): Promise<void>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: what a test expects of it is for the test to say
  readonly json: any;
}

interface Job {
  readonly id: string;
  readonly state: string;
  readonly done?: { readonly reportId: string; readonly hits: number; readonly verdict: string };
  readonly problem?: { readonly code: string; readonly message: string; readonly where?: string };
}

const PATIENCE_MS = 60_000;

const running = new Set<{ readonly child: ChildProcess; readonly ended: Promise<void> }>();

// Here, not where a desk is started: a hook that another hook or a test registers would never run.
afterAll(async () => {
  for (const { child, ended } of running) {
    child.kill('SIGKILL');
    await ended;
  }
});

export async function runDesk(home: string, ...flags: readonly string[]): Promise<RunningDesk> {
  const args = [COMMAND, 'serve', '--port', '0', '--home', home, ...flags];
  const child = spawn(process.execPath, args, {
    env: { ...process.env, HOWDUNIT_DEBUG: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  running.add({ child, ended });
  const url = await new Promise<string>((resolve, reject) => {
    let out = '';
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      if (out.includes('\n')) resolve(out.trim().replace(/\/$/u, ''));
    });
    void ended.then(() => reject(new Error(`the desk did not start: ${said}`)));
  });
  const get = async (path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> =>
    answerOf(await fetch(url + path, { headers, signal: AbortSignal.timeout(PATIENCE_MS) }));
  return {
    url,
    child,
    said: () => said,
    get,
    async post(path, body, headers = {}) {
      const isForm = body instanceof FormData || body instanceof Uint8Array;
      return answerOf(
        await fetch(url + path, {
          method: 'POST',
          headers: { ...(!isForm && { 'content-type': 'application/json' }), ...headers },
          body: isForm ? (body as FormData) : JSON.stringify(body),
          signal: AbortSignal.timeout(PATIENCE_MS),
        }),
      );
    },
    raw: (method, path, headers, body) => rawRequest(url, method, path, headers, body),
    async ended(jobId) {
      for (const until = Date.now() + PATIENCE_MS; Date.now() < until; ) {
        const { json } = await get(`/api/v1/jobs/${jobId}`);
        if (json.state === 'done' || json.state === 'failed') return json;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      throw new Error(`${jobId} did not end: ${said}`);
    },
    async kill(signal) {
      child.kill(signal);
      await ended;
    },
  };
}

async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: jsonIn(text) };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function rawRequest(
  url: string,
  method: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  body: string | undefined,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(url + path, { method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        const flat = Object.entries(response.headers).map(([name, value]) => [name, String(value)]);
        resolve({
          status: response.statusCode ?? 0,
          headers: new Headers(flat as [string, string][]),
          text,
          json: jsonIn(text),
        });
      });
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

/** Reads a file of the project into the desk through the API. */
export async function bring(
  desk: RunningDesk,
  name: string,
  bytes: Uint8Array,
  tlp?: string,
): Promise<string> {
  const form = new FormData();
  form.set('file', new File([new Uint8Array(bytes)], name));
  if (tlp !== undefined) form.set('tlp', tlp);
  const { status, json, text } = await desk.post('/api/v1/reports', form);
  if (status !== 202) throw new Error(`not taken: ${text}`);
  const job = await desk.ended(json.job.id);
  if (job.done === undefined) throw new Error(`not read: ${JSON.stringify(job)}`);
  return job.done.reportId;
}
