import { Checks } from '../check';
import { Observation } from '../observation';
import { checkImage } from './image';
import { checkJobs } from './jobs';
import { checkProvenance } from './provenance';
import { checkSecrecy } from './secrecy';
import { checkSimulation } from './simulation';
import { Published, checkTags } from './tags';
import { checkUploads } from './uploads';

/** Makes every check that the scenario calls for; gives what each registry has. */
export async function checkAll(checks: Checks, observation: Observation): Promise<Published[]> {
  const { scenario: { expected: { images } }, stores } = observation;
  const published = await checkTags(checks, observation);
  await checks.all('simulation', () => checkSimulation(checks, observation, published));
  const asPlanned = checkJobs(checks, observation);
  if (asPlanned && images.length > 0) {
    // The digest is the same everywhere, so one registry tells all that it leads to.
    const [{ registry, repository }] = images;
    const store = stores.find((each) => each.registry === registry)!;
    const [digest] = published.find((each) => each.registry === registry)!.digests;
    await checks.all('image', () => checkImage(checks, observation, store, repository, digest));
    await checks.all('provenance', () => checkProvenance(checks, observation, store, repository, digest));
    await checks.all('uploads', () => checkUploads(checks, observation, digest));
  }
  await checks.all('secrecy', () => checkSecrecy(checks, observation));
  return published;
}
