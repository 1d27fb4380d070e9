import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { howdunit, type Outcome, temporaryFolder } from '../howdunit.ts';

const home = join(temporaryFolder(), 'home');
const VERDICT =
  'Northgate Labs believes with high confidence that AMBER FINCH carried out this operation, and names three[.]heron[.]example.';
const OTHERS = [
  'The intruders read the mail of two port authorities for eleven months before anybody noticed.',
  'A loader waits for a random time of up to forty minutes and then contacts its server over HTTPS.',
];
const ADDED =
  'We have learned of a third victim since this report was published, and will say more in spring.';
const table = (values: readonly string[]): string =>
  `<h2>Indicators of compromise</h2><table><tr><th>Domain</th></tr>${values.map((v) => `<tr><td>${v}</td></tr>`).join('')}</table>`;
const page = (paragraphs: readonly string[], rest: string): string =>
  `<!doctype html><html lang="en"><head><title>Operation Copper Heron</title></head><body><article><h1>Operation Copper Heron</h1>${paragraphs.map((p) => `<p>${p}</p>`).join('')}${rest}</article></body></html>`;
const before = page([...OTHERS, VERDICT], table(['one[.]heron[.]example', 'two[.]heron[.]example']));
const after = page([...OTHERS, ADDED], '');
let body = before;
let server: Server;
let url = '';

beforeAll(async () => {
  server = createServer((_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end(body));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/report`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const read = (): Promise<Outcome> => howdunit(['read', url, '--allow-private', '--home', home]);
const diff = (...flags: string[]): Promise<Outcome> =>
  howdunit(['diff', 'copper-heron', '--home', home, ...flags]);

test('one capture is nothing to compare', async () => {
  await read();
  const { exit, err } = await diff();
  expect(exit).toBe(2);
  expect(err).toContain('no earlier capture');
});

test('what is absent is told with how much of what was found stood in it', async () => {
  body = after;
  await read();
  const { exit, out } = await diff();
  expect(exit).toBe(0);
  expect(out).toContain('ABSENT  a paragraph with 1 of its 3 observables and 1 of its 1 claims');
  expect(out).toContain('ABSENT  a table with 2 of its 3 observables');
  expect(out).toContain(`ADDED  a paragraph\n        "${ADDED}"`);
  expect(out).toMatch(/observables 3 before, 0 now; claims 1 before, 0 now/);
  expect(out).toMatch(/^from {2}capture-\w+ {2}\d{4}-\d\d-\d\d \d\d:\d\d UTC {2}our copy$/m);
});

test('every difference carries the span it stands in, in the reading that has it', async () => {
  const made = JSON.parse((await diff('--json')).out);
  const earlier = await howdunit(['share', 'copper-heron', '--json', '--home', home]);
  const { reading } = JSON.parse(earlier.out);
  expect(made.to.readingId).toBe(reading.id);
  for (const { span } of [...made.added.parts, ...made.added.findings]) {
    expect(reading.text.slice(span.start, span.end)).toBe(span.quote);
  }
  expect(made.absent.findings.map(({ label }: { label: string }) => label)).toEqual(
    expect.arrayContaining(['one.heron.example', 'two.heron.example', 'three.heron.example']),
  );
});

test('two captures are chosen by their ids, either way round', async () => {
  const { from, to } = JSON.parse((await diff('--json')).out);
  const back = JSON.parse((await diff('--from', to.captureId, '--to', from.captureId, '--json')).out);
  expect(back.from.captureId).toBe(to.captureId);
  expect(back.added.findings).toHaveLength(4);
  expect((await diff('--from', 'capture-nothing')).err).toContain('[not-in-store]');
});

test('a page that came again as it was says the same', async () => {
  await read();
  expect((await diff()).out).toContain('the two say the same');
});
