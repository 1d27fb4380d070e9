// Called by queries.sh as: ROOT KUSTO. Judges KQL itself, and hands what queries.py judges on as JSON.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runInThisContext } from 'node:vm';

const [root, kusto] = process.argv.slice(2);
const { emitQueries } = await import(pathToFileURL(join(root, 'dist/hunt/emit/index.js')));
const { tableOf } = await import(pathToFileURL(join(root, 'dist/hunt/sieve/value-table.js')));
for (const name of ['bridge.min.js', 'Kusto.Language.Bridge.min.js'])
  runInThisContext(readFileSync(join(kusto, 'node_modules/@kusto/language-service-next', name), 'utf8'));
const { Kusto, Bridge } = globalThis;

const INDICATORS = [
  ['domain-name', 'evil.example'],
  ['domain-name', 'b_cher.example'],
  ['ipv4-addr', '198.51.100.23'],
  ['ipv4-addr', '203.0.113.0/24'],
  ['ipv6-addr', '2001:db8:f00::/45'],
  ['file:sha256', 'ab12'.repeat(16)],
  ['file:md5', '0123456789abcdef'.repeat(2)],
  ['url', "http://evil.example/a?b=c'd"],
  ['file-name', 'a_b%c!d.exe'],
  ['file-path', 'C:\\Users\\Public\\run "me".dll'],
  ['registry-key', 'HKEY_LOCAL_MACHINE\\Software\\Acme\\Run'],
  ['user-agent', 'Mozilla/5.0 (x; "y") \\z \'q\' | drop'],
  ['email-addr', "o'hara@mail.example"],
].map(([type, value]) => ({ type, value }));

let wrong = 0;
const check = (what, fine, why = '') => {
  if (!fine) wrong += 1;
  process.stderr.write(`${fine ? 'ok' : 'WRONG'}: ${what}${fine ? '' : `\n  ${why}`}\n`);
};

const { queries } = emitQueries('kql', tableOf(INDICATORS));
const literals = [];
for (const query of queries) {
  const code = Kusto.Language.KustoCode.Parse(query);
  const problems = Bridge.toArray(code.GetDiagnostics()).map(({ Message }) => Message);
  check(`KQL, ${query.slice(0, 60)}…: parsed without a word`, problems.length === 0, problems.join('; '));
  for (const { Kind, Text } of Bridge.toArray(code.GetLexicalTokens())) {
    if (Kind === Kusto.Language.Syntax.SyntaxKind.StringLiteralToken)
      literals.push(Kusto.Language.KustoFacts.GetStringLiteralValue(Text));
  }
}
for (const { type, value } of INDICATORS) {
  const sought = type === 'registry-key' ? value.slice(value.indexOf('\\')) : value;
  check(`KQL, ${type} ${value}: a literal of its own`, literals.includes(sought), literals.join(' '));
}
process.stdout.write(
  JSON.stringify({ wrong, indicators: INDICATORS, sql: emitQueries('sql', tableOf(INDICATORS)).queries }),
);
