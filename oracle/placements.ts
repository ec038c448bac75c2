import { normalizeObject } from '../spec/api/normalize.ts';
import type {
  Namespace,
  Node,
  PersistentVolume,
  PersistentVolumeClaim,
  Pod,
  Service,
} from '../spec/api/objects/core.ts';
import type { PodDisruptionBudget } from '../spec/api/objects/policy.ts';
import type { StorageClass } from '../spec/api/objects/storage.ts';
import type { ReadObject } from '../spec/manifest/readManifest.ts';
import { type Problem, problem } from '../spec/problem.ts';
import { clusterOf } from '../spec/scheduling/cluster.ts';
import { type Decision, schedule } from '../spec/scheduling/schedule.ts';
import { type WhyPending, whyPending } from '../spec/scheduling/whyPending.ts';
import { storageOf } from '../spec/storage/storage.ts';

/** What the scheduler says of one pending Pod, and where it goes (the first of the best nodes). */
export type Placement = {
  /** `default/web` */
  readonly pod: string;
  readonly decision: Decision;
  readonly node: string | undefined;
  readonly why: WhyPending | undefined;
};

export type Placements = {
  readonly placements: readonly Placement[];
  readonly skipped: readonly ReadObject[];
  readonly problems: readonly Problem[];
};

type Objects = {
  readonly nodes: Node[];
  readonly pods: Pod[];
  readonly namespaces: Namespace[];
  readonly services: Service[];
  readonly disruptionBudgets: PodDisruptionBudget[];
  readonly persistentVolumeClaims: PersistentVolumeClaim[];
  readonly persistentVolumes: PersistentVolume[];
  readonly storageClasses: StorageClass[];
};

const lists: { readonly [kind: string]: keyof Objects } = {
  Node: 'nodes',
  Pod: 'pods',
  Namespace: 'namespaces',
  Service: 'services',
  PodDisruptionBudget: 'disruptionBudgets',
  PersistentVolumeClaim: 'persistentVolumeClaims',
  PersistentVolume: 'persistentVolumes',
  StorageClass: 'storageClasses',
};

/**
 * Places the Pods of manifests that have no node yet, one after the other: those of higher priority first, else
 * as they stand in the text; each sees those before it where they were put. Objects of other kinds are skipped.
 */
export const placements = (read: readonly ReadObject[]): Placements => {
  const objects: Objects = {
    nodes: [],
    pods: [],
    namespaces: [],
    services: [],
    disruptionBudgets: [],
    persistentVolumeClaims: [],
    persistentVolumes: [],
    storageClasses: [],
  };
  const problems: Problem[] = [];
  for (const each of read) {
    const list = lists[each.kind];
    if (!list) continue;
    const normalized = normalizeObject(each.kind, each.object);
    if (normalized.valid) (objects[list] as unknown[]).push(normalized.object);
    else {
      problems.push(
        ...normalized.typeErrors.map(({ path, message }) => problem('PS1006', message, each.locate(path))),
      );
    }
  }
  const skipped = read.filter(({ kind }) => !lists[kind]);
  return { placements: problems.length > 0 ? [] : placed(objects), skipped, problems };
};

const placed = (objects: Objects): Placement[] => {
  const bound = objects.pods.filter(({ spec }) => spec?.nodeName);
  const pending = objects.pods
    .filter(({ spec }) => !spec?.nodeName)
    .sort((a, b) => (b.spec?.priority ?? 0) - (a.spec?.priority ?? 0));
  const storage = storageOf(objects);
  return pending.map((pod) => {
    const decision = schedule(pod, clusterOf({ ...objects, pods: bound, storage }));
    const node = decision.preEnqueueReject ? undefined : [...decision.best].sort()[0];
    if (node !== undefined && pod.spec) bound.push({ ...pod, spec: { ...pod.spec, nodeName: node } });
    const { namespace = 'default', name = '' } = pod.metadata ?? {};
    return { pod: `${namespace}/${name}`, decision, node, why: whyPending(decision) };
  });
};
