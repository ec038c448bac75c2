import type {
  Deployment,
  DeploymentCondition,
  DeploymentStatus,
  ReplicaSet,
} from '../../api/objects/apps.ts';
import { type ApiCalls, apiCalls } from '../common/apiCalls.ts';
import { type SyncError, syncErrorOf } from '../common/syncError.ts';
import { apiTime } from '../common/time.ts';
import type { DeploymentEvent, DeploymentView, DeploymentWrite } from './deploymentView.ts';

/** One pass over a Deployment: what it has come to so far. */
export type DeploymentPass = {
  readonly view: DeploymentView;
  readonly calls: ApiCalls<DeploymentWrite>;
  readonly events: DeploymentEvent[];
  /** the Deployment as the pass has changed it: status and annotations, in a roll-back also the template */
  deployment: Deployment;
  requeueAfterMs?: number;
  requeueRateLimited?: true;
};

/** A pass that has come to nothing yet. */
export const beginPass = (view: DeploymentView): DeploymentPass => ({
  view,
  calls: apiCalls(view.answers),
  events: [],
  deployment: view.deployment,
});

/** The number of replicas that is asked for. */
export const desiredReplicas = ({ spec }: Deployment | ReplicaSet): number => spec?.replicas ?? 1;

/** The status; empty if the Deployment has none. */
export const statusOf = ({ status }: Deployment): DeploymentStatus => status ?? {};

/** The annotations; empty if there are none. */
export const annotationsOf = ({ metadata }: Deployment | ReplicaSet): Readonly<Record<string, string>> =>
  metadata?.annotations ?? {};

/** The same object with these annotations and no others. */
export const withAnnotations = <T extends Deployment | ReplicaSet>(
  object: T,
  annotations: Readonly<Record<string, string>>,
): T => ({ ...object, metadata: { ...object.metadata, annotations: { ...annotations } } });

/** Changes a condition, or adds it, in the Deployment of this pass. */
export const changeConditions = (
  pass: DeploymentPass,
  change: (conditions: readonly DeploymentCondition[]) => readonly DeploymentCondition[],
): void => {
  const status = statusOf(pass.deployment);
  pass.deployment = {
    ...pass.deployment,
    status: { ...status, conditions: [...change(status.conditions ?? [])] },
  };
};

/** The time of this pass, as conditions have it. */
export const timeOf = ({ view }: DeploymentPass): string => apiTime(view.now);

/** Tries a write: the error of the pass if it is refused. */
export const tryWrite = ({ calls }: DeploymentPass, write: DeploymentWrite): SyncError | undefined => {
  const error = calls.call(write);
  return error ? syncErrorOf(error) : undefined;
};

/** Writes status and annotations as they are now. */
export const writeStatus = (pass: DeploymentPass): SyncError | undefined =>
  tryWrite(pass, { kind: 'updateStatus', deployment: pass.deployment });

/** Notes an event that the pass emits. */
export const recordEvent = (
  { events }: DeploymentPass,
  type: DeploymentEvent['type'],
  reason: string,
  message: string,
): void => {
  events.push({ type, reason, message });
};
