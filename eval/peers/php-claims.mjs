// What the PHP tests of MISP's free-text tool claim, in the shape that python_claims.py gives. Read, never run.

const CALL = /checkFreeText\(\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|\$(\w+))\s*\)/g;
const EQUALS =
  /assertEquals\(\s*(?:'((?:[^'\\]|\\.)*)'|\$(\w+)),\s*\$results\[(?:\d+|\$k)\]\['(value|default_type)'\]/g;

/** @param {string} source of ComplexTypeToolTest.php */
export function phpClaims(source) {
  return source
    .split(/public function /)
    .slice(1)
    .flatMap((body) => claimsOf(/^\w+/.exec(body)?.[0] ?? '', body));
}

function claimsOf(test, body) {
  const variables = variablesOf(body);
  const calls = [...body.matchAll(CALL)];
  return calls.flatMap((call, at) => {
    const behind = body.slice(call.index, calls[at + 1]?.index);
    const texts = call[3] === undefined ? [unescaped(call[1], call[2])] : (variables.get(call[3]) ?? []);
    return texts.flatMap((text) => claimsAbout(test, text, behind, variables, call[3]));
  });
}

function claimsAbout(test, text, behind, variables, loop) {
  const claim = { file: 'ComplexTypeToolTest.php', test, text, options: {}, lenient: false };
  const count = /assertCount\((\d+), \$results\)/.exec(behind)?.[1];
  const claims = count === undefined ? [] : [{ ...claim, about: '*', says: 'count', value: Number(count) }];
  const stated = [...behind.matchAll(EQUALS)];
  for (const [at, [, written, name, field]] of stated.entries()) {
    if (field !== 'value') continue;
    const about = stated[at + 1]?.[3] === 'default_type' ? (stated[at + 1]?.[1] ?? '') : '';
    const values =
      name === undefined ? [unescaped(written)] : name === loop ? [text] : (variables.get(name) ?? []);
    for (const value of values) claims.push({ ...claim, about, says: 'has', value });
  }
  return claims;
}

/** Variables that hold a text or a list of texts; of a loop's variable, every text in turn. */
function variablesOf(body) {
  const variables = new Map();
  for (const [, name, , text] of body.matchAll(/\$(\w+) = <<<(\w+)\n([\s\S]*?)\n\2;/g))
    variables.set(name, [text]);
  for (const [, name, list] of body.matchAll(/\$(\w+) = \[([\s\S]*?)\];/g))
    variables.set(name, textsIn(list));
  for (const [, list, named, name] of body.matchAll(
    /foreach \((?:\[([^\n]*)\]|\$(\w+)) as (?:\$k => )?\$(\w+)\)/g,
  ))
    variables.set(name, list === undefined ? (variables.get(named) ?? []) : textsIn(list));
  return variables;
}

function textsIn(list) {
  return [...list.matchAll(/'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/g)].map(([, single, double]) =>
    unescaped(single, double),
  );
}

/** PHP's two kinds of quotes; bytes of UTF-8 written as `\xc2\xa0`. */
function unescaped(single, double) {
  if (double === undefined) return single.replaceAll(/\\(['\\])/g, '$1');
  const bytes = double.replaceAll(/(?:\\x[\da-f]{2})+/gi, (run) =>
    Buffer.from(run.replaceAll('\\x', ''), 'hex').toString('utf8'),
  );
  return bytes
    .replaceAll('\\n', '\n')
    .replaceAll('\\t', '\t')
    .replaceAll(/\\(["\\$])/g, '$1');
}
