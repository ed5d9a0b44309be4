/** Imports go one way: each layer may import only the layers named beside it. */
const layers = {
  domain: [],
  config: ['domain'],
  tracing: ['config'],
  database: ['domain', 'config', 'tracing'],
  audit: ['database'],
  access: ['domain', 'config', 'database', 'audit'],
  background: ['domain', 'config', 'database'],
  queue: ['domain', 'config', 'database', 'background'],
  network: [],
  sources: ['domain', 'config', 'tracing', 'network'],
  faults: ['domain', 'config', 'database'],
  checkpoints: ['domain', 'config', 'database', 'sources'],
  runs: ['domain', 'config', 'database', 'sources', 'checkpoints'],
  normalization: ['domain', 'config', 'database', 'sources'],
  drift: ['domain', 'config', 'database', 'audit', 'sources', 'runs', 'normalization'],
  identity: ['domain', 'config', 'database', 'background', 'audit', 'sources', 'runs', 'normalization'],
  mentions: ['domain', 'config', 'database', 'background', 'runs', 'normalization', 'identity'],
  anomalies: ['domain', 'config', 'database', 'background', 'audit', 'runs', 'normalization'],
  retention: ['domain', 'config', 'database', 'background', 'sources'],
  backup: ['config', 'database'],
  webhooks: ['domain', 'config', 'database', 'background', 'audit', 'queue', 'network', 'runs', 'identity'],
};
layers.ingestion = [
  'domain',
  'config',
  'tracing',
  'database',
  'background',
  'queue',
  'sources',
  'faults',
  'checkpoints',
  'runs',
  'normalization',
  'drift',
];
layers.api = [
  'domain',
  'config',
  'database',
  'background',
  'audit',
  'access',
  'sources',
  'checkpoints',
  'runs',
  'normalization',
  'drift',
  'identity',
  'anomalies',
  'webhooks',
  'ingestion',
];
layers['price-watch'] = ['domain', 'background', 'runs', 'webhooks', 'api'];
layers.cli = [
  'domain',
  'config',
  'database',
  'audit',
  'backup',
  'retention',
  'sources',
  'runs',
  'ingestion',
  'api',
  'health',
];
layers.health = ['domain', 'config', 'database', 'background', 'sources', 'runs', 'api'];
layers.metrics = [
  'domain',
  'config',
  'database',
  'background',
  'sources',
  'runs',
  'drift',
  'anomalies',
  'retention',
  'webhooks',
  'api',
];
/** Within ingestion: storing pages knows nothing of runs and replays, replays nothing of how runs are planned and ended. */
const ingestion = { inspection: [], pages: [], replay: ['pages'], lifecycle: ['pages', 'replay'] };
/** Within the CSV source: each folder may import only the folders before it. */
const csv = [
  'dialect',
  'coins',
  'values',
  'facts',
  'header',
  'profiles',
  'layout',
  'detection',
  'rows',
  'rules',
  'refusals',
  'files',
  'pages',
];

const oneWay = Object.entries(layers).map(([layer, allowed]) => ({
  name: `${layer}-imports-one-way`,
  severity: 'error',
  // A spec may set up what it needs from anywhere.
  from: { path: `^src/${layer}/`, pathNot: '\\.spec\\.ts$' },
  // The command line starts the whole service.
  to: {
    path: '^src/',
    pathNot: [`^src/(${[layer, ...allowed].join('|')})/`, ...(layer === 'cli' ? ['^src/[^/]+\\.ts$'] : [])],
  },
}));

const ingestionOneWay = Object.entries(ingestion).map(([part, allowed]) => ({
  name: `ingestion-${part}-imports-one-way`,
  severity: 'error',
  from: { path: `^src/ingestion/${part}/`, pathNot: '\\.spec\\.ts$' },
  to: { path: '^src/ingestion/', pathNot: `^src/ingestion/(${[part, ...allowed].join('|')})/` },
}));

const csvOneWay = csv.map((part, index) => ({
  name: `csv-${part}-imports-one-way`,
  severity: 'error',
  from: { path: `^src/sources/csv/${part}/`, pathNot: '\\.spec\\.ts$' },
  to: { path: '^src/sources/csv/', pathNot: `^src/sources/csv/(${csv.slice(0, index + 1).join('|')})/` },
}));

module.exports = {
  forbidden: [
    ...oneWay,
    ...ingestionOneWay,
    ...csvOneWay,
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'sources-stay-apart',
      severity: 'error',
      from: { path: '^src/sources/([^/]+)/', pathNot: '^src/sources/(http|defined)/' },
      to: { path: '^src/sources/[^/]+/', pathNot: ['^src/sources/$1/', '^src/sources/http/'] },
    },
    {
      name: 'sources-without-code-read-as-csv-and-rss-do',
      severity: 'error',
      from: { path: '^src/sources/defined/' },
      to: { path: '^src/sources/[^/]+/', pathNot: '^src/sources/(defined|http|csv|rss)/' },
    },
    {
      name: 'migrations-stand-alone',
      severity: 'error',
      from: { path: '^migrations/' },
      to: { path: '^(src|sandbox|test|bench)/' },
    },
    {
      name: 'src-stands-alone',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^(sandbox|test|bench)/' },
    },
    {
      name: 'no-barrel',
      severity: 'error',
      from: {},
      to: { path: '^(src|sandbox|test|console)/.*index\\.tsx?$' },
    },
    {
      name: 'console-stands-alone',
      severity: 'error',
      from: { path: '^console/' },
      to: { path: '^(src|sandbox|test|bench|migrations)/' },
    },
    { name: 'console-apart', severity: 'error', from: { path: '^src/' }, to: { path: '^console/' } },
    {
      name: 'console-pages-stay-apart',
      severity: 'error',
      from: { path: '^console/src/([^/]+)/' },
      to: { path: '^console/src/[^/]+/', pathNot: '^console/src/($1|api|ui|shell)/' },
    },
    {
      name: 'console-parts-know-no-pages',
      severity: 'error',
      from: { path: '^console/src/api/' },
      to: { path: '^console/src/', pathNot: '^console/src/api/' },
    },
    {
      name: 'no-dev-dependency',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.spec\\.ts$' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    skipAnalysisNotInRules: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default'],
    },
  },
};
