import { kubernetes136 } from '../../../../spec/api/kubernetesVersion.ts';
import type { DaemonSet } from '../../../../spec/api/objects/apps.ts';
import type { Node, Pod, Taint } from '../../../../spec/api/objects/core.ts';
import { acceptsAll } from '../../../../spec/controllers/common/apiCalls.ts';
import type {
  DaemonSetSync,
  DaemonSetView,
  DaemonSetWrite,
} from '../../../../spec/controllers/daemonSet/daemonSetView.ts';
import { syncDaemonSet } from '../../../../spec/controllers/daemonSet/syncDaemonSet.ts';
import { live, now, ownerOf, podOf, template } from '../objects.ts';

type Spec = NonNullable<DaemonSet['spec']>;

export const owner = ownerOf('DaemonSet', 'd');

export const daemonSetOf = (
  rollingUpdate: { maxSurge?: number | string; maxUnavailable?: number | string } = {},
  more: Partial<Spec> = {},
): DaemonSet => ({
  metadata: { name: 'd', namespace: 'n', uid: 'd-uid', generation: 1 },
  spec: {
    selector: { matchLabels: { app: 'a' } },
    template: template('one'),
    updateStrategy: {
      type: 'RollingUpdate',
      rollingUpdate: { maxSurge: 0, maxUnavailable: 1, ...rollingUpdate },
    },
    revisionHistoryLimit: 10,
    ...more,
  },
});

export const nodeOf = (
  name: string,
  taints: readonly Taint[] = [],
  labels: { [key: string]: string } = {},
): Node => ({
  metadata: { name, labels },
  spec: { taints: [...taints] },
});

export const nodesOf = (count: number): Node[] =>
  Array.from({ length: count }, (_, index) => nodeOf(`n${index}`));

export const viewOf = (
  daemonSet: DaemonSet,
  nodes: readonly Node[],
  more: Partial<DaemonSetView> = {},
): DaemonSetView => ({
  version: kubernetes136,
  now,
  daemonSet,
  nodes,
  pods: [],
  revisions: [],
  unseenRevisions: [],
  memory: { failedPods: new Map() },
  cacheVersions: new Map(),
  live: live('d'),
  answers: acceptsAll,
  ...more,
});

export type Synced = Extract<DaemonSetSync, { kind: 'synced' }>;

export const synced = (view: DaemonSetView): Synced => {
  const sync = syncDaemonSet(view);
  if (sync.kind !== 'synced') throw new Error(`the pass is ${sync.kind}`);
  return sync;
};

const nameOf = ({ metadata }: { readonly metadata?: { readonly name?: string } }): string =>
  metadata?.name ?? '';

/** The writes of a pass in short, without those of the status. */
export const inShort = ({ tried }: Synced): string[] =>
  tried.flatMap(({ write }) => {
    if ('status' in write) return [];
    if ('node' in write) return [`${write.kind} ${write.node}`];
    if ('pod' in write) return [`${write.kind} ${write.pod}`];
    return [`${write.kind} ${'revision' in write ? write.revision.revision : write.name}`];
  });

let made = 0;

const daemonPod = (node: string, hash: string): Pod => {
  made += 1;
  return podOf(`d-${made}`, {
    owner,
    node,
    readyFor: 5,
    age: 1_000_000 - made,
    labels: { app: 'a', 'controller-revision-hash': hash },
  });
};

const written = (view: DaemonSetView, write: DaemonSetWrite): DaemonSetView => {
  const { pods, revisions, daemonSet } = view;
  switch (write.kind) {
    case 'createPod':
      return { ...view, pods: [...pods, daemonPod(write.node, write.hash)] };
    case 'deletePod':
      return { ...view, pods: pods.filter((pod) => nameOf(pod) !== write.pod) };
    case 'createRevision':
      return { ...view, revisions: [...revisions, write.revision] };
    case 'updateRevision':
      return {
        ...view,
        revisions: revisions.map((each) => (nameOf(each) === nameOf(write.revision) ? write.revision : each)),
      };
    case 'deleteRevision':
      return { ...view, revisions: revisions.filter((revision) => nameOf(revision) !== write.name) };
    case 'updateStatus':
    case 'updateCollisionCount':
      return { ...view, daemonSet: { ...daemonSet, status: write.status } };
    default:
      return view;
  }
};

/** The view once all writes of the pass are seen: what was created runs and is ready, what was deleted is gone. */
export const afterwards = (view: DaemonSetView, { tried, memory }: Synced): DaemonSetView => ({
  ...tried.filter(({ error }) => !error).reduce((each, { write }) => written(each, write), view),
  memory: { failedPods: memory.failedPods },
});

/** So many passes on a calm cluster. */
export const afterPasses = (view: DaemonSetView, passes: number): DaemonSetView => {
  let after = view;
  for (let pass = 0; pass < passes; pass += 1) after = afterwards(after, synced(after));
  return after;
};

/** The DaemonSet with another template. */
export const withImage = (view: DaemonSetView, image: string): DaemonSetView => {
  const { daemonSet } = view;
  const metadata = { ...daemonSet.metadata, generation: (daemonSet.metadata?.generation ?? 0) + 1 };
  return {
    ...view,
    daemonSet: { ...daemonSet, metadata, spec: { ...daemonSet.spec, template: template(image) } as Spec },
  };
};

/** How many Pods each node has. */
export const placement = ({ pods }: DaemonSetView): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const { spec } of pods) counts[spec?.nodeName ?? ''] = (counts[spec?.nodeName ?? ''] ?? 0) + 1;
  return counts;
};
