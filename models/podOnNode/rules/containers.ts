import type { Effect } from '../../../checker/system/effect.ts';
import { any } from '../../../checker/system/guard.ts';
import { shouldRestart } from '../../../spec/kubelet/restart/shouldRestart.ts';
import { hasExited, isHeldUp, isRunning, isStopping } from '../charts/container/container.ts';
import { hasBackoff, isBackingOff } from '../charts/container/restartBackoff.ts';
import { isSeenDeleted, isSeenGone } from '../charts/pod/podInView.ts';
import { isEvicted, isFinished, isSyncing, isTerminating } from '../charts/pod/podWorker.ts';
import { isReady } from '../charts/pod/sandbox.ts';
import type { NodeParts } from '../parts/nodeParts.ts';
import { spend, type withBudget } from '../parts/podBudgets.ts';
import { hasHook, type PodContainer, podContainers } from '../parts/podContainers.ts';
import { isItsTurn, kubeletSyncs, kubeletWorks, probesReset } from './guards.ts';
import { type NodeComposer, seconds } from './nodeRuleFacts.ts';
import { isToBeCreated } from './syncing.ts';

/** what a process ends with that was told to (SIGTERM) and does not care */
const terminatedExitCode = 143;

/** The process of a container ends by itself. */
export const exits = (container: PodContainer, code: number): Effect[] => [
  container.state.send({ type: 'EXIT', code }),
  container.backoff.tell({ type: 'EXITED' }),
  ...probesReset(container),
];

/** Finite work: containers that are not started again after success. */
const hasFiniteWork = ({ pod, plan }: PodContainer): boolean =>
  plan.kind === 'init' || (plan.kind === 'regular' && !shouldRestart(plan.spec, pod.plan.pod.spec, 0));

/**
 * What containers do by themselves, what their hooks come to, and what the runtime cannot do.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-states
 */
