import { any, type Guard, none } from '../../../checker/system/guard.ts';
import type { PodActions } from '../../../spec/kubelet/actions/podActions.ts';
import { hasExited, isAlive, isCreated, isInPostStart, isRunning } from '../charts/container/container.ts';
import { isBackingOff } from '../charts/container/restartBackoff.ts';
import { isFree } from '../charts/node/address.ts';
import { isDead, mayRun } from '../charts/pod/sandbox.ts';
import { hasDecidedEnd } from '../charts/pod/statusManager.ts';
import { isMounted } from '../charts/pod/volume.ts';
import { podSync } from '../decisions/podSync.ts';
import type { NodeParts } from '../parts/nodeParts.ts';
import { spend, withBudget } from '../parts/podBudgets.ts';
import { type PodContainer, podContainers, statesOf } from '../parts/podContainers.ts';
import type { PodParts } from '../parts/podParts.ts';
import { kubeletSyncs, probesReset } from './guards.ts';
import { type NodeComposer, seconds } from './nodeRuleFacts.ts';

/**
 * How the kubelet looks after a Pod, one action at a time, as one sync of the Pod decides: volumes, sandbox, init
 * containers, regular ones; again what is to run again; and an end to containers that may not go on.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/
 */
export const syncRules = ({ actor, rule }: NodeComposer, node: NodeParts) => {
  const { pods, addresses } = node;
  const containers = podContainers(pods);
  const kubelet = actor('kubelet', () => {
    rule('mounts the volume', [volumesOf(pods)], ({ pod, state }) => ({
      when: kubeletSyncs(node, pod),
      then: [state.send({ type: 'MOUNT' })],
    }));

    const runsSandbox = rule(
      'runs the sandbox',
      [pods.filter(({ plan }) => plan.hasOwnNetwork), addresses],
      (pod, address) => ({
        when: mayRunWithAddress(node, pod, address),
        then: [...joinsNetwork(pod, address), ...newSandbox(pod)],
      }),
    );
    const runsSandboxOnHostNetwork = rule(
      'runs the sandbox in the network of the node',
      [pods.filter(({ plan }) => !plan.hasOwnNetwork)],
      (pod) => ({ when: mayRunSandbox(node, pod), then: newSandbox(pod) }),
      { told: 'runs the sandbox' },
    );

    rule(
      'tries to create the sandbox again',
      [withBudget(pods, 'failedCalls')],
      (pod) => ({ when: kubeletSyncs(node, pod), then: [pod.sandbox.send({ type: 'RETRY' })] }),
      { lasts: seconds(1, 20) },
    );

    rule(
      'stops the containers of the dead sandbox',
      [containers],
      ({ pod, state }) => ({
        when: [...kubeletSyncs(node, pod), pod.sandbox.is(isDead), state.is(isRunning)],
        then: [state.send({ type: 'STOP' })],
      }),
      { shown: 'never' },
    );

    const createsContainer = rule(
      'creates the container',
      [containers],
      ({ pod, state, backoff, resources, at }) => ({
        when: [...isToBeCreated(node, pod, at), state.isNot(isCreated), backoff.isNot(isBackingOff)],
        then: [state.send({ type: 'CREATE' }), ...(resources ? [resources.tell({ type: 'CREATE' })] : [])],
      }),
    );
    const startsContainer = rule(
      'starts the container',
      [containers],
      ({ pod, state, backoff, listener, probes }) => ({
        when: mayStart(node, pod, ({ createSandbox, killPod }) => !createSandbox && !killPod),
        then: [
          state.send({ type: 'START' }),
          backoff.tell({ type: 'STARTED' }),
          ...(listener ? [listener.tell({ type: 'CLOSE' })] : []),
          ...probes.map((probe) => probe.state.tell({ type: 'BEGIN' })),
        ],
      }),
      // a container that was created alone shows as one that was not
      { shown: 'at once' },
    );

    const killsForFailedProbe = rule(
      'kills the container for its failed probe',
      [withKillingProbe(containers)],
      ({ pod, state, plan }) => ({
        when: [
          ...kubeletSyncs(node, pod),
          state.is(isRunning),
          podSync(pod).is(({ containersToKill }) =>
            containersToKill.some(({ name, reason }) => name === plan.name && reason !== ''),
          ),
        ],
        then: [state.send({ type: 'STOP' })],
      }),
      { shown: 'never' },
    );

    rule('removes the container to restart all', [containers], (container) => ({
      when: [
        ...kubeletSyncs(node, container.pod),
        podSync(container.pod).is(
          ({ containersToReset }) => containersToReset[0]?.name === container.plan.name,
        ),
        container.state.isNot(isAlive),
      ],
      then: [container.state.send({ type: 'PURGE', for: 'restart' })],
    }));
    rule('kills the container to restart all', [containers], (container) => ({
      when: [
        ...kubeletSyncs(node, container.pod),
        podSync(container.pod).is(
          ({ containersToReset }) => containersToReset[0]?.name === container.plan.name,
        ),
      ],
      then: [container.state.send({ type: 'KILL' }), ...probesReset(container)],
    }));
    return { runsSandbox, runsSandboxOnHostNetwork, createsContainer, startsContainer, killsForFailedProbe };
  });
  actor(
    'environment',
    () => {
      // the sync that runs a sandbox starts the first one in it at once, whatever is left of it
      const left = podContainers(withBudget(pods, 'failedRemovals')).filter(
        ({ plan, at }) => plan.kind === 'init' && at > 0,
      );
      rule(
        'makes the removal of the init container fail when a sandbox is run',
        [left.filter(({ pod }) => pod.plan.hasOwnNetwork), addresses],
        (container, address) => ({
          when: [...mayRunWithAddress(node, container.pod, address), container.state.is(hasExited)],
          then: [
            ...spend(container.pod, 'failedRemovals'),
            ...joinsNetwork(container.pod, address),
            ...newSandbox(container.pod, container.at),
          ],
        }),
      );
      rule('makes the creation of the sandbox fail', [withBudget(pods, 'failedCalls')], (pod) => ({
        when: mayRunSandbox(node, pod),
        then: [...spend(pod, 'failedCalls'), pod.sandbox.send({ type: 'RUN_FAILS' })],
      }));
    },
    { fair: false },
  );
  return kubelet;
};

