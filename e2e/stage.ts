import { Observation } from './observation';
import { Scenario } from './scenario';
import { Stage, openWorld } from './world';

/** Runs a scenario in a world of its own, and hands what was seen to `look`. */
export async function perform<T>(scenario: Scenario, folder: string, stage: Stage, look: (observation: Observation) => Promise<T>): Promise<T> {
  const world = await openWorld(folder, stage, { project: scenario.project });
  try {
    const ran = await world.run(scenario);
    const { stores, credentials, artifacts } = world;
    return await look({ scenario, ...ran, stores, credentials, artifacts, workspace: world.workspace, builder: await world.builder(), tools: stage.tools, env: stage.env });
  } finally {
    await world.close();
  }
}
