import { expect, test } from 'vitest';
import { readBytes, statedIn } from '../index.ts';

const item = (search: string, content: string, more = ''): string =>
  `<IndicatorItem id="x" condition="is"${more}><Context document="FileItem" search="${search}" type="mir"/><Content type="string">${content}</Content></IndicatorItem>`;

const IOC = `<?xml version="1.0"?><ioc xmlns="http://schemas.mandiant.com/2010/ioc" id="1">
<short_description>HERONRAT</short_description><description>A loader &amp; its host.</description>
<authored_by>Northgate Labs</authored_by><definition><Indicator operator="OR">
${item('FileItem/Md5sum', ' D41D8CD98F00B204E9800998ECF8427E ')}
${item('DnsEntryItem/Host', 'update.heron-cdn.example')}
${item('PortItem/remoteIP', '2001:db8::7')}
${item('RegistryItem/Path', 'HKLM\\Software\\A&amp;B')}
${item('FileItem/FileName', 'clean.exe', ' negate="true"')}
${item('FileItem/SizeInBytes', '4096')}
</Indicator></definition></ioc>`;

test('what an OpenIOC document looks for is found at its place in the XML', async () => {
  const read = await readBytes(Buffer.from(IOC), { name: 'heron.ioc' });
  if (!read.ok) throw new Error(read.problem.message);
  const { text, map, metadata, extractor } = read.value;
  expect([extractor, metadata.title?.value, metadata.author?.value]).toEqual([
    'openioc@1',
    'HERONRAT',
    'Northgate Labs',
  ]);
  const stated = await statedIn(Buffer.from(IOC), read.value);
  const told = stated.map((finding) =>
    finding.kind === 'observable' ? [finding.type, finding.value, finding.role] : [],
  );
  expect(told).toEqual([
    ['file:md5', 'd41d8cd98f00b204e9800998ecf8427e', 'attacker'],
    ['domain-name', 'update.heron-cdn.example', 'attacker'],
    ['ipv6-addr', '2001:db8::7', 'attacker'],
    ['registry-key', 'HKLM\\Software\\A&B', 'attacker'],
  ]);
  for (const { span } of stated) expect(text.slice(span.start, span.end)).toBe(span.quote);
  const host = map.find(({ start, end }) => text.slice(start, end) === 'update.heron-cdn.example')?.at;
  expect(host?.kind === 'source-range' && IOC.slice(host.start, host.end)).toBe('update.heron-cdn.example');
});

test('an entity is not expanded, and nothing outside is fetched', async () => {
  const bomb = `<!DOCTYPE ioc [<!ENTITY a "${'b'.repeat(1000)}"><!ENTITY c SYSTEM "file:///etc/passwd">]>`;
  const source = IOC.replace('<ioc ', `${bomb}<ioc `).replace('HERONRAT', '&a;&c;');
  const read = await readBytes(Buffer.from(source.replace(bomb, '')), { name: 'x.ioc' });
  expect(read.ok && read.value.text.startsWith('&a;&c;')).toBe(true);
  const declared = await readBytes(Buffer.from(source), { name: 'x.ioc' });
  // A document type is none of the format: it is read as the text it is, with its declaration once and nothing in it.
  expect(declared.ok && declared.value.text.split('&a;&c;')).toHaveLength(2);
  expect(declared.ok && declared.value.text.split('b'.repeat(1000))).toHaveLength(2);
  expect(declared.ok && declared.value.text).not.toContain('root:');
});

test('a document without a condition is no report', async () => {
  const read = await readBytes(Buffer.from('<ioc xmlns="http://schemas.mandiant.com/2010/ioc"/>'));
  expect(read.ok ? 'read' : read.problem.code).toBe('no-text');
});
