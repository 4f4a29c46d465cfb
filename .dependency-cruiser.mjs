/** Imports point one way: cli → pipeline and reports; reports → the findings' contract. */
export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two modules that import each other are one idea in two files.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'everything-resolves',
      comment: 'An import that leads nowhere would pass every other rule.',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'pipeline-stands-alone',
      comment: 'The pipeline knows neither who calls it nor how its findings are shown.',
      from: { path: '^pipeline/' },
      to: { path: '^(cli|reports|test|sample-data)/' },
    },
    {
      name: 'reports-see-only-findings',
      comment: 'A report is made from the saved findings and nothing else.',
      from: { path: '^reports/' },
      to: {
        path: '^(pipeline|cli|test|sample-data)/',
        pathNot: '^pipeline/(findings/((audit|whatif)-|quarterly/)?contract|failure|root)\\.ts$',
      },
    },
    {
      name: 'product-without-tests',
      comment: 'What ships does not need what tests it.',
      from: { path: '^(cli|pipeline|reports)/' },
      to: {
        path: '^test/|node_modules/(vitest|vite|fast-check|playwright-core|axe-core|dependency-cruiser)/',
      },
    },
    {
      name: 'one-door-to-the-engine',
      comment:
        'A second engine comes later: only the warehouse, and what reads files into it, know DuckDB.',
      from: { path: '^(cli|pipeline|reports)/', pathNot: '^pipeline/(warehouse|ingest)/' },
      to: { path: '@duckdb/' },
    },
    {
      name: 'pure-policy',
      comment:
        'A policy is a value: only load.ts reads files, and nothing there touches data. The names of tables and columns are words.',
      from: { path: '^pipeline/policy/', pathNot: '^pipeline/policy/load\\.ts$' },
      to: {
        path: '^(node:)?(fs|child_process|os|net|http|https|worker_threads)(/|$)|^pipeline/(warehouse|ingest|root)',
        pathNot: '^pipeline/ingest/canonical\\.ts$',
      },
    },
    {
      name: 'commands-are-called',
      comment: 'A command is registered and run; it does not reach back for the program.',
      from: { path: '^cli/', pathNot: '^cli/(commands|program|main)\\.ts$' },
      to: { path: '^cli/(commands|program|main)\\.ts$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
