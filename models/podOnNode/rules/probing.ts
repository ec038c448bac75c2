import { always } from '../../../checker/system/guard.ts';
import { isRunning } from '../charts/container/container.ts';
import { isBelieved, isProbing, isUnattended, passes } from '../charts/container/probe.ts';
import type { NodeParts } from '../parts/nodeParts.ts';
import { spend, withBudget } from '../parts/podBudgets.ts';
import { podContainers } from '../parts/podContainers.ts';
import { kubeletSyncs } from './guards.ts';
import { type NodeComposer, type NodeRuleFacts, seconds } from './nodeRuleFacts.ts';

/**
 * Probes, one attempt a period: liveness and readiness only once the startup probe has succeeded. What an attempt
 * finds is the container's affair.
 * https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
 */
export const probeRules = ({ actor, rule }: NodeComposer, node: NodeParts) => {
  const probed = probesOfContainers(node);
  const looks = ({ pod, container, state, startup }: (typeof probed)[number]) => [
    ...kubeletSyncs(node, pod),
    container.state.is(isRunning),
    state.is(isProbing),
    startup && startup !== state ? startup.is((each) => passes(each) || isBelieved(each)) : always,
  ];
  const period = ({ plan }: (typeof probed)[number]): NodeRuleFacts => ({
    lasts: seconds(plan.spec.periodSeconds ?? 10),
  });
  const kubelet = actor('kubelet', () => {
    rule(
      'waits no longer for the initial delay',
      [probed],
      ({ pod, state }) => ({ when: kubeletSyncs(node, pod), then: [state.send({ type: 'DELAY_OVER' })] }),
      ({ plan }) => ({ lasts: seconds(plan.spec.initialDelaySeconds ?? 0) }),
    );
    const resumesProbing = rule(
      'probes the instance of an earlier kubelet',
      [probed],
      ({ pod, container, state }) => ({
        when: [...kubeletSyncs(node, pod), container.state.is(isRunning), state.is(isUnattended)],
        then: [state.send({ type: 'RESUME' })],
      }),
      { told: 'begins again to probe the container' },
    );
    const findsWell = rule(
      'finds the container well',
      [probed],
      (probe) => ({
        when: [...looks(probe), probe.state.isNot(isSettled)],
        then: [probe.state.send({ type: 'RESULT', result: 'success' })],
      }),
      period,
    );
    return { resumesProbing, findsWell };
  });
  actor(
    'environment',
    () => {
      rule(
        'makes the attempt of the probe fail',
        [withBudgetOf(probed)],
        (probe) => ({
          when: looks(probe),
          then: [
            ...spend(probe.pod, 'probeFailures'),
            probe.state.send({ type: 'RESULT', result: 'failure' }),
          ],
        }),
        (probe) => ({ ...period(probe), action: 'failed probe' }),
      );
    },
    { fair: false },
  );
  return kubelet;
};

/** It has succeeded as often as it takes: another success says nothing. */
const isSettled = ({ context }: Parameters<typeof passes>[0]): boolean =>
  context.verdict === 'success' &&
  context.run.result === 'success' &&
  context.run.length >= context.successThreshold;

const withBudgetOf = (probed: ReturnType<typeof probesOfContainers>) =>
  probed.filter(({ pod }) => withBudget([pod], 'probeFailures').length > 0);

/** Every probe, with its container, its Pod, and the startup probe that goes before it. */
const probesOfContainers = ({ pods }: NodeParts) =>
  podContainers(pods)
    .flatMap((container) => {
      const startup = container.probes.find(({ plan }) => plan.kind === 'startup')?.state;
      return container.probes.map(({ plan, state }) => ({
        pod: container.pod,
        container,
        plan,
        state,
        startup,
      }));
    })
    .map((member, index) => ({
      ...member,
      id: index + 1,
      name: `${member.plan.kind} probe of ${member.container.name}`,
    }));
