import type { Volume } from '../objects/core.ts';
import type { Path } from '../validation/path.ts';
import { warnOfClaim } from './amounts.ts';
import { warnOfVirtualPaths } from './virtualPaths.ts';
import type { WarningTexts } from './warnings.ts';

/** Kinds of volumes that are deprecated or do nothing any more, in the order in which they are looked for. */
const former = [
  ['photonPersistentDisk', 'deprecated in v1.11, non-functional in v1.16+'],
  ['gitRepo', 'deprecated in v1.11, and disabled by default in v1.33+'],
  ['scaleIO', 'deprecated in v1.16, non-functional in v1.22+'],
  ['flocker', 'deprecated in v1.22, non-functional in v1.25+'],
  ['storageos', 'deprecated in v1.22, non-functional in v1.25+'],
  ['quobyte', 'deprecated in v1.22, non-functional in v1.25+'],
  ['glusterfs', 'deprecated in v1.25, non-functional in v1.26+'],
  ['ephemeral', ''],
  ['cephfs', 'deprecated in v1.28, non-functional in v1.31+'],
  ['rbd', 'deprecated in v1.28, non-functional in v1.31+'],
] as const;

/** In a path the API server writes this one as its own type does. */
const toldAs: Readonly<Record<string, string>> = { storageos: 'storageOS' };

const warnOfKind = (
  volume: Volume,
  kind: (typeof former)[number][0],
  message: string,
  path: Path,
  warnings: WarningTexts,
): void => {
  if (kind !== 'ephemeral') warnings.push(`${path.child(toldAs[kind] ?? kind)}: ${message}`);
  else {
    const spec = path.child(kind).child('volumeClaimTemplate').child('spec');
    warnOfClaim(volume.ephemeral?.volumeClaimTemplate?.spec, spec, warnings);
  }
};

/**
 * Warnings about the volumes of a Pod: kinds that are gone, claims for a fraction of a byte, files that overwrite each
 * other.
 * https://kubernetes.io/docs/concepts/storage/volumes/#volume-types
 */
export const warnOfVolumes = (volumes: readonly Volume[], path: Path, warnings: WarningTexts): void => {
  for (const [index, volume] of volumes.entries()) {
    for (const [kind, message] of former) {
      if (volume[kind] === undefined) continue;
      warnOfKind(volume, kind, message, path.child('volumes').index(index), warnings);
    }
  }
  for (const volume of volumes) warnOfVirtualPaths(volume, warnings);
};
