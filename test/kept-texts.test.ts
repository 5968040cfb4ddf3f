import { mkdtempSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KeptTexts } from '../src/kept-texts';

describe('texts that are kept', () => {
  const folder = (): string => mkdtempSync(join(tmpdir(), 'kept-'));

  test('are computed once for the same sources', () => {
    // GIVEN
    const compute = jest.fn(() => 'plan');
    const kept = join(folder(), 'new');

    // WHEN
    const texts = [new KeptTexts(kept).get(['a', 'b'], compute), new KeptTexts(kept).get(['a', 'b'], compute)];

    // THEN
    expect(texts).toEqual(['plan', 'plan']);
    expect(compute).toHaveBeenCalledTimes(1);
  });

  test('are computed anew for other sources', () => {
    const kept = new KeptTexts(folder());
    expect([kept.get(['a', 'b'], () => '1'), kept.get(['ab'], () => '2'), kept.get(['b', 'a'], () => '3')]).toEqual(['1', '2', '3']);
  });

  test('go when they were not used for 30 days', () => {
    // GIVEN
    const kept = folder();
    writeFileSync(join(kept, 'old'), '');
    utimesSync(join(kept, 'old'), new Date(0), new Date(0));

    // WHEN
    new KeptTexts(kept).get(['a'], () => 'plan');

    // THEN
    expect(readdirSync(kept)).toHaveLength(1);
    expect(readdirSync(kept)).not.toContain('old');
  });

  test('are computed where nothing can be written', () => {
    const file = join(folder(), 'file');
    writeFileSync(file, '');
    expect(new KeptTexts(join(file, 'below')).get(['a'], () => 'plan')).toBe('plan');
  });

  test('are not kept by a library that is not installed as a package', () => {
    expect(KeptTexts.ofThisPackage()).toBeUndefined();
  });
});
