import type { DownwardAPIVolumeFile, KeyToPath, Volume, VolumeProjection } from '../objects/core.ts';
import { quotedText } from '../quotedText.ts';
import type { WarningTexts } from './warnings.ts';

/** A file in a volume, and what puts it there, if several do. */
type VirtualPath = { readonly path: string; readonly source: string };

const told = ({ path, source }: VirtualPath): string =>
  source === '' ? quotedText(path) : `${quotedText(path)} (${source})`;

const overlap = (a: string, b: string): boolean =>
  a !== '' && b !== '' && (`${a}/`.startsWith(`${b}/`) || `${b}/`.startsWith(`${a}/`));

/** Tells each file that is another one before it, or lies in it, or it in that. */
const warnOfOverlaps = (
  volume: string,
  what: string,
  paths: readonly VirtualPath[],
  warnings: WarningTexts,
): void => {
  const trimmed = paths.map(({ path, source }) => ({ path: path.replace(/\/+$/, ''), source }));
  for (const [index, each] of trimmed.entries()) {
    for (const earlier of trimmed.slice(0, index)) {
      if (!overlap(earlier.path, each.path)) continue;
      const text = `${told(each)} with ${told(earlier)}`;
      warnings.push(`volume ${quotedText(volume)} (${what}): overlapping paths: ${text}`);
    }
  }
};

const pathsOf = (
  items: readonly (KeyToPath | DownwardAPIVolumeFile)[] | undefined,
  source: string,
): readonly VirtualPath[] => (items ?? []).map(({ path }) => ({ path, source }));

const projectedPaths = (source: VolumeProjection): readonly VirtualPath[] => {
  const { configMap, secret, downwardAPI, serviceAccountToken, clusterTrustBundle, podCertificate } = source;
  if (configMap?.items !== undefined) {
    return pathsOf(configMap.items, `ConfigMap ${quotedText(configMap.name ?? '')}`);
  }
  if (secret?.items !== undefined) return pathsOf(secret.items, `Secret ${quotedText(secret.name ?? '')}`);
  if (downwardAPI?.items !== undefined) return pathsOf(downwardAPI.items, 'DownwardAPI');
  if (serviceAccountToken !== undefined) {
    return [{ path: serviceAccountToken.path, source: 'ServiceAccountToken' }];
  }
  if (clusterTrustBundle !== undefined) {
    const name = clusterTrustBundle.name ?? clusterTrustBundle.signerName ?? '';
    return [{ path: clusterTrustBundle.path, source: `ClusterTrustBundle ${quotedText(name)}` }];
  }
  return [
    { path: podCertificate?.certificateChainPath ?? '', source: 'PodCertificate chain' },
    { path: podCertificate?.keyPath ?? '', source: 'PodCertificate key' },
    { path: podCertificate?.credentialBundlePath ?? '', source: 'PodCertificate credential bundle' },
  ].filter(({ path }) => path !== '');
};

const isEmpty = (source: VolumeProjection): boolean =>
  Object.values(source).every((value) => value === undefined);

/** Warnings about files that overwrite each other in a volume, and about projections of nothing. */
export const warnOfVirtualPaths = (volume: Volume, warnings: WarningTexts): void => {
  const { name, configMap, secret, downwardAPI, projected } = volume;
  if (configMap?.items) {
    const what = `ConfigMap ${quotedText(configMap.name ?? '')}`;
    warnOfOverlaps(name, what, pathsOf(configMap.items, ''), warnings);
  }
  if (secret?.items) {
    const what = `Secret ${quotedText(secret.secretName ?? '')}`;
    warnOfOverlaps(name, what, pathsOf(secret.items, ''), warnings);
  }
  if (downwardAPI?.items) warnOfOverlaps(name, 'DownwardAPI', pathsOf(downwardAPI.items, ''), warnings);
  if (!projected?.sources) return;
  for (const source of projected.sources) {
    if (isEmpty(source)) warnings.push(`volume ${quotedText(name)} (Projected) has no sources provided`);
  }
  warnOfOverlaps(name, 'Projected', projected.sources.flatMap(projectedPaths), warnings);
};
