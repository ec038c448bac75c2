import { setPodTemplateDefaults } from '../../../spec/api/defaults/podSpec.ts';
import type { Pod, PodTemplateSpec } from '../../../spec/api/objects/core.ts';
import type { OwnerReference } from '../../../spec/api/objects/meta.ts';
import type { LiveOwner } from '../../../spec/controllers/common/controllerRefManager.ts';
import { apiTime } from '../../../spec/controllers/common/time.ts';

/** 2023-11-14T22:13:20Z */
export const now = 1_700_000_000_000;

export const secondsAgo = (seconds: number): string => apiTime(now - seconds * 1000);

export const ownerOf = (kind: string, name: string, uid = `${name}-uid`): OwnerReference => ({
  apiVersion: 'apps/v1',
  kind,
  name,
  uid,
  controller: true,
  blockOwnerDeletion: true,
});

export const live = (name: string): LiveOwner => ({ found: true, uid: `${name}-uid` });

/** A Pod template with its defaults. */
export const template = (image = 'x'): PodTemplateSpec => {
  const made: PodTemplateSpec = {
    metadata: { labels: { app: 'a' } },
    spec: { containers: [{ name: 'c', image }] },
  };
  setPodTemplateDefaults(made);
  return made;
};

export type PodTraits = {
  readonly owner?: OwnerReference | undefined;
  readonly labels?: { readonly [key: string]: string };
  readonly phase?: string;
  /** seconds for which it is ready; not ready if absent */
  readonly readyFor?: number | undefined;
  readonly age?: number;
  readonly node?: string | undefined;
  readonly restarts?: number;
  readonly deleting?: boolean;
  readonly annotations?: { readonly [key: string]: string };
};

export const podOf = (name: string, traits: PodTraits = {}): Pod => {
  const { owner, labels = { app: 'a' }, phase = 'Running', readyFor, age = 600, node, restarts = 0 } = traits;
  const lastTransitionTime = secondsAgo(readyFor ?? 0);
  return {
    metadata: {
      name,
      namespace: 'n',
      uid: `${name}-uid`,
      labels: { ...labels },
      creationTimestamp: secondsAgo(age),
      ...(traits.annotations ? { annotations: { ...traits.annotations } } : {}),
      ...(owner ? { ownerReferences: [owner] } : {}),
      ...(traits.deleting ? { deletionTimestamp: secondsAgo(1) } : {}),
    },
    spec: { containers: [{ name: 'c' }], ...(node ? { nodeName: node } : {}) },
    status: {
      phase,
      conditions: [{ type: 'Ready', status: readyFor === undefined ? 'False' : 'True', lastTransitionTime }],
      containerStatuses: [
        { name: 'c', ready: readyFor !== undefined, restartCount: restarts, image: 'x', imageID: '' },
      ],
    },
  };
};
