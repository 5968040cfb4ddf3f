import { join } from 'node:path';
import { Architecture, debianPackage } from './debian';
import { act, buildkitd, buildx, crane } from './go-tools';
import { programPath } from './requirements';

/** Paths of everything that the rig runs. */
export interface Tools {
  readonly act: string;
  readonly buildkitd: string;
  readonly buildx: string;
  readonly crane: string;
  readonly docker: string;
  readonly registry: string;
  /** Folder of runc. */
  readonly runc: string;
  /** Root of the package with the static qemu interpreters. */
  readonly qemu: string;
  readonly busybox: Record<Architecture, string>;
}

export async function installTools(): Promise<Tools> {
  const busybox = async (architecture: Architecture) => join(await debianPackage('busybox-static', architecture), 'bin/busybox');
  return {
    registry: join(await debianPackage('docker-registry'), 'usr/bin/docker-registry'),
    runc: join(await debianPackage('runc'), 'usr/sbin'),
    qemu: await debianPackage('qemu-user-static'),
    busybox: { amd64: await busybox('amd64'), arm64: await busybox('arm64') },
    docker: programPath('docker') ?? join(await debianPackage('docker.io'), 'usr/bin/docker'),
    act: await act(),
    crane: await crane(),
    buildx: await buildx(),
    buildkitd: await buildkitd(),
  };
}
