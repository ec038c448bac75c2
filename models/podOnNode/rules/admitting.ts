import { all, always, any, type Guard, never, not } from '../../../checker/system/guard.ts';
import type { PodAdmission } from '../../../spec/kubelet/admission/admitPod.ts';
import type { Allocations } from '../charts/node/allocations.ts';
import { hasPressure } from '../charts/node/evictionManager.ts';
import { isShuttingDown } from '../charts/node/shutdownManager.ts';
import { isTerminal } from '../charts/pod/apiPod.ts';
import { isSeenBound } from '../charts/pod/podInView.ts';
import { isFinished, isIdle, isSyncing } from '../charts/pod/podWorker.ts';
import { admission, admissionWithRoom, allocatedPod, type NodeSituation } from '../decisions/admission.ts';
import type { NodeParts } from '../parts/nodeParts.ts';
import { isFromApi, type PodParts, replacedStaticPod } from '../parts/podParts.ts';
import { kubeletWorks, takesWhatRunsFirst } from './guards.ts';
import type { NodeComposer } from './nodeRuleFacts.ts';

/**
 * How a kubelet takes the Pods that are bound to its node, or turns them away: those that do not fit, that the node is
 * under pressure for, or that come while it shuts down. For a critical Pod others have to go.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#nodename
 */
export const admissionRules = ({ actor, rule }: NodeComposer, node: NodeParts) => {
  const { pods, allocations } = node;
  const apiPods = pods.filter(isFromApi);
  const isNew = (pod: PodParts) => [
    kubeletWorks(node),
    pod.view.is(isSeenBound),
    ...(isFromApi(pod) ? [pod.source.object.isNot(isTerminal)] : []),
    ...replacedHasEnded(node, pod),
    ...(allocations ? takesWhatRunsFirst(pods, pod) : []),
  ];
  return actor('kubelet', () => {
    const beginsWithPod = rule(
      'begins with the Pod',
      [pods],
      (pod) => ({
        when: [...isNew(pod), admits(node, pod, ({ admitted, ...rest }) => admitted && isEmpty(rest))],
        then: [
          pod.worker.send({ type: 'SYNC' }),
          ...(pod.deadline ? [pod.deadline.tell({ type: 'START' })] : []),
          ...(allocations ? [allocations.tell({ type: 'TAKE', pod: pod.id })] : []),
        ],
      }),
      { action: 'taking' },
    );
    const turnsAway = rule(
      'turns the Pod away',
      [mayTurnAway(node)],
      ({ pod }) => ({
        when: [...isNew(pod), admits(node, pod, ({ admitted }) => !admitted)],
        then: [pod.worker.send({ type: 'REJECT' }), pod.status.send({ type: 'REJECT' })],
      }),
      { action: 'rejection' },
    );
    const pairs = apiPods.flatMap((victim) =>
      pods.filter((critical) => critical !== victim).map((critical) => ({ victim, critical })),
    );
    const preempting = (allocations ? pairs : []).map((pair, at) => ({
      ...pair,
      id: at + 1,
      name: `${pair.victim.name} for ${pair.critical.name}`,
    }));
    rule('preempts the Pod for a critical one', [preempting], ({ victim, critical }) => ({
      when: [
        ...isNew(critical),
        critical.worker.is(isIdle),
        victim.worker.is(isSyncing),
        admits(
          node,
          critical,
          (decision, { context }) =>
            decision.admitted &&
            decision.preempted.includes(allocatedPod(victim.plan, context.resized[victim.id - 1]!)),
        ),
      ],
      then: [victim.worker.send({ type: 'EVICT' }), victim.status.send({ type: 'EVICT' })],
    }));
    return { beginsWithPod, turnsAway };
  });
};

const isEmpty = (admission: Partial<PodAdmission>): boolean =>
  'preempted' in admission && admission.preempted?.length === 0;

/** Nothing can be amiss where there is room for every Pod and neither pressure nor shutdown. */
const mayTurnAway = ({ pods, allocations, shutdown, plan }: NodeParts) =>
  allocations || shutdown || plan.nodeBudgets.pressures > 0
    ? pods.map((pod) => ({ id: pod.id, name: pod.name, pod, allocations }))
    : [];

/** A guard over what the kubelet decides about a Pod that comes now. */
const admits = (
  node: NodeParts,
  pod: PodParts,
  predicate: (admission: PodAdmission, allocations: Pick<Allocations, 'context'>) => boolean,
): Guard => {
  const { allocations, plan } = node;
  const inSituation = (situation: NodeSituation): Guard => {
    if (allocations) {
      return allocations.is((taken) => predicate(admission(plan, pod.id - 1, situation, taken), taken));
    }
    const decision = admissionWithRoom(pod.plan.pod, situation);
    return predicate(decision, { context: { taken: [], resized: [] } }) ? always : never;
  };
  return any(...situationsOf(node).map(({ guard, situation }) => all(guard, inSituation(situation))));
};

/** How the node may be, and when it is so. */
const situationsOf = ({ evictionManager, shutdown, plan }: NodeParts) => {
  const pressure = plan.nodeBudgets.pressures > 0 ? evictionManager.is(hasPressure) : never;
  const shuttingDown = shutdown ? shutdown.manager.is(isShuttingDown) : never;
  return [
    { situation: { pressure: false, shuttingDown: false }, guard: all(not(pressure), not(shuttingDown)) },
    { situation: { pressure: true, shuttingDown: false }, guard: all(pressure, not(shuttingDown)) },
    { situation: { pressure: false, shuttingDown: true }, guard: all(not(pressure), shuttingDown) },
    { situation: { pressure: true, shuttingDown: true }, guard: all(pressure, shuttingDown) },
  ];
};

/** A static Pod whose manifest was changed is started when the kubelet has ended the one before. */
const replacedHasEnded = ({ pods }: NodeParts, pod: PodParts): Guard[] => {
  const replaced = replacedStaticPod(pod, pods);
  return replaced ? [any(replaced.worker.is(isIdle), replaced.worker.is(isFinished))] : [];
};
