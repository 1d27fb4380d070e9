import { expect, test } from 'vitest';
import type { Block } from '../../model/index.ts';
import { splitSentences } from './index.ts';

/** Own paragraphs in the manner of security prose; `|` marks where a person ends a sentence. */
const GOLD: readonly string[] = [
  'The loader contacted update[.]heron-cdn[.]example on port 443.| It then slept for 30 min. before trying 198.51.100[.]23 again.',
  'Dr. A. B. Smith of Northgate Labs Inc. said the group was new.| She gave no evidence.',
  'U.S. officials declined to comment.| The U.S. Department of Ports confirmed the breach.',
  'Attackers used living-off-the-land tools, e.g. PowerShell and certutil.exe, to stay hidden.| No custom malware was seen.',
  'Copper Heron Corp. said on Monday that v2.3.1 fixes the flaw.| Version 2.3.0 remains open.',
  'The implant is written in .NET 4.8.| The .NET runtime must be present.',
  '“We have seen nothing that ties the two together.”| The agency would not say more.',
  '“Who did it?” he asked.| “We do not know,” she said.',
  'See hxxp://login[.]example/a.php?id=3 for the page.| hxxps://cdn[.]example/x serves the second stage.',
  'The dropper writes C:\\Users\\J. Smith\\AppData\\x.exe and runs it.| It deletes itself afterwards.',
  'Persistence is set under HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run.| The value is named Updater.',
  'The sample (see Fig. 3 and Sec. 4.2) was built on Nov. 12, 2026.| It is signed.',
  'The actor, a.k.a. AMBER FINCH, was first seen in 2024.| Others call it Heron.',
  'Northgate et al. described the same loader.| They named it COPPERNEST.',
  'Was it the same actor?| We think so!| The overlap is large.',
  'The mail came from billing@port.example at 9 a.m. UTC.| It held invoice.iso.',
  'The mail came at 9 p.m. The server was already down.',
  'The file was named “report.pdf.exe.”| Victims opened it.',
  'Exploitation began in Dec. 2025 and ended in Jan. 2026.| The patch came later.',
  'The company paid approx. 12 bitcoin, i.e. about one million dollars.| It got no key.',
  'njRAT is common.| iOS devices were not affected.| macOS was.',
  'Three hosts beaconed: 192.0.2.1, 192.0.2.2, and 192.0.2.3.| All resolved to evil.example.',
  'The group is based in St. Petersburg, according to Lt. Gen. J. R. Example.| He did not elaborate.',
  'The domain evil [.] example was registered in May.| It expired in June.',
  'Mr. Doe, Sr. Director of Harbour Ltd., resigned.| His successor is Ms. Roe.',
  'We assess with high confidence that this is one actor... maybe two.| Time will tell…| We wait.',
  'The hash is d41d8cd98f00b204e9800998ecf8427e.| The SHA-1 is shorter than SHA-256.',
  'It uses T1059.001 and T1566.001.| T1027 was not seen.',
  'The vulnerability (CVE-2024-21412) is old.[3]| Patches exist.[4]| Apply them.',
  'No. 5 on the list is PsExec.| No other tool was used.',
  'He works for Acme Co. The firm makes pumps.',
  'Yahoo! accounts were abused.| Gmail was not.',
  'The config reads "sleep=30; jitter=0.2."| Operators changed it twice.',
  'Use version 10.0.19041.1 or later.| Earlier builds crash.',
  'The tool was run as follows: cmd.exe /c whoami.| Output went to out.txt.',
  'She holds a Ph.D. in cryptography.| He does not.',
  'The U.K. and the U.S. agreed.| Others, incl. three ports, did not.',
  'It targets Windows vs. Linux hosts differently.| Why is unclear.',
  'Traffic to 2001:db8::1 was blocked.| 12 hosts were rebuilt.',
  'The C2 panel at panel.example/login.php was seized.| powershell.exe was renamed to p.exe.',
  '1. Introduction to the case.| The case is closed.',
  'The actor said: “Pay us.”| Then it left.',
];

function sentences(text: string): string[] {
  const block: Block = { kind: 'paragraph', start: 0, end: text.length };
  return splitSentences(text, [block]).map(({ start, end }) => text.slice(start, end));
}

/** Where the unmarked text of a gold paragraph was cut by a person. */
const OPEN = new Map([
  [
    'The mail came at 9 p.m. The server was already down.',
    ['The mail came at 9 p.m.', 'The server was already down.'],
  ],
  ['He works for Acme Co. The firm makes pumps.', ['He works for Acme Co.', 'The firm makes pumps.']],
]);

test('at least 95 % of the sentences of security prose are found whole', () => {
  const missed: string[] = [];
  let total = 0;
  let found = 0;
  for (const gold of GOLD) {
    const expected = OPEN.get(gold) ?? gold.split('|').map((part) => part.trim());
    const got = sentences(gold.replaceAll('|', ''));
    total += Math.max(expected.length, got.length);
    const right = expected.filter((sentence) => got.includes(sentence));
    found += right.length;
    if (right.length !== expected.length || got.length !== expected.length) missed.push(got.join(' | '));
  }
  expect(total).toBeGreaterThan(80);
  expect(found / total, missed.join('\n')).toBeGreaterThanOrEqual(0.95);
});
