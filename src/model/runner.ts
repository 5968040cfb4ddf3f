import { Problems } from './problem';

/** The labels of the runners that GitHub hosts, and keeps up to date. */
const HOSTED = /^(ubuntu|windows|macos)-(latest|\d+(\.\d+)?)(-(arm|intel|large|xlarge|slim))?$/;

/** The runner that jobs run on where nothing else is said. */
export const DEFAULT_RUNNER = ['ubuntu-24.04'];

/** Whether GitHub hosts it. */
export function isHosted(labels: string[]): boolean {
  return labels.every((label) => HOSTED.test(label));
}

/**
 * Adds a problem for labels that no runner with Linux has.
 *
 * @see https://docs.github.com/en/actions/how-tos/write-workflows/choose-where-workflows-run/choose-the-runner-for-a-job
 */
export function checkRunner(labels: string[], path: string, problems: Problems): void {
  const hosted = labels.filter((label) => HOSTED.test(label));
  if (labels.length === 0) {
    problems.add(path, [], { reason: 'is empty', allowed: 'the labels of a runner' });
  } else if (hosted.length > 1 || hosted.some((label) => !label.startsWith('ubuntu-'))) {
    problems.add(path, labels, { reason: 'is no runner with Linux', allowed: "one label of GitHub's for Ubuntu, such as ubuntu-24.04, or labels of your own" });
  }
  labels.forEach((label, index) => problems.requireMatch(`${path}[${index}]`, label, /^[\w.-]+$/, { reason: 'is not the label of a runner', allowed: 'letters, digits, _, . and -' }));
}
