import { expect, test } from 'vitest';
import { indexIndicators } from '../index/indicator-index.ts';
import { fieldsOf } from './fields.ts';
import { shapeOf } from './log-shape.ts';
import { splitUrls } from './split-urls.ts';

/** What is told of a line as a URL whose host and path it keeps apart. */
function found(url: string, line: string, header = ''): readonly string[] {
  const index = indexIndicators([{ type: 'url', value: url, source: 'list' }]);
  const fields = fieldsOf(line, shapeOf(`${header}\n${line}`));
  return splitUrls(index, line, fields, new Set()).map(({ form, matched }) => `${form} ${matched}`);
}

const URL = 'https://evil.example/a/b.php?c=d';
const PATH = '/a/b.php?c=d';
const FORENSIC =
  '+7e53:1|GET /a/b.php?c=d HTTP/1.1|Host:evil.example|User-Agent:x|Referer:http%3a//other.example/z';
const ASM =
  'Feb 05 10:11:12 ip1 ASM:uri="/z",request="POST /a/b.php?c=d HTTP/1.1\\r\\nHost: evil.example\\r\\nAccept: */*"';

test.each([
  ['SonicWall', 'id=firewall src=10.1.1.1:99:X0 dstname=evil.example arg=/a/b.php?c=d code=27'],
  ['WatchGuard', 'Feb 05 10:11:12 fw1 http-proxy[9]: op="GET" dstname="evil.example" arg="/a/b.php?c=d"'],
  ['a machine beside it', 'host=proxy-1 dst_domain=evil.example url_path=/a/b.php?c=d'],
  ['Traefik', '{"RequestHost":"evil.example","RequestPort":"-","RequestPath":"/a/b.php?c=d"}'],
  ['Azure', '{"properties":{"originalHost":"evil.example","requestUri":"/a/b.php","requestQuery":"c=d"}}'],
  ['Azure, kept as a table', '{"CsHost":"evil.example","CsUriStem":"/a/b.php","CsUriQuery":"c=d"}'],
  [
    'AWS WAF',
    '{"httpRequest":{"headers":[{"name":"Accept","value":"x"},{"name":"Host","value":"evil.example"}],"uri":"/a/b.php","args":"c=d"}}',
  ],
  [
    'Wireshark, for Elasticsearch',
    '{"layers":{"http":{"http_http_host":"evil.example","http_http_request_uri":"/a/b.php?c=d"}}}',
  ],
  ['Kong', '{"request":{"uri":"/a/b.php?c=d","headers":{"accept":"x","host":"evil.example"}}}'],
  ['HTTP/2', '{"headers":{":authority":"evil.example",":path":"/a/b.php?c=d"}}'],
  ['nginx in JSON', '{"http_host":"evil.example","request":"GET /a/b.php?c=d HTTP/1.1"}'],
  ['LTSV', 'time:1770286272\thost:10.1.1.1\treq:GET /a/b.php?c=d HTTP/1.1\tvhost:evil.example'],
  [
    'Envoy',
    '[2026-02-05T10:11:12.345Z] "GET /a/b.php?c=d HTTP/1.1" 200 - 0 9 5 4 "10.1.1.1" "x/1 (y)" "9-9" "evil.example" "10.2.2.2:80"',
  ],
  [
    'HAProxy',
    'Feb 05 10:11:12 lb1 haproxy[9]: 10.1.1.1:9 [05/Feb/2026:10:11:12.3] in b/w 0/0/1/3/4 200 9 - - ---- 1/1/0/0/0 0/0 {evil.example|x/1} {nginx} "GET /a/b.php?c=d HTTP/1.1"',
  ],
  ['lighttpd', '10.1.1.1 evil.example - [05/Feb/2026:10:11:12 +0000] "GET /a/b.php?c=d HTTP/1.1" 200 9'],
  [
    'Apache, site first',
    'evil.example:443 10.1.1.1 - - [05/Feb/2026:10:11:12 +0000] "GET /a/b.php?c=d HTTP/1.1"',
  ],
  ['Suricata', '02/05/2026-10:11:12.3 evil.example[**]/a/b.php?c=d[**]x/1[**]GET[**]HTTP/1.1'],
  ['mod_log_forensic', FORENSIC],
  ['F5', ASM],
  [
    'a payload',
    '{"payload_printable":"GET /a/b.php?c=d HTTP/1.1\\r\\nAccept: x\\r\\nHost: evil.example\\r\\n\\r\\n"}',
  ],
])('a URL is put together from what %s writes', (_, line) => {
  expect(found(URL, line)).toEqual([`split ${line.includes(PATH) ? PATH : '/a/b.php'}`]);
  expect(found('https://evil.example/a/c.php', line)).toEqual([]);
});

test('Akamai leaves out the first slash', () => {
  const line = '{"reqHost":"evil.example","reqPort":"443","reqPath":"a/b.php","queryStr":"c=d"}';
  expect(found(URL, line)).toEqual(['split evil.example']);
});

test.each([
  ['two objects', '[{"host":"evil.example","uri":"/z"},{"host":"good.example","uri":"/a/b.php?c=d"}]'],
  ['a header of another request', '{"a":{"uri":"/a/b.php?c=d"},"b":{"headers":{"host":"evil.example"}}}'],
  ['an answer', '{"request":{"uri":"/a/b.php?c=d"},"response":{"headers":{"host":"evil.example"}}}'],
  [
    'two requests',
    'GET /a/b.php?c=d HTTP/1.1\\r\\nAccept: x\\r\\n\\r\\nGET /z HTTP/1.1\\r\\nHost: evil.example\\r\\n',
  ],
  ['the client', '203.0.113.9 - - [05/Feb/2026:10:11:12 +0000] "GET /a/b.php?c=d HTTP/1.1" 200 9'],
  ['the client in LTSV', 'time:1\thost:203.0.113.9\turi:/a/b.php?c=d'],
  [
    'a referrer',
    '10.1.1.1 - - [05/Feb/2026:10:11:12 +0000] "GET /a/b.php?c=d HTTP/1.1" 200 9 "http://evil.example/"',
  ],
])('a host of something else is none: %s', (_, line) => {
  expect(found(URL, line)).toEqual([]);
  expect(found('http://203.0.113.9/a/b.php?c=d', line)).toEqual([]);
});

test('a flood of what looks like requests costs no more than its length', () => {
  const lines = [
    'GET /'.repeat(100_000),
    `${'GET /x HTTP/1.1\\r\\n'.repeat(10_000)}host:`,
    ' {a'.repeat(100_000),
    '|a=b'.repeat(60_000),
    `${'a:b\t'.repeat(50_000)}/`,
  ];
  const start = process.cpuUsage();
  for (const line of lines) expect(found(URL, line)).toEqual([]);
  const { user, system } = process.cpuUsage(start);
  expect((user + system) / 1000).toBeLessThan(5000);
});
