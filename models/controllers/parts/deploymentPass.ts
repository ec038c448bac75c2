import { type ControllerProcess, isWorking } from '../charts/controllerProcess.ts';
import type { Pass } from '../charts/pass.ts';
import { type SeenSize, seenSizeOf } from '../charts/replicaSetObject.ts';
import { rolloutOf, type SeenRollout } from '../charts/rollout.ts';
import { availableOf, type SeenAvailable } from '../charts/seenAvailable.ts';
import {
  type DeploymentWrite,
  deploymentWrites,
  type SeenReplicaSet,
} from '../decisions/deploymentWrites.ts';
import type { DeploymentPlan } from '../plan/deploymentPlan.ts';

/** All that a Deployment controller decides by, as it is at a moment. */
export type DeploymentControllerStates = {
  readonly process: ControllerProcess;
  readonly pass: Pass;
  readonly seen: SeenRollout;
  readonly sizes: readonly SeenSize[];
  readonly available: readonly SeenAvailable[];
};

/** The ReplicaSets that it has seen. */
const seenSets = ({ sizes, available }: DeploymentControllerStates): readonly SeenReplicaSet[] =>
  sizes.flatMap((size, at) => {
    const replicas = seenSizeOf(size);
    return replicas === undefined
      ? []
      : [{ revision: at + 1, replicas, available: availableOf(available[at]!) }];
  });

/** The writes of the pass at hand, or of the one that it would begin. */
const writesOf = (states: DeploymentControllerStates, plan: DeploymentPlan): readonly DeploymentWrite[] => {
  const asked = rolloutOf(states.seen);
  if (asked === undefined || !isWorking(states.process)) return [];
  const { replicas, maxSurge, maxUnavailable } = plan;
  return deploymentWrites({ replicas, maxSurge, maxUnavailable, ...asked, replicaSets: seenSets(states) });
};

/** What it writes next; in a pass it goes on with what was decided when that began. */
export const nextDeploymentWrite = (
  states: DeploymentControllerStates,
  plan: DeploymentPlan,
): DeploymentWrite | undefined => writesOf(states, plan)[states.pass.context.done];

/** The ReplicaSets as it takes them to be: as it saw them, with what it has written since in the pass at hand. */
export const believedSets = (
  states: DeploymentControllerStates,
  plan: DeploymentPlan,
): readonly SeenReplicaSet[] => {
  const sets = new Map(seenSets(states).map((set) => [set.revision, set]));
  for (const { revision, to } of writesOf(states, plan).slice(0, states.pass.context.done)) {
    const available = Math.min(sets.get(revision)?.available ?? 0, to);
    sets.set(revision, { revision, replicas: to, available });
  }
  return [...sets.values()];
};
