import { expect, test } from 'vitest';
import { readText } from './index.ts';
import { tlpLabelIn } from './tlp-label.ts';

test('a printed label is found, with its place', () => {
  const text = 'A Report\n\nTLP: green\n\nText.';
  expect(tlpLabelIn(text)).toEqual({ value: 'TLP:GREEN', at: { kind: 'text-range', start: 10, end: 20 } });
  expect(readText(text).metadata.tlp?.value).toBe('TLP:GREEN');
});

test('where two labels are printed, the more restrictive one counts', () => {
  expect(tlpLabelIn('TLP:CLEAR\n\nTLP:AMBER+STRICT\n\nTLP:GREEN')?.value).toBe('TLP:AMBER+STRICT');
});

test('a report that only speaks of labels carries none', () => {
  const text = `${'Long text. '.repeat(60)}They had marked the older paper with the label TLP:RED, which others found to be too strict by far.`;
  expect(tlpLabelIn(text)).toBeUndefined();
  expect(tlpLabelIn('TLP:PURPLE')).toBeUndefined();
});

test('a label among other words marks the report in a running foot, and nowhere else', () => {
  const text = `${'Long text. '.repeat(600)}\n\nNorthgate Labs · Operation Copper Heron · TLP:AMBER · Page 3 of 10`;
  const start = text.indexOf('Northgate');
  const foot = { kind: 'running', start, end: text.length } as const;
  expect(tlpLabelIn(text, [foot])?.value).toBe('TLP:AMBER');
  expect(tlpLabelIn(text, [{ ...foot, kind: 'paragraph' }])).toBeUndefined();
});

test('a footer far down the text still marks the report', () => {
  expect(tlpLabelIn(`${'Long text. '.repeat(600)}\n\nTLP:AMBER\n`)?.value).toBe('TLP:AMBER');
});
