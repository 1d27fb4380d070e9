import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { detectGate } from './detect-gate.ts';

const pages = join(process.env['HOWDUNIT_DATA'] ?? '../shared/data', 'article-extraction/html');

// What publishers put around an article: a log-in box, a cookie banner and a CAPTCHA in its forms.
const FURNITURE = `<div class="modal"><h2>Log in</h2><form><input type="password" name="p">
<button>Sign in</button><div class="g-recaptcha"></div></form></div>
<div class="banner">We and our partners use cookies. Do you accept? <button>Accept all</button></div>`;

function flagged(dress: (page: string) => string): string[] {
  return readdirSync(pages).flatMap((name) => {
    const page = gunzipSync(readFileSync(join(pages, name))).toString('latin1');
    const payload = Buffer.from(dress(page), 'latin1');
    const gate = detectGate({
      url: 'https://www.example.com/',
      payload,
      declaredType: 'text/html',
      mitigated: '',
    });
    return gate === undefined ? [] : [`${name}: ${gate.kind}`];
  });
}

describe.skipIf(!existsSync(pages))('real articles', () => {
  it('are never taken for a log-in page, a consent wall or a bot check', () => {
    expect(readdirSync(pages).length).toBeGreaterThan(100);
    expect(flagged((page) => page)).toEqual([]);
  });

  it('are not taken for one when a log-in box, a cookie banner and a CAPTCHA are added', () => {
    expect(flagged((page) => FURNITURE + page)).toEqual([]);
  });
});
