import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { preProcessFile } from 'typescript';

interface Layer {
  /** The folders that it may use beside itself. */
  readonly folders: string[];
  /** The modules from outside that it may use. */
  readonly modules: RegExp;
}

// The table of layers in ARCHITECTURE.md.
const LAYERS: Record<string, Layer> = {
  model: { folders: [], modules: /^(croner|fastest-levenshtein)$/ },
  steps: { folders: ['model'], modules: /^(projen\/lib\/github\/workflows-model|projen\/lib\/project|projen-pipelines\/lib\/steps\/step)$/ },
  github: { folders: ['model', 'steps'], modules: /^(node:\w+|(projen|projen-pipelines|yaml)(\/.+)?)$/ },
  simulate: { folders: [], modules: /^(node:path|yaml|@actions\/expressions(\/\w+)?|handlebars|semver|@renovatebot\/pep440|csv-parse\/sync|moment-timezone|unbash)$/ },
  review: { folders: ['simulate'], modules: /^yaml$/ },
  cli: { folders: ['simulate', 'review'], modules: /^(node:\w+|commander|fastest-levenshtein|picocolors)$/ },
};

const SOURCES = join(__dirname, '..', 'src');

/** The modules that a text of TypeScript imports, in whichever way. */
function importsOf(source: string): string[] {
  return preProcessFile(source, true, true).importedFiles.map(({ fileName }) => fileName);
}

/** The imports that the layer of a file must not have. */
function forbidden(file: string, source: string, layer: Layer): string[] {
  const own = file.split('/')[0];
  return importsOf(source).filter((name) => {
    if (!name.startsWith('.')) {
      return !layer.modules.test(name);
    }
    const folder = join(dirname(file), name).split('/')[0];
    if (['assets', 'libraries', 'package-version'].includes(folder)) {
      return false; // what is shipped beside the code
    }
    return folder !== own && !layer.folders.includes(folder);
  });
}

const FILES = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
  .map((path) => relative(SOURCES, join(SOURCES, path)).replace(/\\/g, '/'))
  .filter((path) => path.includes('/') && path.endsWith('.ts') && statSync(join(SOURCES, path)).isFile());

test('every folder of the sources is a layer', () => {
  expect([...new Set(FILES.map((file) => file.split('/')[0]))].filter((folder) => !Object.hasOwn(LAYERS, folder))).toEqual([]);
  expect(FILES.length).toBeGreaterThan(30);
});

test.each(FILES)('src/%s uses only its own layer and those above it', (file) => {
  expect(forbidden(file, readFileSync(join(SOURCES, file), 'utf8'), LAYERS[file.split('/')[0]])).toEqual([]);
});

describe('the search for imports', () => {
  test('finds each way to import', () => {
    expect(importsOf([
      "import { a } from 'one';",
      'import type { b } from "two";',
      "export * from '../three';",
      "import 'four';",
      "const { c } = require('five') as typeof import('six');",
      "await import('seven');",
      'import {\n  d,\n} from \'eight\';',
    ].join('\n'))).toEqual(['one', 'two', '../three', 'four', 'five', 'six', 'seven', 'eight']);
  });

  test.each([
    ['model/image.ts', "import { Project } from 'projen';", ['projen']],
    ['model/image.ts', "import { Project } from 'projen/lib/project';", ['projen/lib/project']],
    ['model/image.ts', "import { stringify } from 'yaml';", ['yaml']],
    ['model/image.ts', "import { Pins } from '../steps/pins';", ['../steps/pins']],
    ['model/image.ts', "import { Pins } from '../github/notes';", ['../github/notes']],
    ['model/image.ts', "import { ImageRelease } from '../image-release';", ['../image-release']],
    ['model/image.ts', "import { Platform } from './platform';", []],
    ['steps/pins.ts', "import { GithubWorkflow } from 'projen/lib/github/workflows';", ['projen/lib/github/workflows']],
    ['steps/pins.ts', "import { Notes } from '../github/notes';", ['../github/notes']],
    ['steps/pins.ts', "import { Problems } from '../model/problem';", []],
    ['github/events.ts', "import { Tag } from '../model/tag'; import { Pins } from '../steps/pins';", []],
    ['github/events.ts', "import { ImageRelease } from '../image-release';", ['../image-release']],
    ['github/jobs/build-job.ts', "import { Tag } from '../../model/tag'; import { Pins } from '../../steps/pins'; import { Notes } from '../notes'; import { RUNNER } from './release-job';", []],
    ['github/jobs/build-job.ts', "import { ImageRelease } from '../../image-release'; import { asset } from '../../assets';", ['../../image-release']],
  ])('finds in %s what %j must not import', (file, source, found) => {
    expect(forbidden(file, source, LAYERS[file.split('/')[0]])).toEqual(found);
  });
});
