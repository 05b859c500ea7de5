/**
 * The layers of the design, as rules. Imports run downwards only:
 * gateway → protocols → services → compute → deploy → kernel → xml; the files at the root of `packages/cloud/src` put the
 * layers together and may import all of them. Tests may import anything.
 */
const cloud = '^packages/cloud/src/';
const layers = ['gateway', 'protocols', 'services', 'compute', 'deploy', 'kernel', 'xml'];
/** Tests, their tables, and what only they use; `operations/test-*.ts` are operations of AWS (TestEventPattern). */
const tests =
  '\\.(test|cases)\\.ts$|/(testing|test-support|fixtures)/|[.-]fixture\\.ts$|packages/cloud/src/.*(?<!operations)/test-[a-z-]+\\.ts$';

/** Folders under `services/` that are no service: pure rules which several services share. */
const libraries = ['event-delivery', 'event-patterns', 'pagination', 'schedule-expressions', 'template-properties'];

/** What every layer may import although it lives in `services/`: the ports through which services are asked. */
const ports = `${cloud}services/ports(\\.ts|/)`;

/** A layer imports itself and what lies below it. */
const layerRules = layers.map((layer, index) => ({
  name: `layer-${layer}`,
  comment: `${layer}/ imports only itself and ${layers.slice(index + 1).join(', ') || 'nothing of ours'}.`,
  severity: 'error',
  from: { path: `${cloud}${layer}/`, pathNot: tests },
  to: {
    path: cloud,
    pathNot: [
      `${cloud}(${layers.slice(index).join('|')})/`,
      ...(layer === 'kernel' ? [] : [ports]),
      // Services describe their shapes in the types of protocols/; a rule of its own refuses the values.
      ...(layer === 'services' ? [`${cloud}protocols/`] : []),
    ],
  },
}));

/** Optional peer dependencies of packages/insights: whoever keeps a history in a bucket or a database installs one. */
const optionalPeers = '(^|/)node_modules/(@aws-sdk/client-s3|pg)/';

module.exports = {
  forbidden: [
    ...layerRules,
    {
      name: 'protocols-know-no-service',
      comment: 'A protocol knows shapes: it imports the kernel alone.',
      severity: 'error',
      from: { path: `${cloud}protocols/`, pathNot: tests },
      to: { path: `${cloud}(services|compute|deploy)/` },
    },
    {
      name: 'services-import-only-types-of-protocols',
      comment: 'A service knows no wire format: of protocols/ it may name the types of shapes, nothing that runs.',
      severity: 'error',
      from: { path: `${cloud}services/`, pathNot: tests },
      to: { path: `${cloud}protocols/`, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'service-imports-no-service',
      comment:
        'A service asks another one through services/ports.ts. Library folders (no service of their own) may be imported.',
      severity: 'error',
      from: { path: `${cloud}services/([^/]+)/`, pathNot: [tests, `${cloud}services/dynamodb-streams/`] },
      to: {
        path: `${cloud}services/([^/]+)/`,
        pathNot: [`${cloud}services/$1/`, `${cloud}services/(${libraries.join('|')})/`, ports],
      },
    },
    {
      name: 'streams-share-tables',
      comment:
        'dynamodb-streams reads the state of dynamodb: AWS gives one store two endpoints. It imports no other service.',
      severity: 'error',
      from: { path: `${cloud}services/dynamodb-streams/`, pathNot: tests },
      to: { path: `${cloud}services/(?!dynamodb-streams/|dynamodb/|ports\\.ts|ports/)[^/]+/` },
    },
    {
      name: 'library-imports-no-service',
      comment:
        'A library folder under services/ stands alone: it imports the kernel, ports and other libraries at most.',
      severity: 'error',
      from: { path: `${cloud}services/(${libraries.join('|')})/`, pathNot: tests },
      to: { path: `${cloud}services/(?!(?:${libraries.join('|')})/)[^/]+/`, pathNot: ports },
    },
    {
      name: 'services-know-no-catalogue',
      comment: 'The catalogue loads services; a service that reached for it would reach every other one.',
      severity: 'error',
      from: { path: `${cloud}services/[^/]+/`, pathNot: tests },
      to: { path: `${cloud}services/catalogue\\.ts` },
    },
    {
      name: 'skyrig-uses-published-cloud',
      comment: 'packages/skyrig imports @skyrig/cloud by its public name, never a file of it.',
      severity: 'error',
      from: { path: '^packages/skyrig/src/' },
      to: { path: cloud, dependencyTypes: ['local'], dependencyTypesNot: ['aliased'] },
    },
    {
      name: 'cloud-knows-no-skyrig',
      comment: 'packages/cloud is below packages/skyrig and packages/insights.',
      severity: 'error',
      from: { path: '^packages/cloud/' },
      to: { path: '^packages/(?!cloud/)' },
    },
    {
      name: 'examples-use-published-names',
      comment: 'An example imports what a user can: package names, never files of packages/ or of another example.',
      severity: 'error',
      from: { path: '^examples/([^/]+)/' },
      to: {
        path: '^(packages|examples)/',
        pathNot: '^examples/$1/',
        dependencyTypes: ['local'],
        dependencyTypesNot: ['aliased'],
      },
    },
    {
      name: 'packages-know-no-example',
      comment: 'Packages do not depend on examples.',
      severity: 'error',
      from: { path: '^packages/' },
      to: { path: '^examples/' },
    },
    {
      name: 'sources-import-no-tests',
      comment: 'What ships does not import tests.',
      severity: 'error',
      from: { path: '^packages/[^/]+/src/', pathNot: tests },
      to: { path: tests },
    },
    {
      name: 'no-unresolvable',
      comment: 'Every import resolves.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-circular',
      comment: 'No cycles of values (types may refer to each other).',
      severity: 'error',
      from: { pathNot: tests },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'sources-need-real-dependencies',
      comment: 'What ships imports only dependencies that users get: no dev dependency, except for types.',
      severity: 'error',
      from: { path: '^packages/(?!insights/)[^/]+/src/', pathNot: tests },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'insights-needs-real-dependencies',
      comment: 'As above; optional peers, which are dev dependencies too, have a rule of their own.',
      severity: 'error',
      from: { path: '^packages/insights/src/', pathNot: tests },
      to: {
        pathNot: optionalPeers,
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'optional-peers-are-imported-late',
      comment: 'An optional peer may be missing: it is imported where it is used, never with the module.',
      severity: 'error',
      from: { path: '^packages/insights/src/', pathNot: tests },
      to: { path: optionalPeers, dynamic: false, dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|coverage|node_modules/\\.cache)/' },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.base.json' },
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@skyrig/source', 'import', 'node', 'types', 'default'],
      extensions: ['.ts', '.mts', '.mjs', '.js', '.cjs', '.json', '.d.ts'],
    },
  },
};
