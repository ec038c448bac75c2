import { together } from '../../../checker/system/guard.ts';
import { isWorking } from '../charts/node/kubelet.ts';
import { isCutOff, isDead, isUp } from '../charts/node/machine.ts';
import { isAlive } from '../charts/pod/container.ts';
import { isOn } from '../charts/pod/podObject.ts';
import { isUnseen } from '../charts/pod/podWorker.ts';
import { hasSandbox } from '../charts/pod/sandbox.ts';
import { allProbesOf, type ClusterParts, statesOf } from '../parts/clusterParts.ts';
import type { ClusterComposer } from './clusterRuleFacts.ts';

/** Machines fail and come back; a kubelet restarts and has forgotten its Pods. */
export const nodeRules = ({ actor, rule }: ClusterComposer, cluster: ClusterParts) => {
  const { pods, nodes, budgets } = cluster;
  actor(
    'environment',
    () => {
      rule(
        'lets the machine die',
        [nodes],
        (node) => ({
          then: [budgets.nodeFailures.send({ type: 'SPEND' }), node.machine.send({ type: 'DIE' })],
        }),
        { action: 'loss of a machine' },
      );
      rule(
        'cuts the machine off',
        [nodes],
        (node) => ({
          then: [budgets.nodeFailures.send({ type: 'SPEND' }), node.machine.send({ type: 'PARTITION' })],
        }),
        { action: 'partition' },
      );
      rule(
        'restarts the kubelet',
        [nodes],
        (node) => ({
          when: [node.machine.isNot(isDead)],
          then: [budgets.kubeletRestarts.send({ type: 'SPEND' }), node.kubelet.send({ type: 'RESTART' })],
        }),
        { action: 'stop of the kubelet' },
      );
    },
    { fair: false },
  );
  const { repairs = 'in-the-end' } = cluster.plan;
  actor('operator', () => {
    if (repairs === 'in-the-end') {
      rule('brings the machine back', [nodes], (node) => ({ then: [node.machine.send({ type: 'HEAL' })] }));
    } else if (repairs === 'replaced') {
      rule('switches the machine off', [nodes], (node) => ({
        when: [node.machine.is(isCutOff)],
        then: [node.machine.send({ type: 'SWITCH_OFF' })],
      }));
    }
  });

  const forgets = (pod: ClusterParts['pods'][number], type: 'FORGET' | 'RESET') => [
    pod.worker.tell({ type: 'FORGET' }),
    ...allProbesOf(pod).map((probe) => probe.tell({ type })),
  ];
  const ofNode = actor('node', () => {
    const diesWithItsPods = rule('dies with its Pods', [pods, nodes], (pod, node) => ({
      when: [
        pod.object.is(isOn(node.id)),
        node.machine.is(isDead),
        together(
          { worker: pod.worker, sandbox: pod.sandbox, states: statesOf(pod) },
          ({ worker, sandbox, states }) => !isUnseen(worker) || hasSandbox(sandbox) || states.some(isAlive),
        ),
      ],
      then: [
        pod.sandbox.tell({ type: 'LOST' }),
        ...statesOf(pod).map((state) => state.tell({ type: 'LOST' })),
        ...forgets(pod, 'RESET'),
      ],
    }));
    const forgetsItsPods = rule('forgets its Pods', [pods, nodes], (pod, node) => ({
      when: [pod.object.is(isOn(node.id)), node.kubelet.isNot(isWorking), pod.worker.isNot(isUnseen)],
      then: forgets(pod, 'FORGET'),
    }));
    return { diesWithItsPods, forgetsItsPods };
  });
  actor('kubelet', () => {
    rule('starts', [nodes], (node) => ({
      when: [node.machine.isNot(isDead)],
      then: [node.kubelet.send({ type: 'STARTED' })],
    }));
    rule('sends a heartbeat', [nodes], (node) => ({
      when: [node.machine.is(isUp), node.kubelet.is(isWorking)],
      then: [node.object.send({ type: 'HEARTBEAT' })],
    }));
    rule('registers its node', [nodes], (node) => ({
      when: [node.machine.is(isUp), node.kubelet.is(isWorking)],
      then: [node.object.send({ type: 'REGISTER' })],
    }));
  });
  return ofNode;
};
