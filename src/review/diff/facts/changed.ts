import { Draft } from '../change';

/** Only what was there before and is there still: what else there is to say is said with the job itself. */
export function changed(drafts: readonly Draft[]): Draft[] {
  return drafts.filter(({ kind }) => kind.endsWith('-changed'));
}

/** Only what is new or gone: that another reason is given changes nothing in meaning. */
export function newOrGone(drafts: readonly Draft[]): Draft[] {
  return drafts.filter(({ kind }) => !kind.endsWith('-changed'));
}