export const containerRules = ({ actor, rule }: NodeComposer, node: NodeParts) => {
  const containers = podContainers(node.pods);
  const itself = actor('container', () => {
    const completesWork = rule(
      'completes its work',
      [containers.filter(hasFiniteWork)],
      (container) => ({ when: [container.state.is(isRunning)], then: exits(container, 0) }),
      { action: 'exit', lasts: seconds(1, 900) },
    );
    for (const code of [0, terminatedExitCode]) {
      rule(
        `ends with ${code} because it was asked to stop`,
        [containers],
        (container) => ({
          when: [container.state.is((state) => state.matches('Terminating'))],
          then: [
            container.state.send({ type: 'EXIT', code }),
            container.backoff.tell({ type: 'KILLED' }),
            ...probesReset(container),
          ],
        }),
        { lasts: seconds(0, 45) },
      );
    }
    rule(
      'is done with its postStart hook',
      [withHook(containers, 'postStart')],
      ({ pod, state }) => ({
        when: [kubeletWorks(node), pod.worker.is(isSyncing)],
        then: [state.send({ type: 'POST_START_DONE' })],
      }),
      { lasts: seconds(0, 20) },
    );
    const isDoneWithPreStop = rule(
      'is done with its preStop hook',
      [withHook(containers, 'preStop')],
      (container) => ({
        when: [kubeletWorks(node), any(container.pod.worker.isNot(isTerminating), isItsTurn(container))],
        then: [container.state.send({ type: 'PRE_STOP_DONE' })],
      }),
      { lasts: seconds(0, 40) },
    );
    return { completesWork, isDoneWithPreStop };
  });

  actor(
    'environment',
    () => {
      const codes = [...new Set(containers.flatMap(({ plan }) => plan.exitCodes))];
      for (const code of codes) {
        const may = containers.filter(({ pod, plan }) => pod.budgets.exits && plan.exitCodes.includes(code));
        rule(
          `makes the container exit with ${code}`,
          [may],
          (container) => ({
            when: [
              any(
                container.state.is(isRunning),
                container.state.is((state) => state.matches('PreStop')),
              ),
            ],
            then: [...spend(container.pod, 'exits'), ...exits(container, code)],
          }),
          { action: 'exit' },
        );
      }
      const withHooks = withHook(budgeted(containers, 'hookFailures'), 'postStart');
      rule('makes the postStart hook fail', [withHooks], ({ pod, state }) => ({
        when: kubeletSyncs(node, pod),
        then: [...spend(pod, 'hookFailures'), state.send({ type: 'POST_START_FAILS' })],
      }));
      rule(
        'removes the container from the runtime',
        [budgeted(containers, 'removals')],
        (container) => ({
          when: [
            kubeletWorks(node),
            any(container.pod.worker.is(isSyncing), container.pod.worker.is(isTerminating)),
          ],
          then: [
            ...spend(container.pod, 'removals'),
            container.state.send({ type: 'TAKEN' }),
            // no end is known that a delay would count from
            container.backoff.tell({ type: 'FORGET' }),
            ...probesReset(container),
          ],
        }),
        { action: 'removal of a container' },
      );
      const withCalls = budgeted(containers, 'failedCalls');
      for (const type of ['PULL_FAILS', 'CREATE_FAILS'] as const) {
        rule(
          failedCalls[type],
          [withCalls],
          ({ pod, state, backoff, at }) => ({
            when: [...isToBeCreated(node, pod, at), backoff.isNot(isBackingOff)],
            then: [...spend(pod, 'failedCalls'), state.send({ type })],
          }),
          { action: 'failed call' },
        );
      }
      rule(
        'makes the start of the container fail',
        [withCalls],
        ({ pod, state, backoff }) => ({
          when: [...kubeletSyncs(node, pod), pod.sandbox.is(isReady)],
          then: [
            ...spend(pod, 'failedCalls'),
            state.send({ type: 'START_FAILS' }),
            backoff.tell({ type: 'EXITED' }),
          ],
        }),
        { action: 'failed start' },
      );
    },
    { fair: false },
  );

  const kubelet = actor('kubelet', () => {
    const collectable = budgeted(containers, 'garbageCollections');
    const removesDeadContainer = rule(
      'removes the dead container',
      [collectable],
      ({ pod, state }) => ({
        when: [
          kubeletWorks(node),
          pod.worker.is(isFinished),
          any(pod.worker.is(isEvicted), pod.view.is(isSeenGone), pod.view.is(isSeenDeleted)),
          state.is(hasExited),
        ],
        then: [...spend(pod, 'garbageCollections'), state.send({ type: 'REMOVE' })],
      }),
      { action: 'removal of a dead container', lasts: seconds(30, 90) },
    );
    rule(
      'tries again',
      [budgeted(containers, 'failedCalls')],
      ({ pod, state }) => ({
        when: [...kubeletSyncs(node, pod), state.is(isHeldUp)],
        then: [state.send({ type: 'RETRY' })],
      }),
      { lasts: seconds(10, 20) },
    );
    rule(
      'has waited for the restart delay',
      [containers],
      ({ backoff }) => ({ when: [kubeletWorks(node)], then: [backoff.send({ type: 'OVER' })] }),
      (container) => ({ lasts: { kind: 'restart delay', container }, shown: 'never' }),
    );
    rule(
      'forgets the restart delay of a container that has run for long',
      [containers],
      ({ state, backoff }) => ({
        when: [kubeletWorks(node), state.is(isRunning), backoff.is(hasBackoff)],
        then: [backoff.send({ type: 'QUIET' })],
      }),
      (container) => ({ lasts: { kind: 'quiet time', container }, shown: 'never' }),
    );
    rule(
      'kills the container at the end of its own grace period',
      [containers],
      (container) => ({
        when: [kubeletWorks(node), container.state.is(isStopping), container.pod.worker.is(isSyncing)],
        then: [
          container.state.send({ type: 'KILL' }),
          container.backoff.tell({ type: 'KILLED' }),
          ...probesReset(container),
        ],
      }),
      (container) => ({ lasts: { kind: 'grace of the container', container }, shown: 'never' }),
    );
    return { removesDeadContainer };
  });
  return { ...itself, ...kubelet };
};

const failedCalls = {
  PULL_FAILS: 'makes the image pull fail',
  CREATE_FAILS: 'makes the creation of the container fail',
} as const;

const budgeted = (
  containers: readonly PodContainer[],
  name: Parameters<typeof withBudget>[1],
): PodContainer[] => containers.filter(({ pod }) => pod.budgets[name] !== undefined);

const withHook = (containers: readonly PodContainer[], hook: 'postStart' | 'preStop'): PodContainer[] =>
  containers.filter((container) => hasHook(container, hook));
