import { clockSkew, lateness } from '../../../models/recorded/clocks.ts';
import { seconds } from '../../../models/recorded/history/livePod.ts';
import { pathOf } from '../../../models/recorded/history/requests.ts';
import type { ObjectStep } from '../../../models/recorded/steps.ts';
import { statusChanges } from '../../../models/recorded/writes/statusChanges.ts';
import { kubernetes136 } from '../../../spec/api/kubernetesVersion.ts';
import type { Deployment, DeploymentStatus, ReplicaSet } from '../../../spec/api/objects/apps.ts';
import type { Pod } from '../../../spec/api/objects/core.ts';
import { acceptsAll } from '../../../spec/controllers/common/apiCalls.ts';
import { apiTime } from '../../../spec/controllers/common/time.ts';
import { hasProgressDeadline, untilDeadline } from '../../../spec/controllers/deployment/progressDeadline.ts';
import { revisionAnnotation } from '../../../spec/controllers/deployment/revision.ts';
import { syncDeployment } from '../../../spec/controllers/deployment/syncDeployment.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofObjects } from '../recordPredicate.ts';

/** A controller lags behind by no more than this, in seconds. */
const lagSeconds = 30;

const numbers = [
  'observedGeneration',
  'replicas',
  'updatedReplicas',
  'readyReplicas',
  'availableReplicas',
  'unavailableReplicas',
  'terminatingReplicas',
  'collisionCount',
] as const;

type Condition = NonNullable<DeploymentStatus['conditions']>[number];

/** In what a condition differs from what its controller would have written; `now`: the time that it would give what is new. */
const wrongCondition = (
  wanted: Condition,
  condition: Condition | undefined,
  now: string,
  time: number,
): string | undefined => {
  const { type } = wanted;
  if (condition === undefined) return `there is no condition ${type}`;
  for (const field of ['status', 'reason', 'message'] as const)
    if (condition[field] !== wanted[field])
      return `the ${field} of ${type} is ${condition[field]}, not ${wanted[field]}`;
  for (const field of ['lastUpdateTime', 'lastTransitionTime'] as const) {
    const at = seconds(condition[field]);
    const isNew = at <= time + clockSkew && at >= time - lateness;
    if (condition[field] !== wanted[field] && !(wanted[field] === now && isNew))
      return `the ${field} of ${type} is ${condition[field]}`;
  }
  return undefined;
};

const difference = (wanted: Deployment, after: Deployment, now: string, time: number): string | undefined => {
  const [would, is] = [wanted.status ?? {}, after.status ?? {}];
  for (const name of numbers)
    if ((would[name] ?? 0) !== (is[name] ?? 0)) return `${name} is ${is[name]}, not ${would[name] ?? 0}`;
  if ((would.terminatingReplicas === undefined) !== (is.terminatingReplicas === undefined))
    return `terminatingReplicas is ${is.terminatingReplicas}`;
  for (const condition of would.conditions ?? []) {
    const found = is.conditions?.find(({ type }) => type === condition.type);
    const wrong = wrongCondition(condition, found, now, time);
    if (wrong !== undefined) return wrong;
  }
  const more = is.conditions?.find(({ type }) => !would.conditions?.some((each) => each.type === type));
  if (more !== undefined) return `there is a condition ${more.type}`;
  const [revision, noted] = [wanted, after].map(
    ({ metadata }) => metadata?.annotations?.[revisionAnnotation],
  );
  return revision === noted ? undefined : `its revision is ${noted}, not ${revision}`;
};

/** The Pods that a controller that waits for old ones may see: none that runs, or one of each ReplicaSet. */
const podsSeen = (deployment: Deployment, sets: readonly ReplicaSet[]): readonly (readonly Pod[])[] => {
  if (deployment.spec?.strategy?.type !== 'Recreate') return [[]];
  const running = sets.map(({ apiVersion = 'apps/v1', kind = 'ReplicaSet', metadata }): Pod => {
    const { name = '', uid = '', namespace } = metadata ?? {};
    const ownerReferences = [{ apiVersion, kind, name, uid, controller: true }];
    return {
      metadata: { name, ownerReferences, ...(namespace === undefined ? {} : { namespace }) },
      status: { phase: 'Running' },
    };
  });
  return [[], running];
};

