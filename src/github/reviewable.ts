import { resolve } from 'projen/lib/_resolve';
import { FileBase } from 'projen/lib/file';
import { GithubWorkflow } from 'projen/lib/github/workflows';
import { ObjectFile } from 'projen/lib/object-file';
import { Project } from 'projen/lib/project';
import { YamlFile } from 'projen/lib/yaml';
import { JsonObject } from './key-order';
import { Remarks, renderWorkflow } from './render-workflow';

const markers = new WeakMap<Project, string | undefined>();

/**
 * The line that says who writes a file, if any does (a project that was ejected has none), looked up once for each
 * project: projen searches the whole tree for it.
 */
export function markerOf(file: FileBase): string[] {
  if (!markers.has(file.project)) {
    markers.set(file.project, file.marker);
  }
  const marker = markers.get(file.project);
  return marker === undefined ? [] : [`# ${marker}`];
}

/**
 * The file of a workflow, made a text for reviewers. What was changed through projen (`patch`, `addOverride`, step
 * mutation) is in it.
 */
export class ReviewableFile {
  private readonly original: string;
  /** Rendered for the plan of the release, and to be written. */
  private rendered?: { readonly state: string; readonly text: string };

  /**
   * @param preface said once, at the top
   */
  constructor(private readonly source: GithubWorkflow, private readonly file: YamlFile, private readonly remarks: Remarks, private readonly preface: string[] = []) {
    this.original = this.state();
    file['synthesizeContent'] = () => this.text();
  }

  public get path(): string {
    return this.file.path;
  }

  /** Whether the workflow is no longer what the library made it. */
  public get changed(): boolean {
    return this.state() !== this.original;
  }

  /** The workflow as it is now. */
  public get workflow(): JsonObject {
    return JSON.parse(ObjectFile.prototype['synthesizeContent'].call(this.file, { resolve }) ?? '{}') as JsonObject;
  }

  public text(): string {
    const state = this.state();
    if (state !== this.rendered?.state) {
      this.rendered = { state, text: this.render() };
    }
    return this.rendered.text;
  }

  private render(): string {
    return [
      ...markerOf(this.file),
      '',
      ...this.preface.map((line) => `# ${line}`),
      renderWorkflow(this.workflow, this.remarks),
    ].join('\n');
  }

  /** All that projen renders the file from: rendering it only to see whether it changed would take longer. */
  private state(): string {
    const { source, file } = this;
    return JSON.stringify([source.runName, source.concurrency, source.env, source['events'], source['_jobs'], file['rawOverrides'], file['patchOperations']], (_, value: unknown) => (
      typeof value === 'function' ? String(value) : value
    ));
  }
}
