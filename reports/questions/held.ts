import type { SystemState } from '../../checker/reference/state.ts';
import type { System } from '../../checker/system/system.ts';
import type {
  AskedNode,
  AskedNodeConstants,
  AskedPod,
  AskedPodConstants,
  AskedWorkload,
  AskedWorkloadConstants,
} from '../../models/views/askedViews.ts';
import { plural } from '../terminal/numbers.ts';
import { shownOf } from './shownSubjects.ts';

/** What holds things up in a state, in words, with the numbers that decide: budgets, rollouts, Pods that cannot end or be ready. */
export const heldUp = (system: System, state: SystemState): readonly string[] => {
  const pods = shownOf<AskedPod, AskedPodConstants>(system, 'asked pod', state).filter(
    ({ value }) => value.exists,
  );
  const nodes = shownOf<AskedNode, AskedNodeConstants>(system, 'asked node', state);
  const workloads = shownOf<AskedWorkload, AskedWorkloadConstants>(system, 'asked workload', state);
  const isServing = ({ value }: (typeof pods)[number]): boolean => value.ready && !value.terminating;
  const draining = new Set(
    nodes.filter(({ value }) => value.draining).map(({ constants }) => constants.name),
  );
  const kept = pods
    .filter(({ value }) => draining.has(value.node) && !value.terminating)
    .flatMap(({ value, constants }) => {
      if (constants.budgets.length > 1) {
        const names = constants.budgets.map(({ name }) => name).join(' and ');
        return [
          `Pod ${constants.name} is not evicted from ${value.node}: ${names} guard it both, and then the API evicts it never`,
        ];
      }
      return constants.budgets.flatMap(({ name, least }) => {
        const healthy = pods.filter(
          (each) => isServing(each) && each.constants.budgets.some((budget) => budget.name === name),
        ).length;
        const numbers = `PodDisruptionBudget ${name} wants ${least} healthy, and has ${healthy}`;
        return healthy > least ? [] : [`Pod ${constants.name} is not evicted from ${value.node}: ${numbers}`];
      });
    });
  const silent = new Set(
    nodes.filter(({ value }) => !value.ready || !value.exists).map(({ constants }) => constants.name),
  );
  const ending = pods
    .filter(({ value }) => value.terminating && silent.has(value.node))
    .map(
      ({ value, constants }) =>
        `Pod ${constants.name} is still terminating: ${value.node} is not heard of, and only its kubelet can say that the Pod has stopped`,
    );
  const unready = pods
    .filter(
      ({ value, constants }) => !value.ready && value.phase === 'Running' && constants.neverReady !== '',
    )
    .map(({ constants }) => `Pod ${constants.name} is never ready: ${constants.neverReady}`);
  const rollouts = workloads.flatMap(({ value, constants: { name, rollout } }) => {
    const of = pods.filter(({ constants, value: pod }) => constants.workload === name && !pod.terminating);
    const old = of.filter(({ constants }) => constants.revision !== value.revision);
    if (!rollout || old.length === 0) return [];
    const available = of.filter(isServing).length;
    const numbers =
      `may have ${value.replicas + rollout.surge}, has ${of.length}; ` +
      `must have ${value.replicas - rollout.unavailable} available, has ${available}`;
    return [`the rollout of ${name} has ${plural(old.length, 'Pod')} left to replace: it ${numbers}`];
  });
  const waiting = pods
    .filter(({ value }) => value.node === '' && !value.terminating)
    .map(({ constants }) => `Pod ${constants.name} has no node`);
  return [...kept, ...ending, ...unready, ...rollouts, ...waiting];
};