/** When the controller may have looked, in unix seconds: late; and early, if its deadline was over in between. */
const timesOf = (deployment: Deployment, time: number): readonly number[] => {
  const [early, late] = [time - lateness, time + clockSkew];
  const progress = deployment.status?.conditions?.find(({ type }) => type === 'Progressing');
  if (progress === undefined || !hasProgressDeadline(deployment)) return [late];
  const isBetween =
    untilDeadline(deployment, progress, early * 1000) >= 0 &&
    untilDeadline(deployment, progress, late * 1000) < 0;
  return isBetween ? [late, early] : [late];
};

/** The statuses that the controller may write first, on what it may have seen, and the time that is new in them. */
function* statuses(step: ObjectStep): Generator<readonly [Deployment, string]> {
  const { history, record } = step;
  const deployment = step.before as Deployment;
  const { uid = '', namespace = '', deletionTimestamp } = deployment.metadata ?? {};
  const times = timesOf(deployment, record.time);
  let last: string | undefined;
  for (const { objects } of history.replicaSets.seen(namespace, record.time, lagSeconds)) {
    const replicaSets = objects.filter(({ metadata }) => {
      const owner = metadata.ownerReferences?.find(({ controller }) => controller);
      return owner === undefined || owner.uid === uid;
    }) as ReplicaSet[];
    const versions = replicaSets.map(({ metadata }) => metadata?.resourceVersion).join();
    if (last === versions) continue;
    last = versions;
    for (const pods of podsSeen(deployment, replicaSets))
      for (const at of times) {
        const sync = syncDeployment({
          version: kubernetes136,
          now: at * 1000,
          deployment,
          replicaSets,
          pods,
          live: { found: true, uid, ...(deletionTimestamp === undefined ? {} : { deletionTimestamp }) },
          answers: acceptsAll,
        });
        if (sync.kind === 'invalid') continue;
        const write = sync.tried.map((tried) => tried.write).find(({ kind }) => kind === 'updateStatus');
        if (write?.kind === 'updateStatus') yield [write.deployment, apiTime(at * 1000)];
      }
  }
}

/** A ReplicaSet could not be created: the recording does not show why. */
const tellsOfFailure = (before: Deployment, after: Deployment): boolean => {
  const [old, now] = [before, after].map(({ status }) =>
    status?.conditions?.find(({ type }) => type === 'Progressing'),
  );
  const collisions = (after.status?.collisionCount ?? 0) - (before.status?.collisionCount ?? 0);
  return (now?.reason === 'ReplicaSetCreateError' && old?.reason !== now.reason) || collisions === 1;
};

export const status: LawRecord = {
  id: 'deployment/status',
  says: 'The status of a Deployment is what its controller makes of it and of its ReplicaSets as they were at some moment of the last half minute',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#deployment-status',
  fields: ['deployment.status', 'deployment.spec.progressDeadlineSeconds'],
  exceptions: ['statuses that users write', 'ReplicaSets that could not be created'],
  record: ofObjects({
    about: ['deployments'],
    whole: true,
    showsLess: ['when the controller looked'],
    judge: (step) => {
      const { history, record } = step;
      if (!statusChanges(step) || !history.watched.has('replicasets')) return undefined;
      const after = step.after as Deployment;
      const { name = '', namespace } = after.metadata ?? {};
      if (history.requests.answeredWith(record.version, pathOf('deployments', name, namespace)))
        return undefined;
      if (tellsOfFailure(step.before as Deployment, after)) return undefined;
      let nearest: string | undefined;
      for (const [wanted, now] of statuses(step)) {
        const wrong = difference(wanted, after, now, record.time);
        if (wrong === undefined) return undefined;
        nearest ??= wrong;
      }
      return nearest ?? 'its controller has nothing to write';
    },
  }),
  lies: [
    'a Deployment with a replica less that is unavailable',
    'a Deployment that counts Pods as terminating that are not',
    'a Deployment with fewer updated replicas than its newest ReplicaSet has',
    'a Deployment that is stuck before its deadline',
    'a Deployment that is done before it is',
    'a Deployment that tells of the progress of another ReplicaSet',
    'a condition that was updated before it was written',
    'a Deployment that tells of a failure that no ReplicaSet has',
    'a Deployment that notes a revision that no ReplicaSet has',
  ],
};
