import { headOf } from './text';
import { Text, Unknown } from '../value';

const WORKSPACE = /^\$(GITHUB_WORKSPACE|\{GITHUB_WORKSPACE\}|\{\{ *github\.workspace *\}\}|PWD)$/;

/** A path from the folder of the repository; nothing if it is not known or not in there. */
export function resolve(directory: string | undefined, path: Text): string | undefined {
  const inWorkspace = path instanceof Unknown && path.gaps.length === 1 && WORKSPACE.test(path.gaps[0].source) && headOf(path) === '';
  const rest = inWorkspace ? path.parts.slice(1).map(String).join('') : path;
  if (rest instanceof Unknown || (!inWorkspace && (directory === undefined || rest.startsWith('/') || rest.startsWith('~')))) {
    return undefined;
  }
  const segments: string[] = [];
  for (const segment of [...inWorkspace ? [] : (directory ?? '').split('/'), ...rest.split('/')]) {
    if (segment === '..' && segments.pop() === undefined) {
      return undefined;
    }
    if (!['', '.', '..'].includes(segment)) {
      segments.push(segment);
    }
  }
  return segments.join('/');
}
