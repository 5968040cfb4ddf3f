// https://github.com/golang/go/blob/go1.25.0/src/internal/syslist/syslist.go
const SYSTEMS = ['aix', 'android', 'darwin', 'dragonfly', 'freebsd', 'hurd', 'illumos', 'ios', 'js', 'linux', 'nacl', 'netbsd', 'openbsd', 'plan9', 'solaris', 'wasip1', 'windows', 'zos'];
const ARCHITECTURES = [
  '386', 'amd64', 'amd64p32', 'arm', 'armbe', 'arm64', 'arm64be', 'loong64', 'mips', 'mipsle', 'mips64', 'mips64le', 'mips64p32', 'mips64p32le', 'ppc', 'ppc64', 'ppc64le', 'riscv', 'riscv64',
  's390', 's390x', 'sparc', 'sparc64', 'wasm',
];

// Other names for the same: https://github.com/containerd/platforms/blob/v1.0.0-rc.4/database.go. Docker builds wasi/wasm too.
const OTHER_SYSTEMS = ['macos', 'wasi'];
const OTHER_ARCHITECTURES = ['i386', 'x86_64', 'x86-64', 'aarch64', 'armhf', 'armel'];

/** Whether the name of a platform is one that can exist: `linux/arm/v7`, `arm64`, `windows(10.0.17763)/amd64`. */
export function isPlatform(name: string): boolean {
  const [first, second, variant, ...more] = name.toLowerCase().split('/');
  const system = first.replace(/\([^)]*\)$/, '');
  const isSystem = [...SYSTEMS, ...OTHER_SYSTEMS].includes(system);
  if (second === undefined) {
    return system === 'local' || isSystem || isArchitecture(system);
  }
  return isSystem && isArchitecture(second) && (variant === undefined || /^v?\d[\w.,]*$/.test(variant)) && more.length === 0;
}

function isArchitecture(name: string): boolean {
  return [...ARCHITECTURES, ...OTHER_ARCHITECTURES].includes(name);
}
