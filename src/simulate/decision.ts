/** Whether something happens. */
export interface Decision {
  readonly verdict: 'runs' | 'skipped' | 'unknown';
  /** Why, as a sentence without its full stop; empty where nothing had to be decided. */
  readonly reason: string;
}
