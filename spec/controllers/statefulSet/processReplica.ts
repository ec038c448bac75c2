import type { Pod } from '../../api/objects/core.ts';
import { isBeingDeleted, isPodTerminal } from '../common/podActivity.ts';
import { isPodAvailable } from '../common/podReadiness.ts';
import { claimsMatchPolicy, ensureClaims, hasStaleClaim } from './claimWrites.ts';
import { failed, goOn, isOrdered, type Step, stop } from './inOrder.ts';
import { identityMatches } from './podIdentity.ts';
import { isCreated, isRunningAndReady } from './podState.ts';
import { storageMatches } from './podStorage.ts';
import { createReplica, deleteReplica, updateReplica } from './podWrites.ts';
import type { Errors, StatefulSetPass } from './statefulSetView.ts';

const stopAfter = (errors: Errors): Step => ({ stop: true, errors });

/** A replica that has ended is deleted; a new one takes its place when it is gone. */
const processEnded = (pass: StatefulSetPass, pod: Pod): Step =>
  isBeingDeleted(pod) ? stop : stopAfter(deleteReplica(pass, pod));

const processMissing = (pass: StatefulSetPass, pod: Pod): Step => {
  if (hasStaleClaim(pass, pod)) return stop;
  const errors = createReplica(pass, pod);
  return errors.length > 0 ? failed(errors) : { stop: isOrdered(pass), errors };
};

/** Whether the replicas after this one must wait for it: it is being deleted, not running, not ready or not available. */
const isWaitedFor = ({ view, set }: StatefulSetPass, pod: Pod): boolean =>
  isBeingDeleted(pod) ||
  !isRunningAndReady(pod) ||
  !isPodAvailable(pod, set.spec?.minReadySeconds ?? 0, view.now);

/**
 * Handles one replica. One that has ended is deleted, one that is missing created, with its claims. In order, the others wait
 * until it is running, ready and available. Then its name, labels, volumes and the owners of its claims are put right.
 * https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#deployment-and-scaling-guarantees
 */
export const processReplica = (pass: StatefulSetPass, pod: Pod): Step => {
  if (isPodTerminal(pod)) return processEnded(pass, pod);
  if (!isCreated(pod)) {
    const step = processMissing(pass, pod);
    if (step.stop) return step;
  }
  if (pod.status?.phase === 'Pending') {
    const errors = ensureClaims(pass, pod);
    if (errors.length > 0) return failed(errors);
  }
  if (isOrdered(pass) && isWaitedFor(pass, pod)) return stop;
  const isRight =
    identityMatches(pass.set, pod) && storageMatches(pass.set, pod) && claimsMatchPolicy(pass, pod);
  if (isRight) return goOn;
  const errors = updateReplica(pass, pod);
  return errors.length > 0 ? failed(errors) : goOn;
};
