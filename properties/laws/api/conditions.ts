import { clockSkew, lateness } from '../../../models/recorded/clocks.ts';
import { seconds } from '../../../models/recorded/history/livePod.ts';
import type { WatchedObject } from '../../../models/recorded/watchRecord.ts';
import { deepEqual } from '../../../spec/api/deepEqual.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofObjects } from '../recordPredicate.ts';

type Condition = {
  readonly type: string;
  readonly status: string;
  readonly reason?: string;
  readonly lastTransitionTime?: string | null;
};

type Reasons = { readonly [status: string]: readonly string[] };

const unheard = ['NodeStatusUnknown', 'NodeStatusNeverUpdated'];

const jobFailures = [
  'BackoffLimitExceeded',
  'DeadlineExceeded',
  'PodFailurePolicy',
  'FailedIndexes',
  'MaxFailedIndexesExceeded',
];

const jobSuccesses = ['CompletionsReached', 'SuccessPolicy'];

const replicaFailure: Reasons = { True: ['FailedCreate', 'FailedDelete'] };

/** The conditions that controllers and kubelets write, the values that they give them, and why. */
const known: { readonly [resource: string]: { readonly [type: string]: Reasons } } = {
  nodes: {
    Ready: { True: ['KubeletReady'], False: ['KubeletNotReady'], Unknown: unheard },
    MemoryPressure: {
      True: ['KubeletHasInsufficientMemory'],
      False: ['KubeletHasSufficientMemory'],
      Unknown: unheard,
    },
    DiskPressure: { True: ['KubeletHasDiskPressure'], False: ['KubeletHasNoDiskPressure'], Unknown: unheard },
    PIDPressure: {
      True: ['KubeletHasInsufficientPID'],
      False: ['KubeletHasSufficientPID'],
      Unknown: unheard,
    },
  },
  deployments: {
    Available: { True: ['MinimumReplicasAvailable'], False: ['MinimumReplicasUnavailable'] },
    Progressing: {
      True: ['NewReplicaSetCreated', 'FoundNewReplicaSet', 'ReplicaSetUpdated', 'NewReplicaSetAvailable'],
      False: ['ProgressDeadlineExceeded', 'ReplicaSetCreateError'],
      Unknown: ['DeploymentPaused', 'DeploymentResumed'],
    },
    ReplicaFailure: replicaFailure,
  },
  replicasets: { ReplicaFailure: replicaFailure },
  jobs: {
    Complete: { True: jobSuccesses },
    SuccessCriteriaMet: { True: jobSuccesses },
    Failed: { True: jobFailures },
    FailureTarget: { True: jobFailures },
    Suspended: { True: ['JobSuspended'], False: ['JobResumed'] },
  },
  poddisruptionbudgets: {
    DisruptionAllowed: { True: ['SufficientPods'], False: ['InsufficientPods', 'SyncFailed'] },
  },
};

/** Others may put conditions of their own on nodes. */
const open: readonly string[] = ['nodes'];

/** These go when they no longer hold. */
const passing: readonly string[] = ['ReplicaFailure', 'Progressing'];

const conditionsOf = (object: WatchedObject | undefined): readonly Condition[] =>
  (object?.status as { conditions?: readonly Condition[] } | undefined)?.conditions ?? [];

const wrongValue = (resource: string, { type, status, reason = '' }: Condition): string | undefined => {
  const reasons = known[resource]?.[type];
  if (reasons === undefined) {
    return open.includes(resource) ? undefined : `the condition ${type} is none of its kind`;
  }
  const allowed = reasons[status];
  if (allowed === undefined) return `the condition ${type} is ${status}`;
  return allowed.includes(reason) ? undefined : `the condition ${type} is ${status} for the reason ${reason}`;
};

const wrongTime = (
  { type, status, lastTransitionTime }: Condition,
  old: Condition | undefined,
  { time, snapshot }: { readonly time: number; readonly snapshot: boolean },
): string | undefined => {
  const since = seconds(lastTransitionTime ?? undefined);
  if (Number.isNaN(since)) return `the condition ${type} does not say since when`;
  if (since > time + clockSkew)
    return `the condition ${type} is ${status} since ${lastTransitionTime}, which is to come`;
  if (snapshot) return undefined;
  const changed = old?.status !== status;
  if (changed && since < time - lateness)
    return `the condition ${type} became ${status}, and is said to be that since ${lastTransitionTime}`;
  return old !== undefined && since < seconds(old.lastTransitionTime ?? undefined)
    ? `the condition ${type} is ${status} since ${lastTransitionTime}; it changed after that`
    : undefined;
};

export const conditions: LawRecord = {
  id: 'api/conditions',
  says: 'A condition has a value and a reason that its writer gives, says since when, is there once, and stays',
  source:
    'https://github.com/kubernetes/community/blob/master/contributors/devel/sig-architecture/api-conventions.md#typical-status-properties',
  fields: [
    'node.status.conditions',
    'deployment.status.conditions',
    'replicaset.status.conditions',
    'job.status.conditions',
    'poddisruptionbudget.status.conditions',
  ],
  exceptions: ['conditions that others put on nodes', 'failures to create replicas go when they are over'],
  record: ofObjects({
    about: Object.keys(known),
    judge: ({ record, before, after }) => {
      const olds = conditionsOf(before);
      const conditions = conditionsOf(after);
      const lost = olds.find(({ type }) => !conditions.some((each) => each.type === type));
      if (lost !== undefined && !passing.includes(lost.type)) return `the condition ${lost.type} is gone`;
      for (const [at, condition] of conditions.entries()) {
        const { type } = condition;
        const old = olds.find((each) => each.type === type);
        if (old !== undefined && deepEqual(old, condition)) continue;
        if (conditions.findIndex((each) => each.type === type) !== at)
          return `the condition ${type} is there twice`;
        const wrong = wrongValue(record.resource, condition) ?? wrongTime(condition, old, record);
        if (wrong !== undefined) return wrong;
      }
      return undefined;
    },
  }),
  lies: [
    'a node that is ready for a reason of its own',
    'a Deployment that forgets whether it is available',
    'a sign of life that is still to come',
    'a budget that allows more than it can spare',
  ],
};
