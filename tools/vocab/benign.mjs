// Writes src/vocab/tables/benign.ts from MISP warning lists (CC0-1.0), the public suffix list among them.
// Run: node tools/vocab/benign.mjs
// The lists are read from the folder in HOWDUNIT_DATA, or from ../shared/data beside the project.
import { readFileSync, writeFileSync } from 'node:fs';

const root = new URL('../../', import.meta.url);
const data = process.env.HOWDUNIT_DATA ?? new URL('../shared/data', root).pathname;
const read = (name) => JSON.parse(readFileSync(`${data}/warninglists/${name}.json`, 'utf8'));

// Anyone can rent a name or a page below these: the owner is harmless, the tenant may not be. They are
// listed with a leading `=`: the bare name alone is meant.
const RENTED = new Set(
  `azure-mobile.net azureedge.net azurewebsites.net blob.core.windows.net cloudapp.azure.com cloudapp.net
  cloudapp.azure.net trafficmanager.net azure.com azure.net windows.net core.windows.net sharepoint.com
  onmicrosoft.com azurefd.net akamai.net akamaiedge.net akadns.net hwcdn.net llnwi.net visualstudio.com
  codeplex.com live.com live.net outlook.com hotmail.com msn.com 1drv.com files.1drv.com onedrive.com
  onedrive.live.com sway.com appspot.com blogspot.com googlecode.com googleusercontent.com googledrive.com
  firebaseapp.com web.app cloudfunctions.net run.app withgoogle.com google.com googleapis.com goo.gl
  googlegroups.com gmail.com googlemail.com page.link blogger.com wordpress.com github.com github.io
  githubusercontent.com medium.com pastebin.com twitter.com documentcloud.org scribd.com slideshare.net
  youtube.com tumblr.com rssing.com dropbox.com drive.google.com docs.google.com forms.gle sites.google.com
  g.co t.co pastebin.lu ghostbin.com stackoverflow.com feedburner.com assets.documentcloud.org azure-api.net
  azurehdinsight.net azure-devices.net`.split(/\s+/),
);
/**
 * Of these the list of vendors' blogs has the bare name or the pages: vendors write there, as anybody does. To whoever asks
 * why, the list that is about such services tells more, and of no page there is anything said by whose service it is.
 */
const EVERYBODYS = new Set([
  ...RENTED,
  ...'gist.github.com gist.githubusercontent.com raw.github.com raw.githubusercontent.com mediafire.com'.split(
    ' ',
  ),
]);
const BLOGS = 'security-provider-blogpost';
/** What says most of a service that anyone can use, first. */
const TELLING = ['google', 'url-shortener', 'lots-project'];
const NO_LIST = 'services where anyone can put a page';

/** So can anyone below a public suffix (`blogspot.com` is one): Mozilla's list, as MISP publishes it. */
const SUFFIXES = new Set(read('second-level-tlds').list.map((suffix) => suffix.toLowerCase()));
/** `www.` is the owner's own name for the same site; below a suffix (`www.gov.uk`) it is somebody's. */
const withoutWww = (host) => host.replace(/^www\./, '');
const isRented = (host) => EVERYBODYS.has(withoutWww(host)) || SUFFIXES.has(host);
const asHost = (entry) => entry.toLowerCase().replace(/^\*?\./, '');
const isHost = (entry) => /^[a-z0-9_-]+(\.[a-z0-9_-]+)+$/.test(entry);

/** Kinds: `reference` = read for what it says; `benign` = the owner's own service; `note` = says little alone. */
const HOSTS = [
  ['reference', 'security-provider-blogpost'],
  ['reference', 'automated-malware-analysis'],
  ['benign', 'microsoft'],
  ['benign', 'microsoft-office365'],
  ['benign', 'microsoft-win10-connection-endpoints'],
  ['benign', 'google'],
  ['benign', 'crl-hostname'],
  ['note', 'whats-my-ip'],
  ['note', 'url-shortener'],
  ['note', 'link-in-bio'],
  ['note', 'lots-project'],
];

const seen = new Set();
const shared = sharedServices();
const lists = HOSTS.map(([kind, name]) => {
  const list = read(name);
  const hosts = list.list
    .map(asHost)
    .filter(
      (host) => isHost(host) && !seen.has(host) && !(name === BLOGS && EVERYBODYS.has(withoutWww(host))),
    )
    .map((host) => (kind !== 'note' && isRented(host) ? `=${withoutWww(host)}` : host));
  const kept = [...new Set(hosts)].sort();
  for (const host of kept) seen.add(host);
  return { kind, name: list.name, hosts: withoutChildren(kept) };
});

const hashes = ['empty-hashes', 'common-ioc-false-positive'].map((name) => {
  const list = read(name);
  const values = list.list
    .map((value) => value.toLowerCase())
    .filter((value) => /^[0-9a-f]{32,128}$/.test(value));
  return { name: list.name, hashes: values.sort() };
});

/** The services of everybody that stand among vendors' blogs, by the list that tells most of them. */
function sharedServices() {
  const told = TELLING.map((name) => ({ name: read(name).name, has: new Set(read(name).list.map(asHost)) }));
  const byList = new Map([...told.map(({ name }) => [name, []]), [NO_LIST, []]]);
  const names = new Set(read(BLOGS).list.map((entry) => withoutWww(asHost(entry))));
  for (const host of [...names].filter((name) => EVERYBODYS.has(name)).sort()) {
    const list = told.find(({ has }) => has.has(host) || has.has(`www.${host}`))?.name ?? NO_LIST;
    byList.get(list).push(`=${host}`);
  }
  return [...byList]
    .filter(([, hosts]) => hosts.length > 0)
    .map(([name, hosts]) => ({ kind: 'benign', name, hosts }));
}

writeFileSync(
  new URL('src/vocab/tables/benign.ts', root),
  `// Generated by tools/vocab/benign.mjs; do not edit.
// From MISP/misp-warninglists, CC0-1.0. A host stands for every name below it; \`=host\` for itself alone.
export const HOST_LISTS: readonly {
  readonly kind: 'reference' | 'benign' | 'note';
  readonly name: string;
  readonly hosts: string;
}[] = [
${[...shared, ...lists].map((list) => `  {\n    kind: '${list.kind}',\n    name: ${quoted(list.name)},\n    hosts: '${list.hosts.join(' ')}',\n  },`).join('\n')}
];

export const HASH_LISTS: readonly { readonly name: string; readonly hashes: string }[] = [
${hashes.map((list) => `  {\n    name: ${quoted(list.name)},\n    hashes: '${list.hashes.join(' ')}',\n  },`).join('\n')}
];
`,
);
process.stdout.write(`${lists.map((list) => `${list.hosts.length} ${list.name}`).join('\n')}\n`);

/** A name below a listed one adds nothing: lists are matched by suffix. */
function withoutChildren(hosts) {
  const all = new Set(hosts);
  return hosts.filter((host) => {
    const labels = host.split('.');
    return !labels.some((_, i) => i > 0 && all.has(labels.slice(i).join('.')));
  });
}

function quoted(text) {
  return text.includes("'") ? JSON.stringify(text) : `'${text}'`;
}
