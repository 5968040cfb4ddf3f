import { problemsOf, refusalOf } from './problems-of';
import { Platform } from '../../src/model/platform';

const NAMES = 'linux/386, linux/amd64, linux/amd64/v2, linux/amd64/v3, linux/amd64/v4, linux/arm/v5, linux/arm/v6, linux/arm/v7, linux/arm64, linux/loong64, linux/mips64, linux/mips64le, linux/ppc64le, linux/riscv64, linux/s390x';

describe('Platform constants', () => {
  test.each([
    [Platform.LINUX_386, 'linux/386', undefined],
    [Platform.LINUX_AMD64, 'linux/amd64', undefined],
    [Platform.LINUX_AMD64_V2, 'linux/amd64/v2', undefined],
    [Platform.LINUX_AMD64_V3, 'linux/amd64/v3', undefined],
    [Platform.LINUX_AMD64_V4, 'linux/amd64/v4', undefined],
    [Platform.LINUX_ARM_V5, 'linux/arm/v5', 'arm'],
    [Platform.LINUX_ARM_V6, 'linux/arm/v6', 'arm'],
    [Platform.LINUX_ARM_V7, 'linux/arm/v7', 'arm'],
    [Platform.LINUX_ARM64, 'linux/arm64', 'arm64'],
    [Platform.LINUX_LOONG64, 'linux/loong64', 'loong64'],
    [Platform.LINUX_MIPS64, 'linux/mips64', 'mips64'],
    [Platform.LINUX_MIPS64LE, 'linux/mips64le', 'mips64le'],
    [Platform.LINUX_PPC64LE, 'linux/ppc64le', 'ppc64le'],
    [Platform.LINUX_RISCV64, 'linux/riscv64', 'riscv64'],
    [Platform.LINUX_S390X, 'linux/s390x', 's390x'],
  ])('%o is named as BuildKit names it and emulated where the runner is another architecture', (platform, name, emulated) => {
    expect(platform.name).toBe(name);
    expect(platform._emulatedArchitecture).toBe(emulated);
    expect(problemsOf((problems) => platform._check('platforms[0]', problems))).toEqual([]);
    expect(Platform.of(name)).toStrictEqual(platform);
  });

  test('are all that are allowed', () => {
    // WHEN
    const constants = Object.values(Platform).filter((value) => value instanceof Platform).map(({ name }) => name);

    // THEN
    expect(constants.join(', ')).toBe(NAMES);
  });
});

describe('Platform.of', () => {
  test.each([
    ['linux/aarch64', 'linux/arm64'],
    ['linux/amd64/v1', 'linux/amd64'],
    ['linux/arm', 'linux/arm/v7'],
    ['linux/arm64/v8', 'linux/arm64'],
    ['linux/armel', 'linux/arm/v6'],
    ['linux/armhf', 'linux/arm/v7'],
    ['linux/i386', 'linux/386'],
    ['linux/x86-64', 'linux/amd64'],
    ['linux/x86_64', 'linux/amd64'],
    ['Linux/AMD64', 'linux/amd64'],
    ['LINUX/AArch64', 'linux/arm64'],
    ['  linux/s390x\n', 'linux/s390x'],
    ['arm64', 'linux/arm64'],
    [' ARM64 ', 'linux/arm64'],
    ['amd64', 'linux/amd64'],
    ['x86_64', 'linux/amd64'],
    ['aarch64', 'linux/arm64'],
    ['arm', 'linux/arm/v7'],
    ['i386', 'linux/386'],
    ['ppc64le', 'linux/ppc64le'],
    ['s390x', 'linux/s390x'],
  ])('understands %j as %s', (given, name) => {
    expect(Platform.of(given).name).toBe(name);
  });

  test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])('takes %j for a name and not for a property', (given) => {
    expect(Platform.of(`linux/${given}`).name).toBe(`linux/${given.toLowerCase()}`);
    expect(problemsOf((problems) => Platform.of(given)._check('platforms[0]', problems))).toHaveLength(1);
  });

  test.each([undefined, null, 64, {}, ['linux/amd64']])('refuses %j, which is no text', (given) => {
    expect(refusalOf(() => Platform.of(given as string))?.problems).toHaveLength(1);
  });
});

describe('the check of a platform', () => {
  test.each([
    ['linux/arm46', 'linux/arm64'],
    ['linux/amd46', 'linux/amd64'],
    ['linux/arm64v8', 'linux/arm64'],
    ['linux/arm/7', 'linux/arm/v7'],
    ['linux/riskv64', 'linux/riscv64'],
    ['linux/ppc64el', 'linux/ppc64le'],
    ['linux/s390', 'linux/s390x'],
    ['linus/amd64', 'linux/amd64'],
  ])('asks about %s whether %s was meant', (given, suggestion) => {
    // WHEN
    const problems = problemsOf((found) => Platform.of(given)._check('images[0].platforms[1]', found));

    // THEN
    expect(problems).toEqual([{
      path: 'images[0].platforms[1]',
      value: JSON.stringify(given),
      reason: 'is not a platform that BuildKit builds for',
      allowed: NAMES,
      suggestion,
    }]);
  });

  test.each(['linux/nonsense', 'windows/amd64', 'darwin/arm64', 'a/b/c/d/e'])('has no suggestion for %j', (given) => {
    // WHEN
    const [problem] = problemsOf((problems) => Platform.of(given)._check('platforms[0]', problems));

    // THEN
    expect(problem.value).toBe(JSON.stringify(given));
    expect(problem.suggestion).toBeUndefined();
  });

  test.each([['arm46', 'linux/arm64'], ['riskv64', 'linux/riscv64'], ['amd46', 'linux/amd64']])('asks about %s, without its operating system, whether %s was meant', (given, suggestion) => {
    expect(problemsOf((problems) => Platform.of(given)._check('platforms[0]', problems)).map((problem) => problem.suggestion)).toEqual([suggestion]);
  });

  test.each(['nonsense', '', 'linux', 'arm64/v8/x'])('refuses %j', (given) => {
    expect(problemsOf((problems) => Platform.of(given)._check('platforms[0]', problems)).map(({ reason }) => reason)).toEqual(['is not a platform that BuildKit builds for']);
  });
});
