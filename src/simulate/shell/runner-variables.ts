import { Text, Unknown } from '../value';

/** Those that GitHub's runner sets to something, whatever the workflow says. */
const ALWAYS = new Set(['CI', 'GITHUB_ACTION', 'GITHUB_ACTOR', 'GITHUB_ENV', 'GITHUB_EVENT_PATH', 'GITHUB_JOB', 'GITHUB_OUTPUT', 'GITHUB_PATH', 'GITHUB_STEP_SUMMARY',
  'GITHUB_WORKSPACE', 'HOME', 'HOSTNAME', 'PATH', 'PWD', 'RUNNER_ARCH', 'RUNNER_NAME', 'RUNNER_OS', 'RUNNER_TEMP', 'SHELL', 'USER', 'RANDOM', 'SECONDS', 'EPOCHSECONDS', 'UID', 'BASHPID', 'PPID', 'LINENO']);

/**
 * Those that it may set.
 *
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/variables
 * @see https://github.com/actions/runner-images
 */
const PERHAPS = /^((GITHUB|RUNNER|ACTIONS|ANDROID|GOROOT|JAVA|HOMEBREW|DOTNET|CONDA|NVM|AGENT|LC|XDG|AZURE|VCPKG|GRADLE|ANT|SWIFT|PIPX)_\w+|LANG|ImageOS|ImageVersion|DEBIAN_FRONTEND|TMPDIR|LOGNAME|\w+_HOME|BASH\w*|OSTYPE|HOSTTYPE)$/;

/** What a variable is that nothing in sight sets; nothing if it is not set unless somebody meant to. */
export function runnerVariable(name: string): Text | undefined {
  if (ALWAYS.has(name)) {
    return new Unknown([{ source: `$${name}`, reason: 'the runner sets it' }], true);
  }
  return PERHAPS.test(name) ? Unknown.of(`$${name}`, 'the runner may set it') : undefined;
}
