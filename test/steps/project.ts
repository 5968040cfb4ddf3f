import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Project } from 'projen/lib/project';

/** A project for the steps of one test file, in a folder that is removed after its tests. */
export function testProject(): Project {
  const outdir = mkdtempSync(join(tmpdir(), 'image-release-steps-'));
  afterAll(() => rmSync(outdir, { recursive: true }));
  return new Project({ name: 'test', outdir });
}
