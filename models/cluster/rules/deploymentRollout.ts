import { all, always, any, between, each, type Guard, none } from '../../../checker/system/guard.ts';
import type { DeploymentStrategy } from '../../../spec/api/objects/apps.ts';
import { isOfRevision, type Revision } from '../charts/controllers/deployment.ts';
import { wants } from '../charts/controllers/replicaSet.ts';
import { isInApi, isLive, isReady, isTerminal, type PodObject } from '../charts/pod/podObject.ts';
import { rolloutStep, type Sizes } from '../decisions/rolloutStep.ts';
import type { ClusterParts } from '../parts/clusterParts.ts';
import type { ReplicaSetParts } from '../parts/workloadParts.ts';
import type { ClusterComposer } from './clusterRuleFacts.ts';

/**
 * How the Deployment controller replaces the Pods of one revision by those of another: it gives the two ReplicaSets their
 * sizes, as `rolloutStep` decides by the sizes that they have and by how many of their Pods are available. Statuses are taken
 * to be prompt, and Pods to be available as soon as they are ready.
 * https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#updating-a-deployment
 */
export const deploymentRolloutRules = (
  { actor, rule }: ClusterComposer,
  { plan, actions }: ClusterParts,
  workloads: readonly ReplicaSetParts[],
): void => {
  const rolled = workloads.flatMap((first) => {
    const second = workloads.find(({ plan: { revisionOf } }) => revisionOf === first.id - 1);
    const { deployment } = first;
    return second && deployment ? [{ ...first, deployment, second }] : [];
  });
  actor(
    'user',
    () => {
      rule('begins a rollout', [rolled], ({ deployment }) => ({
        then: [actions.rollout!.send({ type: 'SPEND' }), deployment.send({ type: 'ROLL_OUT' })],
      }));
      rule('rolls back', [plan.actions?.rollback ? rolled : []], ({ deployment }) => ({
        then: [actions.rollback!.send({ type: 'SPEND' }), deployment.send({ type: 'ROLL_BACK' })],
      }));
    },
    { fair: false },
  );
  const steps = rolled
    .flatMap((workload) =>
      ([1, 2] as const).flatMap((revision) => {
        const [wanted, old] =
          revision === 2 ? [workload.second, workload] : [workload as ReplicaSetParts, workload.second];
        return stepsOf(workload.plan.strategy ?? {}, workload.plan.replicas, wanted, old).map((step) => ({
          ...step,
          deployment: workload.deployment,
          revision: revision as Revision,
          wanted,
          old,
          name: `${workload.name}: ${stepText(step, revision)}`,
        }));
      }),
    )
    .map((step, index) => ({ ...step, id: index + 1 }));
  actor('Deployment controller', () => {
    rule('scales its ReplicaSets', [steps], ({ deployment, revision, wanted, old, from, to, when }) => ({
      when: [
        deployment.is(isOfRevision(revision)),
        wanted.replicaSet.is(wants(from.wanted)),
        old.replicaSet.is(wants(from.old)),
        when,
      ],
      then: [
        ...(from.wanted === to.wanted
          ? []
          : [wanted.replicaSet.send({ type: 'SCALE', replicas: to.wanted } as const)]),
        ...(from.old === to.old ? [] : [old.replicaSet.send({ type: 'SCALE', replicas: to.old } as const)]),
      ],
    }));
  });
};

/** A step of the Deployment controller: between which sizes, and when. */
type Step = { readonly from: Sizes; readonly to: Sizes; readonly when: Guard };

/** `2 old and 0 new → 2 old and 1 new` */
const stepText = ({ from, to }: Step, revision: Revision): string => {
  const text = ({ wanted, old }: Sizes): string =>
    revision === 2 ? `${old} old and ${wanted} new` : `${wanted} old and ${old} new`;
  return `${text(from)} → ${text(to)}`;
};

const isAvailable = (object: PodObject): boolean => isLive(object) && isReady(object) && !isTerminal(object);

const upTo = (most: number): number[] => Array.from({ length: most + 1 }, (_, index) => index);

const stepsOf = (
  strategy: DeploymentStrategy,
  replicas: number,
  wanted: ReplicaSetParts,
  old: ReplicaSetParts,
): Step[] => {
  const sizes = upTo(replicas).flatMap((size) =>
    upTo(replicas).map((other) => ({ wanted: size, old: other })),
  );
  if (strategy.type === 'Recreate') return sizes.flatMap((from) => recreated(from, replicas, old));
  return sizes.flatMap((from) => {
    const found = new Map<string, { readonly to: Sizes; readonly at: [number, number][] }>();
    for (const ofWanted of upTo(replicas)) {
      for (const ofOld of upTo(replicas)) {
        const to = rolloutStep(strategy, replicas, from, { wanted: ofWanted, old: ofOld });
        const key = `${to.wanted},${to.old}`;
        const known = found.get(key) ?? { to, at: [] };
        known.at.push([ofWanted, ofOld]);
        found.set(key, known);
      }
    }
    const moving = [...found.values()].filter(({ to }) => to.wanted !== from.wanted || to.old !== from.old);
    return moving.map(({ to, at }) => ({ from, to, when: countsAre(at, replicas, wanted, old) }));
  });
};

/** All old Pods go at once, and the others come when none of them is left. */
const recreated = (from: Sizes, replicas: number, old: ReplicaSetParts): Step[] => {
  if (from.old > 0) return [{ from, to: { ...from, old: 0 }, when: always }];
  if (from.wanted === replicas) return [];
  const gone = none(
    old.pods.map(({ object }) => object),
    (object) => isInApi(object) && !isTerminal(object),
  );
  return [{ from, to: { ...from, wanted: replicas }, when: gone }];
};

/** How many are available is one of these pairs, told in as few ranges as rows and equal rows allow; `most`: so many or more. */
const countsAre = (
  pairs: readonly (readonly [number, number])[],
  most: number,
  wanted: ReplicaSetParts,
  old: ReplicaSetParts,
): Guard => {
  if (pairs.length === (most + 1) ** 2) return always;
  const terms = ({ pods }: ReplicaSetParts) =>
    each(
      pods.map(({ object }) => object),
      isAvailable,
    );
  const within = (least: number, last: number, workload: ReplicaSetParts): Guard =>
    least === 0 && last === most
      ? always
      : between(least, last === most ? workload.pods.length : last, terms(workload));
  const rows = upTo(most).map((row) =>
    rangesOf(pairs.filter(([first]) => first === row).map(([, second]) => second)),
  );
  const texts = rows.map((ranges) => JSON.stringify(ranges));
  const guards: Guard[] = [];
  for (let begin = 0; begin <= most; ) {
    let end = begin;
    while (end < most && texts[end + 1] === texts[begin]) end++;
    for (const [least, last] of rows[begin]!) {
      guards.push(all(within(begin, end, wanted), within(least, last, old)));
    }
    begin = end + 1;
  }
  return any(...guards);
};

/** Whole numbers in a row as ranges. */
const rangesOf = (numbers: readonly number[]): [number, number][] => {
  const ranges: [number, number][] = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges;
};
