import { expect, test } from 'vitest';
import { findQueries } from './queries.ts';

const KQL = `// Heron loader
let lookback = 30d;
DeviceProcessEvents
| where Timestamp > ago(lookback)
| where FileName in~ ("rundll32.exe",
    "regsvr32.exe")
| project Timestamp, DeviceName`;
const SPL = `index=windows EventCode=7045 ServiceName="quietsvc"
| stats count by host
| where count < 10`;
const SQL = `SELECT p.pid, p.name
FROM processes AS p
WHERE p.path LIKE '%heron%';`;
const EQL = `sequence by host.id with maxspan=5m
  [process where process.name == "rundll32.exe"]
  [network where destination.port == 8443]`;

function seen(text: string): readonly string[] {
  return findQueries(text).map(
    ({ ruleType, start, end, fault }) => `${ruleType} ${text.slice(start, end)}${fault ?? ''}`,
  );
}

test.each([
  ['kql', KQL],
  ['spl', SPL],
  ['osquery', SQL],
  ['eql', EQL],
])('a query in %s is found whole between prose', (ruleType, query) => {
  expect(seen(`We hunt with this.\n\n${query}\n\nIt is noisy.`)).toEqual([`${ruleType} ${query}`]);
  expect(findQueries(query)).toMatchObject([{ text: query }]);
});

test('its name is its first comment, else its first line', () => {
  expect(findQueries(KQL)[0]?.name).toBe('Heron loader');
  expect(findQueries(SPL)[0]?.name).toBe('index=windows EventCode=7045 ServiceName="quietsvc"');
});

test('two queries with nothing between them are two', () => {
  expect(findQueries(`${SPL}\n${KQL}\n${SQL}`)).toMatchObject([
    { ruleType: 'spl', text: SPL },
    { ruleType: 'kql', text: KQL },
    { ruleType: 'osquery', text: SQL },
  ]);
});

test('strings and comments that a layout wrapped are mended', () => {
  const wrapped = KQL.replace('Heron loader', 'Heron\nloader').replace(
    '"regsvr32.exe"',
    '"regsvr32\nagain.exe"',
  );
  expect(findQueries(wrapped, [{ start: 0, end: wrapped.length }])).toMatchObject([
    { text: KQL.replace('"regsvr32.exe"', '"regsvr32 again.exe"') },
  ]);
});

test('what cannot run is said', () => {
  expect(findQueries('DeviceEvents\n| where (x == 1')).toMatchObject([
    { fault: 'its brackets do not close' },
  ]);
  expect(findQueries('DeviceEvents\n| where x == “a”')).toMatchObject([
    { fault: 'its quotation marks are typographic' },
  ]);
  expect(findQueries('DeviceEvents\n| where x == 1 and')).toMatchObject([{ fault: 'it ends with “and”' }]);
});

test('prose, other SQL and shell pipes are no queries', () => {
  expect(
    seen(
      'process where the loader was\nsequence\nSELECT name FROM customers WHERE 1;\ncat a | sort\nindex = 5\nDeviceEvents is a table.',
    ),
  ).toEqual([]);
});
