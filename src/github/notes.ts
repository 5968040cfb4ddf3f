/**
 * Comments on values of a workflow, by the path of the value. Steps are named by their id: `jobs.build.steps.build.with.outputs`.
 */
export class Notes {
  private readonly notes = new Map<string, { readonly value: unknown; readonly comment: string }>();

  public add(path: string, value: unknown, comment: string): void {
    this.notes.set(path, { value, comment });
  }

  /** Unless there is a comment on it already. */
  public addFirst(path: string, value: unknown, comment: string): void {
    if (!this.notes.has(path)) {
      this.add(path, value, comment);
    }
  }

  /** The comment on what stands there now: a value that was changed since has none. */
  public on(path: string, value: unknown): string | undefined {
    const note = this.notes.get(path);
    return note?.value === value ? note?.comment : undefined;
  }
}
