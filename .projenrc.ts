import { cdk8s, javascript, ReleasableCommits } from 'projen';

const project = new cdk8s.ConstructLibraryCdk8s({
  name: 'cdk8s-networking',
  description: 'Kubernetes networking as code: routes, certificates and default-deny policies that fit one described cluster',
  author: 'The cdk8s-networking authors',
  authorAddress: 'https://github.com/cdk8s-networking',
  authorOrganization: true,
  repositoryUrl: 'https://github.com/cdk8s-networking/cdk8s-networking.git',
  keywords: ['cdk8s', 'kubernetes', 'networking', 'networkpolicy', 'ingress', 'gateway-api', 'cert-manager'],
  license: 'Apache-2.0',
  copyrightOwner: 'The cdk8s-networking authors',
  defaultReleaseBranch: 'main',
  releasableCommits: ReleasableCommits.featuresAndFixes(),

  packageManager: javascript.NodePackageManager.NPM,
  minNodeVersion: '20.0.0',
  jsiiVersion: '~5.9.54',
  cdk8sVersion: '2.70.106',
  constructsVersion: '10.5.0',
  peerDeps: ['cdk8s-plus-28@^2.5.6'],
  bundledDeps: ['ipaddr.js@^2.5.0', 'js-yaml@^4.3.2'],
  devDeps: [
    // jsii 5.9 compiles with TypeScript 5.9; ts-jest, tsc and ts-node must agree with it.
    'typescript@~5.9.3',
    'ts-node@^10.9.2',
    'cdk8s-cli@^2.207.60',
    'fast-check@^4.10.2',
    'yaml@2.9.1',
    '@types/js-yaml@^4.0.9',
  ],
  projenrcTs: true,
  publishToPypi: { distName: 'cdk8s-networking', module: 'cdk8s_networking' },

  // Nothing that `npm test` runs may rewrite a file: a snapshot or a lint that mends itself can never fail.
  eslintOptions: { dirs: ['src'], devdirs: ['test', 'examples', 'bench', 'conformance'], commandOptions: { fix: false } },
  jestOptions: {
    updateSnapshot: javascript.UpdateSnapshot.NEVER,
    passWithNoTests: false,
    junitReporting: false,
    jestConfig: {
      collectCoverage: false,
      moduleNameMapper: { '^cdk8s-networking$': '<rootDir>/src' },
    },
  },
  buildWorkflowOptions: { mutableBuild: false },
  depsUpgrade: false,
  githubOptions: { mergify: false },
  pullRequestTemplate: false,
  integrationTestAutoDiscover: false,
  sampleCode: false,
  gitignore: ['/dist/', '/.venv/', '__pycache__/'],
});

// Newer releases list optional packages that are not in every registry, and `npm ci` then refuses the lock file.
project.package.addPackageResolutions('unrs-resolver@1.12.2');

// The examples import the package under its own name, so what they show is what a user writes.
project.package.addField('exports', {
  '.': { types: './lib/index.d.ts', default: './lib/index.js' },
  './.jsii': './.jsii',
  './package.json': './package.json',
});
const [examples, bench, conformance] = ['examples', 'bench', 'conformance'].map((folder) => new javascript.TypescriptConfig(project, {
  fileName: `${folder}/tsconfig.json`,
  include: ['**/*.ts'],
  compilerOptions: {
    target: 'ES2022',
    lib: ['es2022'],
    module: 'node16',
    moduleResolution: javascript.TypeScriptModuleResolution.NODE16,
    strict: true,
    noEmit: true,
    esModuleInterop: true,
    skipLibCheck: true,
    rootDir: '.',
  },
}));
project.eslint?.addRules({
  'import/order': ['error', {
    groups: ['builtin', 'external', 'parent', 'sibling'],
    // The package itself, as the examples import it.
    pathGroups: [{ pattern: 'cdk8s-networking', group: 'external' }],
    pathGroupsExcludedImportTypes: ['builtin'],
    alphabetize: { order: 'asc', caseInsensitive: true },
  }],
});
for (const path of ['/examples/', '/bench/', '/conformance/', '/docs/', '/.cache/', '/.ci/', '/CONTRIBUTING.md', '*.tgz']) project.npmignore?.exclude(path);

// Exactly these flags: the ones projen adds silence reserved words, which then break in Python.
project.compileTask.reset('jsii --fail-on-warnings');
// The list of Node majors whose end-of-life banner stays out of build logs.
project.compileTask.env('JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION', '20');

// The public registry is publib's default.
project.tryFindObjectFile('.github/workflows/release.yml')?.addDeletionOverride('jobs.release_npm.steps.9.env.NPM_REGISTRY');

project.postCompileTask.reset();
const apiCheck = project.addTask('docgen:check', { description: 'Fail when API.md is not what the compiled assembly says' });
apiCheck.exec('mkdir -p .cache');
apiCheck.exec('jsii-docgen -o .cache/API.md');
apiCheck.exec('diff -u API.md .cache/API.md');
const typecheck = project.addTask('typecheck', { description: 'Type-check tests, benches, examples and the conformance suites' });
typecheck.exec('tsc -p test/tsconfig.json');
for (const config of [examples, bench, conformance]) typecheck.exec(`tsc -p ${config.fileName}`);

const lint = project.tasks.tryFind('eslint')!;
const jest = project.addTask('jest', { description: 'Run the unit tests alone, against the sources', exec: 'jest --ci', receiveArgs: true });
project.testTask.reset();
project.testTask.spawn(project.compileTask);
project.testTask.spawn(typecheck);
project.testTask.spawn(lint);
project.testTask.spawn(apiCheck);
project.testTask.spawn(jest);

const start = project.addTask('start', { description: 'Synthesize the Online Boutique for two platforms into dist/' });
start.spawn(project.compileTask);
for (const platform of ['k3s', 'gateway']) {
  start.exec(
    `cdk8s synth --check-upgrade=false --app "ts-node -P examples/tsconfig.json examples/online-boutique/${platform}.ts" --output dist/${platform}`,
  );
}
start.exec('ts-node -P examples/tsconfig.json examples/online-boutique/table.ts');

const conform = project.addTask('conformance', { description: 'Hold the output to a real API server; builds it into .cache/ on the first run' });
conform.spawn(project.compileTask);
conform.exec(`ts-node -T -P ${conformance.fileName} conformance/main.ts`, { receiveArgs: true });

project.addTask('bench', { description: 'Measure import time and time per app', exec: `ts-node -P ${bench.fileName} bench/main.ts` });
const benchPython = project.addTask('bench:python', { description: 'Measure 300 ExposedApps through the Python package beside TypeScript' });
benchPython.spawn(project.compileTask);
benchPython.exec('bash .ci/wheel .cache/bench-venv');
benchPython.exec(`ts-node -P ${bench.fileName} bench/python.ts .cache/bench-venv/bin/python`);
project.addTask('snapshots', {
  description: 'Rewrite the YAML snapshots; read the diff before you commit it',
  exec: 'jest',
  env: { UPDATE_SNAPSHOTS: '1' },
});

project.synth();
