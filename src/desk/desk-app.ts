import type { Context, Hono } from 'hono';
import { Hono as HonoApp } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { httpProblem } from './answer.ts';
import { Api, MOST_JSON } from './endpoint.ts';
import { isOwnHost, originOf } from './guard/host.ts';
import { whyForeign } from './guard/origin.ts';
import { ALWAYS } from './guard/policies.ts';
import { accountRoutes } from './routes/accounts.ts';
import { acrossRoutes } from './routes/across.ts';
import { auditRoutes } from './routes/audit.ts';
import { evidenceRoutes } from './routes/evidence.ts';
import { exitRoutes } from './routes/exits.ts';
import { feedRoutes } from './routes/feeds.ts';
import { findingRoutes } from './routes/findings.ts';
import { gradeRoutes } from './routes/grades.ts';
import { homeRoutes } from './routes/home.ts';
import { inventoryRoutes } from './routes/inventory.ts';
import { jobRoutes } from './routes/jobs.ts';
import { pageRoutes } from './routes/pages.ts';
import { postRoutes } from './routes/posts.ts';
import { publishedRoutes } from './routes/published.ts';
import { replyRoutes } from './routes/replies.ts';
import { reportRoutes } from './routes/reports.ts';
import { sessionRoutes } from './routes/session.ts';
import { sessionsRoutes } from './routes/sessions.ts';
import { sightingRoutes } from './routes/sightings.ts';
import { taxiiRoutes } from './routes/taxii.ts';
import { watchRoutes } from './routes/watch.ts';
import { whoRoutes } from './routes/who.ts';
import { problem, record } from './schemas.ts';
import type { Serving } from './serving.ts';
import { signInPages, unlessSignedIn } from './sign-in/pages.ts';
import { admitted } from './sign-in/who-asks.ts';
import { StaticFiles } from './static-files.ts';

const MIB = 1024 * 1024;
/** Bytes of a body by path; 16 MiB of JSON elsewhere. A streamed log is bounded where it is written. */
const MOST_BYTES: Readonly<Record<string, number>> = {
  '/api/v1/reports': 130 * MIB,
  '/api/v1/hunt': 4097 * MIB,
};

/** The desk over HTTP: guards, then the API, then its pages. */
export function deskApp(serving: Serving): Hono {
  const app = new HonoApp();
  guard(app, serving);
  const api = new Api(serving);
  for (const add of [
    sessionRoutes,
    homeRoutes,
    reportRoutes,
    findingRoutes,
    gradeRoutes,
    evidenceRoutes,
    pageRoutes,
    inventoryRoutes,
    exitRoutes,
    feedRoutes,
    whoRoutes,
    acrossRoutes,
    watchRoutes,
    jobRoutes,
    sightingRoutes,
    postRoutes,
    replyRoutes,
    accountRoutes,
    sessionsRoutes,
    auditRoutes,
  ])
    add(api);
  describe(api);
  app.route('/api/v1', api.app);
  operations(app, serving);
  taxiiRoutes(app, serving);
  publishedRoutes(app, serving);
  signInPages(app, serving);
  pages(app, serving);
  return app;
}

function guard(app: Hono, serving: Serving): void {
  const { metrics, onFault } = serving;
  app.use('*', async (c, next) => {
    const started = performance.now();
    const refused = refusal(c, serving);
    if (refused === undefined) await next();
    else c.res = refused;
    const { headers } = c.res;
    for (const [name, value] of Object.entries(ALWAYS)) if (!headers.has(name)) headers.set(name, value);
    const route = (c.get('route' as never) as string | undefined) ?? kindOf(c.req.path);
    const method = /^(?:GET|HEAD|POST|DELETE|OPTIONS)$/u.test(c.req.method) ? c.req.method : 'other';
    metrics.request(method, route, c.res.status, performance.now() - started);
  });
  app.use('/api/*', (c, next) => {
    const maxSize = MOST_BYTES[c.req.path] ?? MOST_JSON;
    const onError = (): Response =>
      httpProblem(413, 'body-too-large', `more than ${Math.floor(maxSize / MIB)} MiB came`, {
        where: 'body',
      });
    return bodyLimit({ maxSize, onError })(c, next);
  });
  app.onError((error) => {
    onFault(error);
    return httpProblem(500, 'fault', 'unexpected fault; please report it', {
      hint: 'HOWDUNIT_DEBUG=1 shows where it happened.',
    });
  });
}

