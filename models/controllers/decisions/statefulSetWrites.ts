import { kubernetes136 } from '../../../spec/api/kubernetesVersion.ts';
import type { StatefulSet } from '../../../spec/api/objects/apps.ts';
import type { Pod } from '../../../spec/api/objects/core.ts';
import { acceptsAll } from '../../../spec/controllers/common/apiCalls.ts';
import { controllerReference, statefulSetKind } from '../../../spec/controllers/common/ownerReferences.ts';
import type { ControllerRevision } from '../../../spec/controllers/history/controllerRevision.ts';
import { ordinalOf } from '../../../spec/controllers/statefulSet/ordinals.ts';
import { podRevision, withIdentity } from '../../../spec/controllers/statefulSet/podIdentity.ts';
import { syncStatefulSet } from '../../../spec/controllers/statefulSet/syncStatefulSet.ts';
import type { PodPhase } from '../charts/pod.ts';
import type { Gate } from '../plan/controllersPlan.ts';
import { askedOnce, liveOwner, namespace, now, seenPodObject } from './seenObjects.ts';

/** A Pod as the controller has seen it. */
export type SeenOrdinal = {
  readonly ordinal: number;
  readonly phase: PodPhase;
  readonly revision: number;
};

/** All that the controller decides by. */
export type StatefulSetQuestion = {
  readonly replicas: number;
  readonly partition: number;
  /** of the template */
  readonly revision: number;
  readonly pods: readonly SeenOrdinal[];
  /** its cache is older than what it wrote */
  readonly behind: boolean;
  readonly gate: Gate;
};

/** A write of the controller. */
export type StatefulSetWrite =
  | { readonly kind: 'createPod'; readonly ordinal: number; readonly revision: number }
  | { readonly kind: 'deletePod'; readonly ordinal: number };

const name = 'db';
const labels = { app: name };

const setObject = (replicas: number, partition: number, revision: number): StatefulSet => ({
  apiVersion: 'apps/v1',
  kind: 'StatefulSet',
  metadata: { name, namespace, uid: name, generation: 1 },
  spec: {
    replicas,
    serviceName: name,
    podManagementPolicy: 'OrderedReady',
    updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition } },
    selector: { matchLabels: labels },
    template: {
      metadata: { labels },
      spec: { containers: [{ name: 'app', image: `app:${revision}` }] },
    },
  },
  status: { replicas },
});

/** What is asked about a set of which nothing is remembered. */
const sync = (
  set: StatefulSet,
  pods: readonly Pod[],
  known: readonly ControllerRevision[],
  behind = false,
  gate: Gate = 'on',
) =>
  syncStatefulSet({
    version: {
      ...kubernetes136,
      features: { ...kubernetes136.features, StaleControllerConsistencyStatefulSet: gate === 'on' },
    },
    now,
    statefulSet: set,
    pods,
    claims: [],
    revisions: known,
    written: { ownerUID: name, versions: new Map([['pods', '2']]) },
    cacheVersions: new Map([['pods', behind ? '1' : '2']]),
    live: liveOwner(set),
    answers: acceptsAll,
  });

/** The revision of a template beside those that are known, as the controller itself makes it. */
const newRevision = (
  revision: number,
  known: readonly ControllerRevision[],
): readonly ControllerRevision[] => {
  const made = sync(setObject(0, 0, revision), [], known);
  const writes = made.kind === 'synced' ? made.tried.map(({ write }) => write) : [];
  return writes.flatMap((write) => (write.kind === 'createRevision' ? [write.revision] : []));
};

const first = newRevision(1, []);

/** The revisions of the template, the older one first. */
const revisions = [...first, ...newRevision(2, first)];

const nameOf = (revision: number): string => revisions[revision - 1]?.metadata?.name ?? '';

const podObject = (set: StatefulSet, { ordinal, phase, revision }: SeenOrdinal): Pod =>
  withIdentity(
    set,
    seenPodObject(phase, {
      place: ordinal + 1,
      name: `${name}-${ordinal}`,
      labels: { ...labels, 'controller-revision-hash': nameOf(revision) },
      owner: controllerReference(set, statefulSetKind),
    }),
  );

/**
 * The writes of one pass over a StatefulSet, in their order, as `syncStatefulSet` decides them where the API server accepts
 * each; revisions are there before, the status is left out: here nobody reads it.
 */
export const statefulSetWrites = askedOnce((question: StatefulSetQuestion): readonly StatefulSetWrite[] => {
  const { replicas, partition, revision, pods, behind, gate } = question;
  const bare = setObject(replicas, partition, revision);
  const set = {
    ...bare,
    status: { ...bare.status, replicas, currentRevision: nameOf(1), updateRevision: nameOf(revision) },
  };
  const objects = pods.map((pod) => podObject(set, pod));
  const made = sync(set, objects, revisions, behind, gate);
  if (made.kind !== 'synced') return [];
  return made.tried.flatMap(({ write }): StatefulSetWrite[] => {
    if (write.kind === 'createPod') {
      const revision = nameOf(1) === podRevision(write.pod) ? 1 : 2;
      return [{ kind: 'createPod', ordinal: ordinalOf(write.pod) ?? 0, revision }];
    }
    if (write.kind !== 'deletePod') return [];
    return [{ kind: 'deletePod', ordinal: Number(write.name.slice(name.length + 1)) }];
  });
});
