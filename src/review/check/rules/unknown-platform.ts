import { isPlatform } from '../platform';
import { Rule } from '../rule';
import { deedsOf, grouped, pathOf, runsOf } from '../runs';

/** A platform has to exist. */
export const unknownPlatform: Rule = {
  id: 'unknown-platform',
  severity: 'error',
  title: 'An image is built for a platform that does not exist',
  explanation: 'BuildKit takes nearly any name and fails late: when it looks for the base image of that platform, or runs the first command of the Dockerfile.',
  check: (context) => {
    const platforms = deedsOf('build', runsOf(context)).flatMap((build) => build.effect.platforms.flatMap((platform) => typeof platform === 'string' && !isPlatform(platform) ? [{ build, platform }] : []));
    return grouped(platforms, ({ build, platform }) => JSON.stringify([pathOf(build), platform])).map(([{ build, platform }]) => ({
      at: context.locate(pathOf(build), platform),
      message: `${platform} is not a platform`,
      help: 'Name the operating system and the architecture as Go does: linux/amd64, linux/arm64, linux/arm/v7',
    }));
  },
};
