import { describe, expect, it } from 'vitest';
import { detectGate, type Gate } from './detect-gate.ts';

const PARAGRAPH =
  'The intruders sent an invoice to two port authorities and waited eleven months. The loader wrote itself under the name of a printer driver and called home once a day, always at noon, to a host that had been registered the week before. ';
const ARTICLE = `<article><h1>Operation Copper Heron</h1><p>${PARAGRAPH}</p><p>${PARAGRAPH}</p><p>${PARAGRAPH}</p></article>`;

function gateOf(
  html: string,
  more: { url?: string; type?: string; mitigated?: string } = {},
): Gate | undefined {
  return detectGate({
    url: more.url ?? 'https://reports.example/copper-heron',
    payload: Buffer.from(html),
    declaredType: more.type ?? 'text/html; charset=utf-8',
    mitigated: more.mitigated ?? '',
  });
}

describe('a door in front of a report', () => {
  it.each([
    [
      'a password form',
      '<title>Sign in - Northgate</title><h1>Sign in</h1><form><input name=u><input type=password></form>',
    ],
    [
      'a bare password form',
      '<title>Northgate</title><form><input type="password"><button>Go</button></form>',
    ],
    ['an upper-case one', '<TITLE>LOGIN</TITLE><FORM><INPUT TYPE="PASSWORD"></FORM>'],
    [
      'one that asks for the address first',
      '<title>Log in</title><form><input type=email><button>Next</button></form>',
    ],
    ['a German one', '<title>Anmelden</title><form><input type=password></form>'],
    [
      'a page that forwards to one',
      '<meta http-equiv="refresh" content="0; url=/login?next=%2Freport">Redirecting',
    ],
  ])('is a log-in page when it is %s', (_, html) => {
    expect(gateOf(html)?.kind).toBe('log-in');
  });

  it('is a consent wall when nearly all it says is about cookies', () => {
    const wall = `<title>Northgate</title><div><p>We and our partners store cookies on your device and process
      personal data for advertising.</p><p>Please consent to cookies to go on.</p><button>Accept all</button></div>`;
    expect(gateOf(wall)?.kind).toBe('consent');
  });

  it('is a consent wall when its address says so', () => {
    const wall = `<title>Northgate</title><p>Choose how we use cookies.</p><p>Measurement</p><p>Advertising</p>
      <p>Your choices stay as they are for half a year</p><a href="/go">Agree</a>`;
    expect(gateOf(wall, { url: 'https://consent.reports.example/c' })?.kind).toBe('consent');
  });

  it.each([
    ['an interstitial', '<title>Just a moment...</title><p>Enable JavaScript and cookies to continue</p>'],
    [
      'a CAPTCHA',
      '<title>reports.example</title><p>Show us</p><div class="h-captcha" data-sitekey="k"></div>',
    ],
    ['a question', '<title>reports.example</title><p>Please verify you are human to go on.</p>'],
    ['a script that sets a puzzle', '<title>reports.example</title><script>window._cf_chl_opt={};</script>'],
  ])('is a bot check when it is %s', (_, html) => {
    expect(gateOf(html)?.kind).toBe('bot-check');
  });

  it('is a bot check when the header says so, whatever the page says', () => {
    expect(gateOf(ARTICLE, { mitigated: 'challenge' })?.kind).toBe('bot-check');
  });

  it('is seen when a log-in page is announced as a PDF', () => {
    const html = '\ufeff<!DOCTYPE html><title>Log in</title><form><input type=password></form>';
    expect(gateOf(html, { type: 'application/pdf' })?.kind).toBe('log-in');
  });

  it('is seen in UTF-16', () => {
    const page = '\ufeff<title>Log in</title><form><input type=password></form>';
    const answer = { url: 'https://reports.example/', declaredType: 'text/html', mitigated: '' };
    expect(detectGate({ ...answer, payload: Buffer.from(page, 'utf16le') })?.kind).toBe('log-in');
  });

  it('says where a page points that only forwards', () => {
    const gate = gateOf(
      '<meta http-equiv=refresh content="0;URL=\'https://reports.example/new\'"><p>Moved.</p>',
    );
    expect(gate).toMatchObject({ kind: 'forwarding', target: 'https://reports.example/new' });
  });
});

describe('a report', () => {
  it.each([
    ['has a log-in box', `${ARTICLE}<h2>Log in</h2><form><input type=password></form>`],
    ['has a cookie banner', `${ARTICLE}<div>We use cookies. <button>Accept</button></div>`],
    ['has a CAPTCHA at its comments', `${ARTICLE}<form><div class="g-recaptcha"></div></form>`],
    ['speaks of log-ins in its title', `<title>Sign in pages faked</title>${ARTICLE}<input type=password>`],
    ['reloads itself', `<meta http-equiv=refresh content="600">${ARTICLE}`],
    ['forwards to itself', '<meta http-equiv=refresh content="0;url=/copper-heron"><p>Short.</p>'],
    ['is three words long', '<title>Note</title><p>Two hosts seen.</p>'],
    ['hides its words about CAPTCHA in a script', '<p>Two hosts.</p><script>"verify you are human"</script>'],
  ])('is no door when it %s', (_, html) => {
    expect(gateOf(html)).toBeUndefined();
  });

  it('is no door when it is not HTML', () => {
    expect(gateOf('please verify you are human', { type: 'text/plain' })).toBeUndefined();
  });
});
