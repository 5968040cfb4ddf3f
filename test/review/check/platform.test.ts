import { isPlatform } from '../../../src/review/check/platform';

test.each([
  'linux/amd64', 'linux/amd64/v3', 'linux/arm/v7', 'linux/arm/7', 'LINUX/ARM64', 'linux/x86_64', 'linux/aarch64', 'arm64', 'linux', 'local', 'windows(10.0.17763)/amd64', 'freebsd/riscv64', 'wasip1/wasm',
])('%s is a platform', (name) => {
  expect(isPlatform(name)).toBe(true);
});

test.each(['linux/arm46', 'linux/amd46', 'linus/amd64', 'linux/arm/v7/x', 'linux/arm64/latest', 'arm46', ''])('%p is none', (name) => {
  expect(isPlatform(name)).toBe(false);
});
