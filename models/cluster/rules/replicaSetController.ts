import {
  all,
  always,
  any,
  atLeast,
  each,
  fewerThan,
  type Guard,
  none,
  some,
} from '../../../checker/system/guard.ts';
import type { Identified } from '../../../checker/system/system.ts';
import { deliver, type Sightings } from '../../observers/deliver.ts';
import { isResyncing } from '../../observers/informer.ts';
import { isScaledTo } from '../charts/controllers/deployment.ts';
import { isSeenActive, isUnseenPod } from '../charts/controllers/observedPod.ts';
import { nextUidIs, unseenPods, wants } from '../charts/controllers/replicaSet.ts';
import { isLive, isNotCreated, isReady, isTerminal } from '../charts/pod/podObject.ts';
import type { ClusterParts } from '../parts/clusterParts.ts';
import type { ReplicaSetParts, ReplicatedPodParts } from '../parts/workloadParts.ts';
import type { ClusterComposer } from './clusterRuleFacts.ts';
import { deploymentRolloutRules } from './deploymentRollout.ts';

/**
 * The ReplicaSet controller counts the active Pods in its view, and what it has created and not yet seen; it
 * creates while there are too few and deletes while there are too many. The Deployment controller hands on the
 * wanted number.
 * https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/
 */
export const replicaSetControllerRules = (
  composer: ClusterComposer,
  cluster: ClusterParts,
  workloads: readonly ReplicaSetParts[],
) => {
  const { budgets, plan, actions } = cluster;
  const { actor, rule } = composer;
  const owned: OwnedPod[] = workloads.flatMap((workload) =>
    workload.pods.map((pod) => ({ id: pod.id, name: pod.name, pod, workload })),
  );

  if (plan.anyOrder) for (const { pods } of workloads) composer.interchangeable(pods);

  const { sees, createsPod } = actor('ReplicaSet controller', () => {
    const deliveries = deliver(composer, owned, ({ pod }) => pod.observed, sightings);
    const creation = rule(
      'creates a Pod',
      [owned],
      ({ pod, workload }) => ({
        when: [
          plan.anyOrder ? always : workload.replicaSet.is(nextUidIs(pod.plan.ordinal)),
          any(
            ...wantedNumbers(workload).map((replicas) =>
              all(workload.replicaSet.is(wants(replicas)), fewerThan(replicas, believedActive(workload))),
            ),
          ),
        ],
        then: [workload.replicaSet.send({ type: 'CREATE_POD' }), pod.object.send({ type: 'CREATE' })],
      }),
      { action: 'creation of a replica' },
    );
    rule('deletes a surplus Pod', [owned], ({ pod, workload }) => ({
      when: [
        pod.observed.is(isSeenActive),
        pod.object.is(isLive),
        ...(workload.plan.sizes ? [isFirstToGo(pod, workload)] : []),
        any(
          ...wantedNumbers(workload).map((replicas) =>
            all(workload.replicaSet.is(wants(replicas)), atLeast(replicas + 1, believedActive(workload))),
          ),
        ),
      ],
      then: [pod.object.send({ type: 'DELETE' }), pod.observed.send({ type: 'SEE', as: 'Inactive' })],
    }));
    return { sees: [deliveries.seesNewPod, deliveries.seesPodEnd], createsPod: creation };
  });

  actor(
    'environment',
    () => {
      rule('restarts the ReplicaSet controller', [workloads], (workload) => ({
        then: [
          budgets.controllerRestarts.send({ type: 'SPEND' }),
          workload.informer.send({ type: 'RESTART' }),
          workload.replicaSet.send({ type: 'RESTART' }),
        ],
      }));
    },
    { fair: false },
  );
  const reads = actor('ReplicaSet controller', () => {
    const { readsActivePod, readsEndedPod } = deliver(
      composer,
      owned,
      ({ pod }) => pod.observed,
      readings,
      ({ workload }) => [workload.informer.is(isResyncing)],
    );
    const hasReadAllPods = rule('has read all Pods', [workloads], ({ informer }) => ({
      then: [informer.send({ type: 'SYNCED' })],
    }));
    return [readsActivePod, readsEndedPod, hasReadAllPods];
  });

  deploymentRolloutRules(composer, cluster, workloads);
  const deployments = workloads.filter(({ deployment, plan }) => deployment && !plan.strategy);
  for (const replicas of new Set(workloads.flatMap(wantedNumbers))) {
    actor('Deployment controller', () => {
      rule(`scales the ReplicaSet to ${replicas}`, [deployments], ({ deployment, replicaSet }) => ({
        when: [deployment!.is(isScaledTo(replicas))],
        then: [replicaSet.send({ type: 'SCALE', replicas })],
      }));
    });
    actor(
      'user',
      () => {
        rule(
          `scales the workload to ${replicas}`,
          [workloads.filter(({ plan }) => plan.scales.includes(replicas))],
          (workload) => ({
            then: [
              budgets.scalings.send({ type: 'SPEND' }),
              (workload.deployment ?? workload.replicaSet).send({ type: 'SCALE', replicas }),
            ],
          }),
        );
      },
      { fair: false },
    );
  }
  actor(
    'user',
    () => {
      const { deletion } = plan.actions ?? {};
      const deleted = workloads.filter(({ id }) => deletion?.of === 'workload' && deletion.at === id - 1);
      rule('deletes the workload', [deleted], (workload) => ({
        then: [
          actions.deletion!.send({ type: 'SPEND' }),
          (workload.deployment ?? workload.replicaSet).send({ type: 'SCALE', replicas: 0 }),
        ],
      }));
    },
    { fair: false },
  );
  return { sees, reads, changeable: { createsPod } };
};

