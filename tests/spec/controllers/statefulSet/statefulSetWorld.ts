import { kubernetes136 } from '../../../../spec/api/kubernetesVersion.ts';
import type { StatefulSet } from '../../../../spec/api/objects/apps.ts';
import type { PersistentVolumeClaim, Pod } from '../../../../spec/api/objects/core.ts';
import { acceptsAll } from '../../../../spec/controllers/common/apiCalls.ts';
import type {
  StatefulSetSync,
  StatefulSetView,
  StatefulSetWrite,
} from '../../../../spec/controllers/statefulSet/statefulSetView.ts';
import { syncStatefulSet } from '../../../../spec/controllers/statefulSet/syncStatefulSet.ts';
import { live, now, secondsAgo, template } from '../objects.ts';

type Spec = NonNullable<StatefulSet['spec']>;

export const claimTemplate: PersistentVolumeClaim = { metadata: { name: 'data' }, spec: {} };

export const statefulSetOf = (replicas: number, more: Partial<Spec> = {}): StatefulSet => ({
  metadata: { name: 'web', namespace: 'n', uid: 'web-uid', generation: 1 },
  spec: {
    replicas,
    selector: { matchLabels: { app: 'a' } },
    template: template('one'),
    serviceName: 's',
    podManagementPolicy: 'OrderedReady',
    updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 0 } },
    revisionHistoryLimit: 10,
    ...more,
  },
});

export const viewOf = (statefulSet: StatefulSet, more: Partial<StatefulSetView> = {}): StatefulSetView => ({
  version: kubernetes136,
  now,
  statefulSet,
  pods: [],
  claims: [],
  revisions: [],
  cacheVersions: new Map(),
  live: live('web'),
  answers: acceptsAll,
  ...more,
});

export type Synced = Extract<StatefulSetSync, { kind: 'synced' }>;

export const synced = (view: StatefulSetView): Synced => {
  const sync = syncStatefulSet(view);
  if (sync.kind !== 'synced') throw new Error(`the pass is ${sync.kind}`);
  return sync;
};

const nameOf = ({ metadata }: { readonly metadata?: { readonly name?: string } }): string =>
  metadata?.name ?? '';

/** The writes of a pass in short, without those of the status. */
export const inShort = ({ tried }: Synced): string[] =>
  tried.flatMap(({ write }) => {
    if (write.kind === 'updateStatus') return [];
    if ('name' in write) return [`${write.kind} ${write.name}`];
    if ('pod' in write) return [`${write.kind} ${nameOf(write.pod)}`];
    return [`${write.kind} ${'claim' in write ? nameOf(write.claim) : write.revision.revision}`];
  });

const started = (pod: Pod): Pod => ({
  ...pod,
  metadata: { ...pod.metadata, uid: `${nameOf(pod)}-uid`, creationTimestamp: secondsAgo(5) },
  status: {
    phase: 'Running',
    conditions: [{ type: 'Ready', status: 'True', lastTransitionTime: secondsAgo(5) }],
  },
});

const replaced = <T extends { readonly metadata?: { readonly name?: string } }>(
  all: readonly T[],
  by: T,
): T[] => all.map((each) => (nameOf(each) === nameOf(by) ? by : each));

const written = (view: StatefulSetView, write: StatefulSetWrite): StatefulSetView => {
  const { pods, claims, revisions, statefulSet } = view;
  switch (write.kind) {
    case 'createPod':
      return { ...view, pods: [...pods, started(write.pod)] };
    case 'updatePod':
      return { ...view, pods: replaced(pods, write.pod) };
    case 'deletePod':
      return { ...view, pods: pods.filter((pod) => nameOf(pod) !== write.name) };
    case 'createClaim':
      return { ...view, claims: [...claims, write.claim] };
    case 'updateClaim':
      return { ...view, claims: replaced(claims, write.claim) };
    case 'createRevision':
      return { ...view, revisions: [...revisions, write.revision] };
    case 'updateRevision':
      return { ...view, revisions: replaced(revisions, write.revision) };
    case 'deleteRevision':
      return { ...view, revisions: revisions.filter((revision) => nameOf(revision) !== write.name) };
    case 'updateStatus':
      return { ...view, statefulSet: { ...statefulSet, status: write.status } };
    default:
      return view;
  }
};

/** The view once all writes of the pass are seen: what was created runs and is ready, what was deleted is gone. */
export const afterwards = (view: StatefulSetView, { tried }: Synced): StatefulSetView =>
  tried.filter(({ error }) => !error).reduce((each, { write }) => written(each, write), view);

/** So many passes on a calm cluster. */
export const afterPasses = (view: StatefulSetView, passes: number): StatefulSetView => {
  let after = view;
  for (let pass = 0; pass < passes; pass += 1) after = afterwards(after, synced(after));
  return after;
};

export const names = ({ pods }: StatefulSetView): string[] => pods.map(nameOf).toSorted();

export const images = ({ pods }: StatefulSetView): string[] =>
  pods
    .toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))
    .map(({ spec }) => spec?.containers[0]?.image ?? '');

/** The set with another template. */
export const withImage = (view: StatefulSetView, image: string): StatefulSetView => {
  const { statefulSet } = view;
  const spec = { ...statefulSet.spec, template: template(image) } as Spec;
  const metadata = { ...statefulSet.metadata, generation: (statefulSet.metadata?.generation ?? 0) + 1 };
  return { ...view, statefulSet: { ...statefulSet, metadata, spec } };
};

/** The set with another number of replicas. */
export const scaled = (view: StatefulSetView, replicas: number): StatefulSetView => ({
  ...view,
  statefulSet: { ...view.statefulSet, spec: { ...view.statefulSet.spec, replicas } as Spec },
});
