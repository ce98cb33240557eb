/** Imports run downwards only (docs/architecture): a library may import those below it, contexts never each other. */
const above = {
  kernel: [],
  vocabulary: [],
  written: [],
  contracts: ['kernel', 'vocabulary'],
  'event-store': ['kernel', 'contracts'],
  privacy: ['kernel', 'contracts', 'event-store', 'vocabulary'],
  projection: ['kernel', 'contracts', 'event-store', 'privacy'],
  commands: ['kernel', 'contracts', 'event-store', 'privacy'],
  access: ['kernel', 'contracts', 'event-store', 'privacy', 'commands', 'projection', 'vocabulary'],
  edge: ['kernel', 'contracts', 'event-store', 'privacy', 'commands', 'projection', 'access', 'vocabulary'],
  response: ['kernel', 'contracts', 'event-store', 'privacy', 'commands', 'projection', 'access', 'edge', 'vocabulary'],
  finance: ['kernel', 'contracts', 'event-store', 'privacy', 'commands', 'projection', 'access', 'edge', 'vocabulary'],
  boards: [
    'kernel',
    'contracts',
    'event-store',
    'privacy',
    'commands',
    'projection',
    'access',
    'edge',
    'response',
    'finance',
    'vocabulary',
  ],
};

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...Object.entries(above).map(([library, allowed]) => ({
      name: `${library}-imports-downwards`,
      severity: 'error',
      from: { path: `^libs/${library}/` },
      to: { path: '^(libs|apps|test)/', pathNot: `^libs/(${[library, ...allowed].join('|')})/` },
    })),
    {
      name: 'public-face-only',
      comment: 'a library is imported through its index',
      severity: 'error',
      from: { path: '^(?:libs/([^/]+)|apps|test)/' },
      to: { path: '^libs/([^/]+)/src/(?!index\\.ts$|testkit/)', pathNot: '^libs/$1/' },
    },
    {
      name: 'domain-is-pure',
      severity: 'error',
      from: { path: '^libs/[^/]+/src/(domain|policies|views)/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^(@nestjs|graphql|@apollo|libs/(event-store|privacy|commands|projection|access|edge)/)|/(application|graphql)/' },
    },
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    { name: 'no-dashboard-in-services', severity: 'error', from: { path: '^(libs|apps/(server|cli))/' }, to: { path: '^apps/dashboard/' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|node_modules)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { conditionNames: ['source', 'import', 'node', 'default'], extensions: ['.ts', '.tsx', '.js'] },
  },
};
