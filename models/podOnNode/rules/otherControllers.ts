import { isBound } from '../charts/pod/apiPod.ts';
import type { NodeParts } from '../parts/nodeParts.ts';
import { spend, withBudget } from '../parts/podBudgets.ts';
import { gatesOf, isFromApi } from '../parts/podParts.ts';
import { type NodeComposer, seconds } from './nodeRuleFacts.ts';

/** What controllers of others do to Pods: conditions that are readiness gates, and finalizers. */
export const otherControllerRules = ({ actor, rule }: NodeComposer, { pods }: NodeParts): void => {
  const apiPods = pods.filter(isFromApi);
  actor('another controller', () => {
    rule(
      'sets the readiness gate',
      [gatesOf(apiPods)],
      ({ pod, state }) => ({
        when: [pod.source.object.is(isBound)],
        then: [state.send({ type: 'SET_TRUE' })],
      }),
      { lasts: seconds(0, 60) },
    );
  });
  actor(
    'another controller',
    () => {
      rule(
        'takes the readiness gate back',
        [gatesOf(withBudget(apiPods, 'gateLosses'))],
        ({ pod, state }) => ({
          when: [pod.source.object.is(isBound)],
          then: [...spend(pod, 'gateLosses'), state.send({ type: 'SET_FALSE' })],
        }),
      );
      const finalized = apiPods.filter(({ plan }) => plan.pod.metadata?.finalizers?.length);
      rule(
        'takes its finalizer off the Pod',
        [finalized],
        ({ source }) => ({ then: [source.object.send({ type: 'FINALIZED' })] }),
        { action: 'removal of a finalizer' },
      );
    },
    { fair: false },
  );
};
