import type { ContainerStatus } from '../../../spec/api/objects/core.ts';
import { restartingAllContainers } from '../../../spec/kubelet/restart/restartAllContainers.ts';
import {
  isAlive,
  isCreated,
  isForgotten,
  isLeftBehind,
  killedExitCode,
} from '../charts/container/container.ts';
import type { PodOnNodePlan } from '../plan/nodePlan.ts';
import type { PodOnRuntime } from './podOnRuntime.ts';

/**
 * What the API shows of containers that have ended. Those that the runtime has forgotten it shows as running
 * unless it was told how the Pod ended.
 */
export const rememberedStatuses = (
  { containers }: PodOnNodePlan,
  { containers: on }: PodOnRuntime,
  kinds: readonly string[],
  isKnownToHaveEnded: boolean,
): ContainerStatus[] =>
  containers.flatMap(({ name, kind }, at): ContainerStatus[] => {
    const { state } = on[at]!;
    const { instances, exitCode, stale } = state.context;
    if (!kinds.includes(kind) || instances === 0) return [];
    const status = { name, image: '', imageID: '', ready: false, restartCount: instances - 1 };
    const isUnheardOf = !isKnownToHaveEnded && isForgotten(state);
    if (isUnheardOf && (isCreated(state) || isLeftBehind(state))) {
      return [{ ...status, state: { waiting: {} }, lastState: { terminated: { exitCode: killedExitCode } } }];
    }
    if (isAlive(state) || isUnheardOf) return [{ ...status, state: { running: {} }, lastState: {} }];
    if (stale !== 'restart') return [{ ...status, state: { terminated: { exitCode } }, lastState: {} }];
    const reason = restartingAllContainers;
    return [{ ...status, state: { waiting: { reason } }, lastState: { terminated: { exitCode, reason } } }];
  });
