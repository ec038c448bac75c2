import { lowered } from '../common/expectations.ts';
import { slowStartBatch } from '../common/slowStart.ts';
import { otherError, syncErrorOf } from '../common/syncError.ts';
import { burstReplicas, type DaemonSetPass, type Errors } from './daemonSetView.ts';
import { templateGeneration } from './podRevision.ts';

export type NodeWrites = {
  /** names of Pods */
  readonly deletes: readonly string[];
  /** names of nodes */
  readonly creates: readonly string[];
};

/**
 * Creates Pods for nodes, with a slow start, and deletes Pods; a limited number of each at a time. What succeeds is expected to
 * be seen. That a Pod is gone already is no error, nor that the namespace is being deleted.
 */
export const syncNodes = (pass: DaemonSetPass, { deletes, creates }: NodeWrites, hash: string): Errors => {
  const { calls, view, daemonSet } = pass;
  const nodes = creates.slice(0, burstReplicas);
  const pods = deletes.slice(0, burstReplicas);
  const generation = templateGeneration(daemonSet);
  const { successes, errors } = slowStartBatch(nodes.length, (index) => {
    const error = calls.call({ kind: 'createPod', node: nodes[index] ?? '', hash, generation });
    return error?.namespaceTerminating ? undefined : error;
  });
  let expectations = { creations: successes, deletions: pods.length, recordedAt: view.now };
  const failures = errors.map(syncErrorOf);
  for (const pod of pods) {
    const error = calls.call({ kind: 'deletePod', pod });
    if (error === undefined) continue;
    expectations = lowered(expectations, 0, 1);
    if (error.reason !== 'NotFound') failures.push(otherError(`unable to delete pods: ${error.message}`));
  }
  pass.expectations = expectations;
  return failures;
};
