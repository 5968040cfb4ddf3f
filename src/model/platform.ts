import { Problems } from './problem';
import { requireShape, text } from './shape';

// What BuildKit can run, or emulate with QEMU: https://github.com/moby/buildkit/blob/v0.32.2/util/archutil/detect.go
const NAMES = [
  'linux/386',
  'linux/amd64',
  'linux/amd64/v2',
  'linux/amd64/v3',
  'linux/amd64/v4',
  'linux/arm/v5',
  'linux/arm/v6',
  'linux/arm/v7',
  'linux/arm64',
  'linux/loong64',
  'linux/mips64',
  'linux/mips64le',
  'linux/ppc64le',
  'linux/riscv64',
  'linux/s390x',
];

// The same as https://github.com/containerd/platforms/blob/v1.0.0-rc.4/database.go does.
const OTHER_NAMES: Record<string, string> = {
  'linux/aarch64': 'linux/arm64',
  'linux/amd64/v1': 'linux/amd64',
  'linux/arm': 'linux/arm/v7',
  'linux/arm64/v8': 'linux/arm64',
  'linux/armel': 'linux/arm/v6',
  'linux/armhf': 'linux/arm/v7',
  'linux/i386': 'linux/386',
  'linux/x86-64': 'linux/amd64',
  'linux/x86_64': 'linux/amd64',
};

/**
 * What an image runs on: operating system, architecture and, where there is one, its variant.
 *
 * @see https://docs.docker.com/build/building/multi-platform/
 */
export class Platform {
  /** `linux/386` */
  public static readonly LINUX_386 = new Platform('linux/386');
  /** `linux/amd64` */
  public static readonly LINUX_AMD64 = new Platform('linux/amd64');
  /** `linux/amd64/v2` */
  public static readonly LINUX_AMD64_V2 = new Platform('linux/amd64/v2');
  /** `linux/amd64/v3` */
  public static readonly LINUX_AMD64_V3 = new Platform('linux/amd64/v3');
  /** `linux/amd64/v4` */
  public static readonly LINUX_AMD64_V4 = new Platform('linux/amd64/v4');
  /** `linux/arm/v5` */
  public static readonly LINUX_ARM_V5 = new Platform('linux/arm/v5');
  /** `linux/arm/v6` */
  public static readonly LINUX_ARM_V6 = new Platform('linux/arm/v6');
  /** `linux/arm/v7` */
  public static readonly LINUX_ARM_V7 = new Platform('linux/arm/v7');
  /** `linux/arm64` */
  public static readonly LINUX_ARM64 = new Platform('linux/arm64');
  /** `linux/loong64` */
  public static readonly LINUX_LOONG64 = new Platform('linux/loong64');
  /** `linux/mips64` */
  public static readonly LINUX_MIPS64 = new Platform('linux/mips64');
  /** `linux/mips64le` */
  public static readonly LINUX_MIPS64LE = new Platform('linux/mips64le');
  /** `linux/ppc64le` */
  public static readonly LINUX_PPC64LE = new Platform('linux/ppc64le');
  /** `linux/riscv64` */
  public static readonly LINUX_RISCV64 = new Platform('linux/riscv64');
  /** `linux/s390x` */
  public static readonly LINUX_S390X = new Platform('linux/s390x');

  /**
   * A platform by its name. Other names of the same platform are understood: `linux/arm64/v8` and `arm64` are
   * `linux/arm64`.
   *
   * @param name for example `linux/arm64`
   */
  public static of(name: string): Platform {
    requireShape('Platform.of(name)', text, name);
    const given = name.trim().toLowerCase();
    const lower = given.includes('/') ? given : `linux/${given}`;
    return new Platform(Object.hasOwn(OTHER_NAMES, lower) ? OTHER_NAMES[lower] : lower);
  }

  private constructor(
    /**
     * Its name as BuildKit prints it, for example `linux/arm/v7`.
     */
    public readonly name: string,
  ) {}

  /**
   * The architecture that has to be emulated on a runner of `linux/amd64`, if any.
   *
   * @internal
   */
  public get _emulatedArchitecture(): string | undefined {
    const architecture = this.name.split('/')[1];
    return ['amd64', '386'].includes(architecture) ? undefined : architecture;
  }

  /**
   * @internal
   */
  public _check(path: string, problems: Problems): void {
    if (!NAMES.includes(this.name)) {
      problems.add(path, this.name, { reason: 'is not a platform that BuildKit builds for', allowed: NAMES.join(', '), words: NAMES });
    }
  }
}
