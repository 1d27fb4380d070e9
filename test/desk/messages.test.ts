import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { de } from '../../web/src/i18n/de.ts';
import { en } from '../../web/src/i18n/en.ts';
import { ROOT } from '../howdunit.ts';

/** Words that are the same in both languages. */
const SAME = /^(?:Text|Name|Status|Port|Software|Sinkhole|Format|Mementos|Echo)$/u;

test('German says everything that English says, and nothing in English', () => {
  expect(Object.keys(de).sort()).toEqual(Object.keys(en).sort());
  const asIs = Object.entries(en).filter(([key, message]) => {
    const german = de[key as keyof typeof de];
    return typeof message === 'string' && german === message && !SAME.test(message);
  });
  expect(asIs.map(([key]) => key)).toEqual([]);
});

test('every message is shown somewhere', () => {
  const source = readdirSync(join(ROOT, 'web/src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/u.test(name) && !name.startsWith('i18n'))
    .map((name) => readFileSync(join(ROOT, 'web/src', name), 'utf8'))
    .join('\n');
  const groups = [
    ...source.matchAll(/text\[`([\w.]+)\.\$\{/gu),
    ...source.matchAll(/word\(\s*text,\s*'([\w.]+)'/gu),
  ].map(([, group]) => `${group}.`);
  const unused = Object.keys(en).filter(
    (key) => !source.includes(`'${key}'`) && groups.every((group) => !key.startsWith(group)),
  );
  expect(unused).toEqual([]);
});

test('no screen speaks outside the catalogue', () => {
  const stray = readdirSync(join(ROOT, 'web/src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.tsx'))
    .flatMap((name) => readFileSync(join(ROOT, 'web/src', name), 'utf8').split('\n'))
    .map((line) => line.trim())
    // A line of JSX text: words, and nothing that only code has.
    .filter((line) => /^[A-Z][a-z]/u.test(line) && line.includes(' ') && !/[<>{}=();:*]/u.test(line));
  const styles = readdirSync(join(ROOT, 'web/src/styles'))
    .flatMap((name) => readFileSync(join(ROOT, 'web/src/styles', name), 'utf8').split('\n'))
    .filter((line) => line.includes('content: "') && /\p{L}/u.test(line.split('"')[1] ?? ''));
  expect(styles).toEqual([]);
  expect(stray).toEqual([]);
});

test('why two reports are held for an echo is said in German, in every form the desk has for it', () => {
  const room = join(ROOT, 'src/who/echoes');
  const written = readdirSync(room)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .flatMap((name) => readFileSync(join(room, name), 'utf8').split('\n'))
    .filter((line) => /\bwhy(?::| =)/u.test(line))
    .flatMap((line) => line.split('`').filter((_, at) => at % 2 === 1))
    .map((form) =>
      form.split('${').map((part, at) => (at === 0 ? part : `7${part.slice(part.indexOf('}') + 1)}`)),
    );
  expect(written.length).toBeGreaterThan(8);
  const said = written.map((parts) => parts.join(''));
  expect(said.filter((words) => de['app.told'](words) === words)).toEqual([]);
  expect(de['app.told']('names Northgate Labs as its source')).toBe('nennt Northgate Labs als Quelle');
  expect(de['app.told']('VERIFIES   made by this desk, no outside timestamp')).toBe(
    'STIMMT: gemacht von diesem Pult, kein fremder Zeitstempel',
  );
  expect(de['app.told']('words of a report')).toBe('words of a report');
});