/** A sync decides on the status before anything else: once that is the end of the Pod nothing is started. */
const goesOn = (node: NodeParts, pod: PodParts): Guard[] => [
  ...kubeletSyncs(node, pod),
  pod.status.isNot(hasDecidedEnd),
];

const mayRunSandbox = (node: NodeParts, pod: PodParts) => [
  ...goesOn(node, pod),
  pod.sandbox.is(mayRun),
  ...pod.volumes.map((volume) => volume.is(isMounted)),
  none(statesOf(pod), isAlive),
  podSync(pod).is(({ createSandbox }) => createSandbox),
];

type Address = NodeParts['addresses'][number];

/** The lowest address that is free is given. */
const mayRunWithAddress = (node: NodeParts, pod: PodParts, address: Address) => [
  ...mayRunSandbox(node, pod),
  address.is(isFree),
  ...node.addresses.slice(0, address.id - 1).map((lower) => lower.isNot(isFree)),
];

const joinsNetwork = (pod: PodParts, address: Address) => [
  address.send({ type: 'TAKE', pod: pod.id }),
  pod.network.send({ type: 'ADD', address: address.id }),
];

/** Init containers run again in a new sandbox; what the runtime has of them is removed, but for one that is `left`. */
const newSandbox = (pod: PodParts, left?: number) => [
  pod.sandbox.send({ type: 'RUN' }),
  ...pod.containers.map(({ plan, state }, at) =>
    state.tell(
      at !== left && (plan.kind === 'init' || plan.kind === 'sidecar')
        ? { type: 'PURGE', for: 'sandbox' }
        : { type: 'NEW_SANDBOX' },
    ),
  ),
];

/** Starts are one after the other: none while a postStart hook runs. What is created is then started. */
const mayStart = (node: NodeParts, pod: PodParts, wanted: (actions: PodActions) => boolean) => [
  ...goesOn(node, pod),
  none(statesOf(pod), isInPostStart),
  podSync(pod).is(wanted),
];

/** This sync creates the container at this place. */
export const isToBeCreated = (node: NodeParts, pod: PodParts, at: number): Guard[] =>
  mayStart(node, pod, (actions) => startsNow(pod, actions).includes(at));

/** Places of the containers that the sync starts. */
const startsNow = ({ containers }: PodParts, actions: PodActions): number[] => {
  if (actions.createSandbox || actions.killPod) return [];
  const inits = containers.filter(({ plan }) => plan.kind === 'init' || plan.kind === 'sidecar').length;
  const regular = containers.filter(({ plan }) => plan.kind === 'regular').length;
  return [
    ...actions.initContainersToStart,
    ...actions.containersToStart.map((at) => inits + at),
    ...ephemeralStarts(containers, actions).map((at) => inits + regular + at),
  ];
};

/** The decision counts the ephemeral containers that have been added; those are added in any order. */
const ephemeralStarts = (containers: PodParts['containers'], actions: PodActions): readonly number[] =>
  containers.some(({ plan }) => plan.kind === 'ephemeral') ? actions.ephemeralContainersToStart : [];

const withKillingProbe = (containers: readonly PodContainer[]): PodContainer[] =>
  containers.filter(({ probes }) => probes.some(({ plan }) => plan.kind !== 'readiness'));

/** The volumes of all Pods, each with its Pod. */
export const volumesOf = (pods: readonly PodParts[]) =>
  pods
    .flatMap((pod) => pod.volumes.map((state, at) => ({ pod, state, plan: pod.plan.volumes[at]!, at })))
    .map((member, index) => ({
      ...member,
      id: index + 1,
      name: `${member.pod.name}.volume ${member.plan.name}`,
    }));

/** Something of the Pod still runs, or may. */
export const isSomethingAlive = (pod: PodParts) => any(...statesOf(pod).map((state) => state.is(isAlive)));
