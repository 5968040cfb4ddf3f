import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filesIn } from './support/synth';

const ROOT = join(__dirname, '..');
const { devDependencies } = jest.requireActual<{ devDependencies: Record<string, string> }>('../package.json');

const PROJENRC = `
const { Project, javascript } = require('projen');
const { ImageRelease, Registry, Secret, Trigger } = require('projen-image-release');

const project = new Project({ name: 'app' });
new javascript.Projenrc(project);
const release = new ImageRelease(project, 'release', {
  images: [{ name: 'app' }],
  registries: [Registry.ghcr({ namespace: 'acme' })],
  triggers: [Trigger.releasePublished(), Trigger.schedule('30 1 * * *'), Trigger.repair()],
  secrets: [Secret.of('TOKEN')],
});
// Changed by hand, so that what is loaded only then must be in the package too.
release.workflow.appendStep('build', { id: 'last', run: 'true', env: { TOKEN: '\${{ secrets.TOKEN }}' } });
project.synth();
`;

test('the packed package works in an empty folder, with a plain project in JavaScript', () => {
  // GIVEN
  expect(existsSync(join(ROOT, 'lib/index.js'))).toBe(true); // made by \`projen compile\`
  const folder = mkdtempSync(join(tmpdir(), 'package-'));
  const npm = (...args: string[]) => execFileSync('npm', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  try {
    const [{ filename }] = JSON.parse(npm('pack', ROOT, '--json', '--ignore-scripts')) as { filename: string }[];
    writeFileSync(join(folder, '.projenrc.js'), PROJENRC);
    npm('install', '--no-audit', '--no-fund', `./${filename}`, ...['projen', 'constructs', 'projen-pipelines'].map((name) => `${name}@${devDependencies[name]}`));

    // WHEN
    execFileSync(process.execPath, ['.projenrc.js'], { cwd: folder, env: { ...process.env, PROJEN_DISABLE_POST: 'true' } });

    // THEN
    const emitted = Object.keys(filesIn(join(folder, '.github')));
    expect(emitted.sort()).toEqual([
      ...['earlier', 'find', 'inspect', 'issue', 'publish', 'record', 'registry', 'requests'].map((script) => `image-release/${script}.sh`),
      'release.md',
      ...['release-nightly', 'release-repair', 'release'].map((workflow) => `workflows/${workflow}.yml`),
    ]);
    expect(filesIn(join(folder, '.github'))['workflows/release.yml']).toContain('TOKEN: ${{ secrets.TOKEN }}\n');
    const imageRelease = (...args: string[]) => execFileSync(join(folder, 'node_modules/.bin/image-release'), args, { cwd: folder, encoding: 'utf8' });
    expect(imageRelease('plan', '--event', 'release:v1.2.3')).toContain('  ghcr.io/acme/app\n    1.2.3  1.2*  1*  latest*\n');
    expect(imageRelease('check')).toBe('Nothing was found\n');
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 300_000);
