import { readdirSync, readFileSync } from 'node:fs';
import type { Pod } from '../../../spec/api/objects/core.ts';
import { readManifest } from '../../../spec/manifest/readManifest.ts';
import { readWorkloads } from '../../cluster/workloads/readWorkloads.ts';

/** The Pods of a pattern, from its manifest. */
export const podsOf = ({ manifest }: { readonly manifest: string }): readonly Pod[] => {
  const text = readFileSync(new URL(manifest, import.meta.url), 'utf8');
  return readWorkloads({ objects: readManifest(manifest, text).objects }).pods;
};

/** The Pods of all patterns, by their manifests: for who cannot read files. */
export const everyPatternPods = (): { readonly [manifest: string]: readonly Pod[] } =>
  Object.fromEntries(
    readdirSync(new URL('.', import.meta.url))
      .filter((file) => file.endsWith('.yaml'))
      .map((manifest) => [manifest, podsOf({ manifest })]),
  );