function kindOf(path: string): string {
  return path.startsWith('/api/') ? 'other' : 'page';
}

function refusal(c: Context, { port, isOpen, publicUrl }: Serving): Response | undefined {
  const host = c.req.header('host');
  if (!isOwnHost(host, { port: port(), isOpen, publicUrl })) {
    return httpProblem(421, 'host-refused', 'the desk is asked by a name that is not its own', {
      hint: 'Open it by the address that it prints.',
    });
  }
  const why = whyForeign({
    method: c.req.method,
    own: originOf(host, publicUrl),
    origin: c.req.header('origin'),
    site: c.req.header('sec-fetch-site'),
    mode: c.req.header('sec-fetch-mode'),
  });
  return why === undefined ? undefined : httpProblem(403, 'origin-refused', why);
}

const SIGNING_IN = {
  session: { type: 'apiKey', in: 'cookie', name: 'howdunit', description: 'Of whoever signed in.' },
  token: { type: 'http', scheme: 'bearer', description: 'A token (hdt_…) with the scope that is named.' },
} as const;

function describe(api: Api): void {
  const { openAPIRegistry: registry } = api.app;
  registry.register('Problem', problem as never);
  registry.registerComponent('securitySchemes', 'session', SIGNING_IN.session);
  registry.registerComponent('securitySchemes', 'token', SIGNING_IN.token);
  const endpoint = { method: 'get', path: '/openapi.json', summary: 'This description' } as const;
  api.raw({ ...endpoint, answer: { json: record } }, async (c) =>
    c.json(
      api.app.getOpenAPI31Document({
        openapi: '3.1.0',
        info: {
          title: 'Howdunit desk',
          version: api.serving.version,
          description:
            'Offsets are UTF-16 code units of a reading, end exclusive; instants are UTC. Problems are RFC 9457.',
          license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
        },
      }) as never,
    ),
  );
  api.app.all('*', (c) =>
    httpProblem(404, 'no-such-path', 'there is no such path in the API', {
      where: c.req.path,
      hint: 'See /api/v1/openapi.json.',
    }),
  );
}

function operations(app: Hono, serving: Serving): void {
  const { desk, jobs, metrics, version } = serving;
  app.get('/healthz', async (c) => {
    const store = await desk.store.watches();
    return store.ok
      ? c.json({ status: 'ok', version })
      : c.json({ status: 'failing', version, code: store.problem.code }, 503);
  });
  app.get('/metrics', async (c) => {
    const refused = await admitted(c, { right: 'read' }, 'GET /metrics', serving);
    if (refused !== undefined) return refused;
    const all = jobs.book.list();
    const gauges = {
      jobs_waiting: all.filter(({ state }) => state === 'waiting').length,
      jobs_running: all.filter(({ state }) => state === 'running').length,
      jobs_failed: all.filter(({ state }) => state === 'failed').length,
      process_resident_memory_bytes: process.memoryUsage.rss(),
      process_cpu_seconds: process.cpuUsage().user / 1e6 + process.cpuUsage().system / 1e6,
    };
    return c.body(metrics.text(gauges), 200, { 'content-type': 'text/plain; version=0.0.4' });
  });
}

function pages(app: Hono, serving: Serving): void {
  const files = new StaticFiles(serving.webRoot);
  app.on(['GET', 'HEAD'], '*', async (c) => {
    // Scripts and styles are everybody's; a screen is for whoever may see something on it.
    const isScreen = !/\.[a-z]{2,12}$/u.test(c.req.path);
    const elsewhere = isScreen ? await unlessSignedIn(c, serving) : undefined;
    if (elsewhere !== undefined) return elsewhere;
    const acceptsGzip = /\bgzip\b/u.test(c.req.header('accept-encoding') ?? '');
    return files.answer(c.req.path, acceptsGzip);
  });
  app.all('*', () => httpProblem(404, 'no-such-path', 'there is nothing to be done here'));
}
