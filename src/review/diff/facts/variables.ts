import { activeJobs } from './active-jobs';
import { compareFacts, FactKind, moreOrLess } from '../fact';

/** The variables of the repository that each job uses. */
export const VARIABLES: FactKind = {
  factsOf: (outcome) => activeJobs(outcome).flatMap(({ id, variables }) => variables.map((subject) => ({ job: id, subject, value: '' }))),
  compare: (base, head) => compareFacts('variable', base, head, moreOrLess),
};
