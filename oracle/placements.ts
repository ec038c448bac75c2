import { admitPods } from '../spec/api/admission/admitPods.ts';
import { admissionCluster } from '../spec/api/admission/cluster.ts';
import type { Pod } from '../spec/api/objects/core.ts';
import { mostPods } from '../spec/controllers/podsToCreate/mostPods.ts';
import { podsToCreate } from '../spec/controllers/podsToCreate/podsToCreate.ts';
import type { ReadObject } from '../spec/manifest/readManifest.ts';
import { type Problem, problem } from '../spec/problem.ts';
import type { PodInfo } from '../spec/scheduling/podInfo.ts';
import type { Decision } from '../spec/scheduling/schedule.ts';
import { scheduleInTurn, type Turn } from '../spec/scheduling/scheduleInTurn.ts';
import { type WhyPending, whyPending } from '../spec/scheduling/whyPending.ts';
import { storageOf } from '../spec/storage/storage.ts';
import { isOfUse, schedulingObjects } from './schedulingObjects.ts';

/** What the scheduler says of one pending Pod, and where it goes (the first of the best nodes). */
export type Placement = {
  /** `default/web` */
  readonly pod: string;
  readonly decision: Decision;
  readonly node: string | undefined;
  /** the node that is kept for it while others are evicted from there */
  readonly nominatedNode: string | undefined;
  /** the Pods that are evicted for it, `default/web`, most important first */
  readonly victims: readonly string[];
  readonly why: WhyPending | undefined;
};

export type Placements = {
  readonly placements: readonly Placement[];
  readonly skipped: readonly ReadObject[];
  readonly problems: readonly Problem[];
  /** what had to be assumed, one sentence each */
  readonly assumptions: readonly string[];
};

/** The API server has stored it already: nothing is added to it any more. */
const isStored = ({ metadata, spec }: Pod): boolean => Boolean(metadata?.uid || spec?.nodeName);

/**
 * Places the Pods of manifests that have no node yet, and those that the workloads of the manifests lack, one after
 * the other: those of higher priority first, else as they stand in the text. Objects of other kinds are skipped, and those
 * that cannot be read are left out: what is wrong with them is told.
 */
export const placements = (read: readonly ReadObject[]): Placements => {
  const { objects, problems } = schedulingObjects(read);
  const skipped = read.filter(({ kind }) => !isOfUse(kind));
  const created = podsToCreate(objects);
  if (created.pods.length > mostPods) {
    const message = `the workloads lack more than ${mostPods} Pods`;
    return { placements: [], skipped, problems: [...problems, problem('PS1008', message)], assumptions: [] };
  }
  const fresh = [...objects.pods.filter((pod) => !isStored(pod)), ...created.pods];
  const { pods, assumptions } = admitPods(fresh, admissionCluster(read.map(({ object }) => object)));
  const claims = [...objects.persistentVolumeClaims, ...created.claims];
  const turns = scheduleInTurn({
    ...objects,
    pods: [...objects.pods.filter(isStored), ...pods],
    storage: storageOf({ ...objects, persistentVolumeClaims: claims }),
  });
  return { placements: turns.map(placementOf), skipped, problems, assumptions };
};

const podName = ({ namespace, name }: PodInfo): string => `${namespace}/${name}`;

const placementOf = ({ pod, decision, node, nominatedNode, victims }: Turn): Placement => {
  const { namespace = 'default', name = '' } = pod.metadata ?? {};
  return {
    pod: `${namespace}/${name}`,
    decision,
    node,
    nominatedNode,
    victims: victims.map(podName),
    why: whyPending(decision),
  };
};
