import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { programPath } from './requirements';
import { Tools } from './tools';

/** What a program saw when a step started it. */
export interface Sighting {
  readonly job: string;
  readonly environment: string;
  /** The script that a shell was given. */
  readonly script: string;
  /** Docker's configuration, where log-ins are kept. */
  readonly dockerConfiguration: string;
}

/** A pause that the publish script asked for. */
export interface Pause {
  /** Where it publishes to. */
  readonly image: string;
  readonly seconds: number;
}

/** The runner machine as steps see it. */
export interface Runner {
  /** PATH of a step. */
  readonly path: string;
  sightings(): Sighting[];
  pauses(): Pause[];
  /** Docker's configuration of each job, as it is now. */
  dockerConfigurations(): string[];
}

const WITNESSED = ['bash', 'node'];

/** How much shorter a pause of the publish script is here. */
export const PAUSES_ARE_SHORTER = 40;

/**
 * Makes the folder of programs that comes first on a step's PATH. The shell and Node are wrapped: each start notes what it sees,
 * and gives each job a HOME of its own, as every job on GitHub has a fresh machine.
 */
export function createRunner(folder: string, tools: Tools): Runner {
  const bin = join(folder, 'bin');
  const seen = join(folder, 'seen');
  const homes = join(folder, 'homes');
  for (const each of [bin, seen, homes]) mkdirSync(each, { recursive: true });
  symlinkSync(tools.docker, join(bin, 'docker'));
  symlinkSync(join(__dirname, '../node_modules/.bin/tsx'), join(bin, 'tsx'));
  const pauses = join(folder, 'pauses');
  writeFileSync(pauses, '');
  const addProgram = (name: string, script: string) => {
    writeFileSync(join(bin, name), `#!${programPath('bash')}\n${script}`);
    chmodSync(join(bin, name), 0o755);
  };
  addProgram('sleep', `
if [[ $(tr '\\0' ' ' < /proc/$PPID/cmdline) != *publish.sh* ]]; then exec "${programPath('sleep')}" "$@"; fi
echo "$IMAGE $1" >> "${pauses}"
milliseconds=$(($1 * 1000 / ${PAUSES_ARE_SHORTER}))
exec "${programPath('sleep')}" "$((milliseconds / 1000)).$(printf %03d $((milliseconds % 1000)))"
`);
  for (const program of WITNESSED) {
    // Bash, because other shells drop variables like INPUT_CACHE-FROM, which actions are given.
    // Outside of a job, act only asks Node where it is, to start JavaScript actions from there.
    addProgram(program, `
[ -n "$GITHUB_JOB" ] || exec echo "$0"
export HOME="${homes}/$GITHUB_JOB"
mkdir -p "$HOME/.docker/cli-plugins"
ln -sf "${tools.buildx}" "$HOME/.docker/cli-plugins/docker-buildx"
sighting=$(mktemp -d "${seen}/XXXXXXXXXX")
printf %s "$GITHUB_JOB" > "$sighting/job"
env > "$sighting/environment"
for last; do :; done
cat "$last" > "$sighting/script" 2> /dev/null
cat "$HOME/.docker/config.json" > "$sighting/docker" 2> /dev/null
exec "${programPath(program)}" "$@"
`);
  }
  return {
    path: `${bin}:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin`,
    sightings: () => readdirSync(seen).map((entry) => {
      const read = (name: string) => readFileSync(join(seen, entry, name), 'utf8');
      return { job: read('job'), environment: read('environment'), script: read('script'), dockerConfiguration: read('docker') };
    }),
    pauses: () => readFileSync(pauses, 'utf8').split('\n').filter(Boolean).map((line) => {
      const [image, seconds] = line.split(' ');
      return { image, seconds: Number(seconds) };
    }),
    dockerConfigurations: () => readdirSync(homes).map((job) => join(homes, job, '.docker/config.json')).filter(existsSync).map((file) => readFileSync(file, 'utf8')),
  };
}
