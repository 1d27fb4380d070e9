// The house, as rules. Each says why it stands; `npm run check` fails on any breach, and also when
// nothing was cruised at all (a parser that silently sees no module would otherwise be green).

const STAGES = ['keep', 'read', 'how', 'who', 'store', 'share', 'hunt', 'talk'];

/** What each room may import beside its own files; everything else in src is out of bounds. */
const ARROWS = {
  model: [],
  vocab: ['model'],
  keep: ['model'],
  read: ['model'],
  how: ['model', 'vocab'],
  who: ['model', 'vocab'],
  store: ['model'],
  share: ['model', 'vocab'],
  hunt: ['model', 'vocab'],
  talk: ['model'],
  app: ['model', 'vocab', ...STAGES],
  desk: ['app', 'model'],
  mcp: ['app', 'model'],
  cli: ['app', 'desk', 'mcp', 'model'],
};

const arrows = Object.entries(ARROWS).map(([room, allowed]) => ({
  name: `${room}-imports-only-what-the-house-allows`,
  comment: STAGES.includes(room)
    ? 'Stages never import one another: records travel through model, and only app wires stages together.'
    : `Arrows only as drawn in ARCHITECTURE.md: ${room} -> ${allowed.join(', ') || 'nothing'}.`,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: { path: '^src/', pathNot: `^src/(${[room, ...allowed].join('|')})/` },
}));

module.exports = {
  forbidden: [
    ...arrows,
    {
      name: 'pure-stages-stay-pure',
      comment:
        'model, vocab, how, who, share and talk turn records into records: no file, network, process or clock, so that they run anywhere and are tested without a disk.',
      severity: 'error',
      from: { path: '^src/(model|vocab|how|who|share|talk)/', pathNot: '\\.test\\.ts$' },
      to: {
        dependencyTypes: ['core'],
        path: '^(node:)?(fs|fs/promises|net|tls|dns|dgram|http|https|http2|child_process|worker_threads|cluster|os|process|timers|timers/promises|perf_hooks|inspector)$',
      },
    },
    {
      name: 'only-the-store-speaks-sql',
      comment: 'A database driver or query builder outside store/ would let a stage keep state of its own.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/store/' },
      to: { path: 'node_modules/(libsql|@libsql|kysely|pg|better-sqlite3)/' },
    },
    {
      name: 'only-the-server-store-speaks-to-its-server',
      comment: 'Whoever keeps a store in a file never waits for the driver of a server to load.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/store/server/' },
      to: { path: 'node_modules/(pg|@types/pg)/' },
    },
    {
      name: 'only-hunt-engines-speak-to-engines',
      comment: 'Clients of other search engines are optional and loaded on demand, in one place.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/hunt/engines/' },
      to: { path: 'node_modules/(@clickhouse|chdb|duckdb|@duckdb)/' },
    },
    {
      name: 'no-cycles',
      comment: 'A report goes through the house without turning back; so do imports.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'src-knows-no-test',
      comment: 'What is shipped must not need what is not.',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.test\\.ts$' },
      to: { path: '^test/|\\.test\\.ts$' },
    },
    {
      name: 'nothing-imports-the-entry',
      comment: 'The command line is the outermost ring: everything else can live without it.',
      severity: 'error',
      from: { pathNot: '^(src/cli/|bin/|test/)' },
      to: { path: '^src/cli/' },
    },
    {
      name: 'no-unresolvable',
      comment: 'An import that resolves to nothing is a defect that only shows at run time.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
