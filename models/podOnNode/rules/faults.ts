import type { Effect } from '../../../checker/system/effect.ts';
import { none, not } from '../../../checker/system/guard.ts';
import { isRunning } from '../charts/container/container.ts';
import { isUnderPressure } from '../charts/node/evictionManager.ts';
import { isIdle, isSyncing } from '../charts/pod/podWorker.ts';
import type { NodeParts } from '../parts/nodeParts.ts';
import { spend, withBudget } from '../parts/podBudgets.ts';
import { podContainers, probesOf, statesOf } from '../parts/podContainers.ts';
import { isFromApi, type PodParts } from '../parts/podParts.ts';
import { knowsWhatRuns, kubeletWorks } from './guards.ts';
import { type NodeComposer, seconds } from './nodeRuleFacts.ts';

/** What may happen to the node: to its kubelet, its machine, its connection, the memory that its Pods need. */
export const faultRules = ({ actor, rule }: NodeComposer, node: NodeParts) => {
  const { pods, budgets, kubelet, connection, evictionManager } = node;
  const { kubeletRestarts, reboots, partitions, pressures, shutdowns } = node.plan.nodeBudgets;
  const whole = [{ id: 1, name: 'node' }];
  // until it has failed a liveness probe means nothing, whoever began with it
  const probed = podContainers(pods).filter(({ probes }) =>
    probes.some(({ plan }) => plan.kind !== 'liveness'),
  );
  actor(
    'environment',
    () => {
      rule(
        'makes the sandbox die',
        [withBudget(pods, 'sandboxDeaths')],
        (pod) => ({ then: [...spend(pod, 'sandboxDeaths'), pod.sandbox.send({ type: 'LOST' })] }),
        { action: 'death of a sandbox' },
      );
      rule(
        'stops the kubelet',
        [kubeletRestarts ? whole : []],
        () => ({
          then: [
            budgets.kubeletRestarts.send({ type: 'SPEND' }),
            ...kubeletStops(node),
            ...backoffsAre('FORGET', node),
            ...probesAre('FORGET', node),
          ],
        }),
        { action: 'stop of the kubelet', told: 'stops the kubelet, which starts again' },
      );
      rule(
        'has the kubelet begin within ten seconds of the start of the container',
        [kubeletRestarts ? probed : []],
        ({ pod, state, probes }) => ({
          when: [pod.worker.is(isIdle), state.is(isRunning)],
          then: probes
            .filter(({ plan }) => plan.kind !== 'liveness')
            .map((probe) => probe.state.send({ type: 'YOUNG' })),
        }),
      );
      rule(
        'reboots the machine',
        [reboots ? whole : []],
        () => ({ then: [budgets.reboots.send({ type: 'SPEND' }), ...machineStops(node)] }),
        { action: 'reboot' },
      );
      rule(
        'cuts the node off',
        [partitions ? whole : []],
        () => ({ then: [budgets.partitions.send({ type: 'SPEND' }), connection.send({ type: 'CUT' })] }),
        { action: 'partition' },
      );
      rule(
        'makes the node run short of memory',
        [pressures ? whole : []],
        () => ({
          when: [kubeletWorks(node), ...knowsWhatRuns(pods)],
          then: [budgets.pressures.send({ type: 'SPEND' }), evictionManager.send({ type: 'PRESSURE' })],
        }),
        { action: 'memory pressure' },
      );
    },
    { fair: false },
  );
  actor('operator', () => {
    rule(
      'starts the kubelet',
      [kubeletRestarts + reboots + shutdowns ? whole : []],
      () => ({ then: [kubelet.send({ type: 'START' })] }),
      // a kubelet that is stopped writes nothing
      { action: 'start of the kubelet', lasts: seconds(1, 120), shown: 'at once' },
    );
    rule(
      'connects the node',
      [partitions ? whole : []],
      () => ({ then: [connection.send({ type: 'HEAL' })] }),
      { action: 'end of a partition', lasts: seconds(5, 400) },
    );
  });
  return actor('kubelet', () => {
    const evictable = pods.filter(({ plan }) => plan.evictionRank > 0);
    const nobodyBefore = (rank: number) =>
      none(
        evictable.flatMap(({ plan, worker }) => (plan.evictionRank < rank ? [worker] : [])),
        isSyncing,
      );
    const evictsPod = rule(
      'evicts the Pod',
      [pressures ? evictable.filter(isFromApi) : []],
      (pod) => ({
        when: [
          kubeletWorks(node),
          evictionManager.is(isUnderPressure),
          pod.worker.is(isSyncing),
          nobodyBefore(pod.plan.evictionRank),
        ],
        then: [
          evictionManager.send({ type: 'EVICT' }),
          pod.worker.send({ type: 'EVICT' }),
          pod.status.send({ type: 'EVICT' }),
        ],
      }),
      { action: 'pressure eviction', lasts: seconds(0, 10) },
    );
    rule(
      'sees that there is memory again',
      [pressures ? whole : []],
      () => ({
        when: [kubeletWorks(node), not(evictionManager.is((manager) => manager.matches('NoPressure')))],
        then: [evictionManager.send({ type: 'RELIEF' })],
      }),
      { lasts: seconds(5, 60) },
    );
    return { evictsPod };
  });
};

/** The machine goes down: its kubelet, and what runs on it. */
export const machineStops = (node: NodeParts): Effect[] => [
  ...kubeletStops(node),
  ...backoffsAre('LOST', node),
  ...probesAre('LOST', node),
  ...node.pods.flatMap(lostWithMachine),
];

/** The kubelet process ends: all that it has in memory is lost. */
const kubeletStops = ({ pods, kubelet, evictionManager, allocations, shutdown }: NodeParts): Effect[] => [
  kubelet.send({ type: 'STOP' }),
  evictionManager.tell({ type: 'FORGET' }),
  ...(allocations ? [allocations.tell({ type: 'FORGET' })] : []),
  ...(shutdown ? [shutdown.manager.tell({ type: 'FORGET' })] : []),
  ...pods.flatMap(forgottenByKubelet),
];

const backoffsAre = (type: 'FORGET' | 'LOST', { pods }: NodeParts): Effect[] =>
  pods.flatMap(({ containers }) => containers.map(({ backoff }) => backoff.tell({ type })));

const probesAre = (type: 'FORGET' | 'LOST', { pods }: NodeParts): Effect[] =>
  pods.flatMap(probesOf).map(({ state }) => state.tell({ type }));

const forgottenByKubelet = (pod: PodParts): Effect[] => [
  pod.view.tell({ type: 'FORGET' }),
  pod.worker.tell({ type: 'FORGET' }),
  pod.status.tell({ type: 'FORGET' }),
  ...(pod.resize ? [pod.resize.tell({ type: 'FORGET' })] : []),
];

const lostWithMachine = (pod: PodParts): Effect[] => [
  pod.sandbox.tell({ type: 'LOST' }),
  ...statesOf(pod).map((state) => state.tell({ type: 'LOST' })),
  ...pod.volumes.map((volume) => volume.tell({ type: 'REBOOT' })),
];