type OwnedPod = Identified & { readonly pod: ReplicatedPodParts; readonly workload: ReplicaSetParts };

/** What the controller is told of its Pods; its own deletions it knows of at once. */
const sightings = {
  seesNewPod: {
    rule: 'sees the new Pod',
    as: 'Active',
    when: ({ pod }) => [pod.observed.is(isUnseenPod), pod.object.isNot(isNotCreated)],
    also: ({ workload }) => [workload.replicaSet.tell({ type: 'SEE_POD' })],
  },
  seesPodEnd: {
    rule: 'sees the Pod end',
    as: 'Inactive',
    when: ({ pod }) => [pod.observed.is(isSeenActive), pod.object.isNot(isActive)],
  },
} satisfies Sightings<OwnedPod, 'Active' | 'Inactive'>;

/** What it reads after a restart, before it acts again. */
const readings = {
  readsActivePod: {
    rule: 'reads the active Pod again',
    as: 'Active',
    when: ({ pod }) => [pod.object.is(isActive)],
  },
  readsEndedPod: {
    rule: 'reads the ended Pod again',
    as: 'Inactive',
    when: ({ pod }) => [pod.object.isNot((object) => isNotCreated(object) || isActive(object))],
  },
} satisfies Sightings<OwnedPod, 'Active' | 'Inactive'>;

/** A Pod that counts: neither terminal nor being deleted. */
const isActive = (object: Parameters<typeof isLive>[0]): boolean => isLive(object) && !isTerminal(object);

/**
 * Pods that are not ready go before those that are: said where sizes change while Pods are replaced.
 * https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/#scaling-a-replicaset
 */
const isFirstToGo = (pod: ReplicatedPodParts, { pods }: ReplicaSetParts): Guard => {
  const others = pods.filter(({ id }) => id !== pod.id).map(({ object }) => object);
  return any(
    pod.object.isNot(isReady),
    none(others, (object) => isActive(object) && !isReady(object)),
  );
};

/** A Deployment, or else the ReplicaSet itself, wants so many Pods. */
export const isWantedBy = ({ deployment, replicaSet }: ReplicaSetParts, replicas: number): Guard =>
  deployment ? deployment.is(isScaledTo(replicas)) : replicaSet.is(wants(replicas));

const wantedNumbers = ({ plan }: ReplicaSetParts): number[] => [
  ...new Set([plan.replicas, ...plan.scales, ...(plan.sizes ?? [])]),
];

/** Active Pods as the controller sees them, and creations that it has not yet seen. */
export const believedActive = (workload: ReplicaSetParts) => [
  ...each(
    workload.pods.map(({ observed }) => observed),
    isSeenActive,
  ),
  some(workload.replicaSet, unseenPods),
];
