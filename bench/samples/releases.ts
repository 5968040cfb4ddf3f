// eslint-disable-next-line import/no-unresolved -- installed where this runs
import { ImageRelease } from 'projen-image-release';
import { openkf } from './openkf';
import { PlainProject } from './plain-project';
import { timed } from './timed';

/** Synthesizes that many releases in one project, with their plans if told so; prints the milliseconds. */
const [count, outdir, plan] = process.argv.slice(2);

const project = new PlainProject(outdir);
console.log(timed(() => {
  for (let index = 1; index <= Number(count); index += 1) {
    new ImageRelease(project, `release-image-${index}`, { ...openkf(), plan: plan === 'plan' });
  }
  project.synth();
}));
