// Module hooks of known-names.mjs: whatever a module marked `?known` imports from the build is marked, too, and
// the two tables of names get more rows when they are loaded.
let added;

export function initialize(data) {
  added = data;
}

export async function resolve(specifier, context, next) {
  const resolved = await next(specifier, context);
  const marked = context.parentURL?.endsWith('?known') && resolved.url.startsWith(added.dist);
  return marked && !resolved.url.endsWith('?known')
    ? { ...resolved, url: `${resolved.url}?known` }
    : resolved;
}

export async function load(url, context, next) {
  const loaded = await next(url, context);
  if (url === `${added.dist}vocab/tables/actor-names.js?known`) {
    const rows = added.names.actors.map((name) => `${name}\tMISP\t${name}\t\n`).join('');
    return withRows(loaded, 'ACTOR_NAMES = `\\\n', rows);
  }
  if (url === `${added.dist}vocab/states.js?known`) {
    const rows = added.names.states.map(([name, forms]) =>
      JSON.stringify(`${name}: ${forms.join(', ') || name}`),
    );
    return withRows(loaded, 'STATES = [', rows.map((row) => `${row},`).join(''));
  }
  return loaded;
}

function withRows(loaded, opening, rows) {
  const source = String(loaded.source);
  if (!source.includes(opening)) throw new Error(`the build has no “${opening.trim()}”`);
  return { ...loaded, source: source.replace(opening, () => opening + rows) };
}
