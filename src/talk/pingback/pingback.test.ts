import { expect, test } from 'vitest';
import { MOST_CALL, pingbackCall, pingbackFault } from '../index.ts';

const call = (...values: readonly string[]): string =>
  `<?xml version="1.0"?><methodCall>\n <methodName>pingback.ping</methodName><params>${values
    .map((value) => `<param><value>${value}</value></param>`)
    .join('\n')}</params></methodCall>`;

test('a call has two strings, with or without their element, entities and all', () => {
  expect(
    pingbackCall(call('<string>https://a.example/?b=1&amp;c=2</string>', 'https://d.example/&#x70;')),
  ).toEqual({
    source: 'https://a.example/?b=1&c=2',
    target: 'https://d.example/p',
  });
});

test.each([
  ['a document type', `<!DOCTYPE a [<!ENTITY b "c">]>${call('<string>a</string>', '<string>b</string>')}`],
  ['entities that were declared', call('<string>&b;</string>', '<string>b</string>')],
  ['an entity that does not end', call('<string>&amp</string>', '<string>b</string>')],
  ['a character that is none', call('<string>&#0;</string>', '<string>b</string>')],
  ['CDATA', call('<string><![CDATA[a]]></string>', '<string>b</string>')],
  ['another type', call('<int>1</int>', '<string>b</string>')],
  ['one string', call('<string>a</string>')],
  ['three strings', call('a', 'b', 'c')],
  ['an attribute', call('<string a="b">a</string>', '<string>b</string>')],
  ['a cut call', call('<string>a</string>', '<string>b</string>').slice(0, -8)],
  ['tags a million deep', `<methodCall>${'<a>'.repeat(MOST_CALL)}`],
  ['no XML', 'source=a&target=b'],
  ['nothing', ''],
])('%s is no call', (_, xml) => {
  expect(pingbackCall(xml)).toBe('not-a-call');
});

test('another method is said to be unknown; a fault escapes what it says', () => {
  expect(pingbackCall(call('a', 'b').replace('pingback.ping', 'system.listMethods'))).toBe('unknown-method');
  const fault = pingbackFault('no-link', '<a>');
  expect(fault).toContain('<int>17</int>');
  expect(fault).toContain('<string>&lt;a&gt;</string>');
});
