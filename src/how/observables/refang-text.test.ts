import { expect, test } from 'vitest';
import { refangText } from './refang-text.ts';

test.each([
  ['hxxps[://]heron[.]example/gate[.]php', 'https://heron.example/gate.php'],
  ['mail billing(at)heron(dot)example today', 'mail billing@heron.example today'],
  ['heron\\.example and 198.51.100<.>23', 'heron.example and 198.51.100.23'],
  ['heronDOTcom, billing AT heron.com', 'heron.com, billing@heron.com'],
  ['http// heron.example/a', 'http://heron.example/a'],
  ['xxxxs://heron[.]example', 'https://heron.example'],
  ['two\nlines, heron[.]example', 'two\nlines, heron.example'],
])('%j reads as %j', (text, read) => {
  const refanged = refangText(text);
  expect(refanged.text).toBe(read);
  expect(refanged.steps.length).toBeGreaterThan(0);
});

test.each([
  'He looked AT the map, a red DOT it was.',
  'heron-dot-example',
  'see (https://heron.example/a) and [a](https://heron.example/b)',
  'C:\\Users\\.ssh\\config',
  'a. [b',
])('%j is left as it is', (text) => {
  expect(refangText(text)).toEqual({ text, steps: [] });
});
