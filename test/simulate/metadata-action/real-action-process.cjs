// Runs the unchanged docker/metadata-action for many cases in one process. Each run starts when nothing of the one
// before is left to do, as if that process had ended, with the modules, variables and the time of its own.
//
//   node real-action-process.cjs DIRECTORY-OF-THE-ACTION CASES.json RESULTS.json
'use strict';

const { mkdtempSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const { createServer } = require('node:http');
const { createRequire } = require('node:module');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { Script } = require('node:vm');

const [action, casesFile, resultsFile] = process.argv.slice(2);
const file = join(action, 'dist', 'index.cjs');
const run = new Script(`(function (exports, require, module, __filename, __dirname) {${readFileSync(file, 'utf8')}\n})`, { filename: file }).runInThisContext();
const cases = JSON.parse(readFileSync(casesFile, 'utf8'));
const folder = mkdtempSync(join(tmpdir(), 'metadata-action-'));
const path = (name) => join(folder, name);
const results = [];
const RealDate = Date;
const write = process.stdout.write.bind(process.stdout);
const { PATH, HOME } = process.env;
let current;
let printed = '';

const api = createServer((request, response) => {
  const { context: { repository, commitDate } } = current;
  const commit = request.url.includes('/commits/');
  response.writeHead(200, { 'content-type': 'application/json', connection: 'close' });
  response.end(JSON.stringify(commit ? { commit: { committer: { date: commitDate } } } : {
    name: repository.name,
    description: repository.description || null,
    html_url: repository.url,
    license: repository.licence ? { spdx_id: repository.licence } : null,
    default_branch: repository.defaultBranch,
  }));
});

function start() {
  current = cases[results.length];
  const { with: inputs, env, context } = current;
  printed = '';
  process.exitCode = 0;
  for (const name of ['output', 'env', 'state']) {
    writeFileSync(path(name), '');
  }
  writeFileSync(path('event.json'), JSON.stringify(context.payload));
  for (const name of Object.keys(process.env)) {
    delete process.env[name];
  }
  Object.assign(process.env, { PATH, HOME, TZ: 'UTC' }, env, {
    GITHUB_API_URL: `http://127.0.0.1:${api.address().port}`,
    GITHUB_REPOSITORY: 'acme/web',
    GITHUB_EVENT_NAME: context.eventName,
    GITHUB_EVENT_PATH: path('event.json'),
    GITHUB_REF: context.ref,
    GITHUB_SHA: context.sha,
    GITHUB_OUTPUT: path('output'),
    GITHUB_ENV: path('env'),
    GITHUB_STATE: path('state'),
    RUNNER_TEMP: path('temp'),
    'INPUT_GITHUB-TOKEN': 'none',
    INPUT_CONTEXT: 'workflow',
  });
  for (const [name, value] of Object.entries(inputs)) {
    process.env[`INPUT_${name.toUpperCase()}`] = value;
  }
  const now = RealDate.parse(context.now);
  globalThis.Date = class extends RealDate {
    constructor(...given) {
      super(...(given.length === 0 ? [now] : given));
    }

    static now() {
      return now;
    }
  };
  const module = { exports: {} };
  run(module.exports, createRequire(file), module, file, join(action, 'dist'));
}

/** What the process would have left behind. */
function result() {
  const all = variables('output');
  const outputs = Object.fromEntries(Object.entries(all).map(([name, value]) => [name, name.startsWith('bake-file') ? value.replace(/^.*\//, '') : value]));
  return {
    outputs,
    bakeFiles: Object.fromEntries(Object.entries(all).filter(([name]) => name.startsWith('bake-file')).map(([name, value]) => [name, readFileSync(value, 'utf8')])),
    env: Object.keys(variables('env')).sort(),
    warnings: commands('warning'),
    ...(process.exitCode === 1 && { error: commands('error').join('\n') }),
  };
}

function variables(name) {
  const found = {};
  for (const [, key, , value] of readFileSync(path(name), 'utf8').matchAll(/^(.+?)<<(ghadelimiter_[\w-]+)\n([^]*?)\n\2$/gm)) {
    found[key] = value;
  }
  return found;
}

function commands(name) {
  const lines = printed.split('\n').filter((line) => line.startsWith(`::${name}::`));
  return lines.map((line) => line.slice(name.length + 4).replace(/%0D/g, '\r').replace(/%0A/g, '\n').replace(/%25/g, '%'));
}

process.on('beforeExit', () => {
  results.push(result());
  process.removeAllListeners('exit'); // what the run left there keeps its modules in memory
  rmSync(path('temp'), { recursive: true, force: true });
  if (results.length < cases.length) {
    setImmediate(start); // else there would be no next end of a run that fails at once
    return;
  }
  process.stdout.write = write;
  writeFileSync(resultsFile, JSON.stringify(results));
  rmSync(folder, { recursive: true });
  process.exit(0);
});

process.stdout.write = (text) => {
  printed += text;
  return true;
};
api.listen(0, '127.0.0.1', () => {
  api.unref();
  start();
});
