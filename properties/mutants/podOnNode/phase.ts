import { never } from '../../../checker/system/guard.ts';
import { isRunning } from '../../../models/podOnNode/charts/container/container.ts';
import { isLive, isTerminal, isTerminating } from '../../../models/podOnNode/charts/pod/apiPod.ts';
import { isFinished, isSyncing } from '../../../models/podOnNode/charts/pod/podWorker.ts';
import type { ApiPodParts } from '../../../models/podOnNode/parts/podParts.ts';
import { feature, type NodeMutant } from './nodeMutant.ts';

/** The API shows the Pod as Running, its kubelet looks after it, and its first container runs. */
const runs = (pod: ApiPodParts) => [
  pod.worker.is(isSyncing),
  pod.containers[0]!.state.is(isRunning),
  pod.source.object.is((object) => isLive(object) && object.context.phase === 'Running'),
];

export const phaseMutants: readonly NodeMutant[] = [
  {
    name: 'running-pod-pending-again',
    says: 'the kubelet shows a running Pod as Pending again',
    breaks: ['phase/order'],
    victim: feature('node-restarts'),
    rules: { reportsPending: ({ then }, pod) => ({ when: runs(pod), then }) },
  },
  {
    name: 'ended-pod-running-again',
    says: 'the kubelet writes Running over the terminal phase of a Pod',
    breaks: ['phase/terminal-final'],
    victim: feature('node-never'),
    rules: {
      reportsRunning: ({ then }, pod) => ({
        when: [pod.source.object.is((object) => isLive(object) && isTerminal(object))],
        then,
      }),
    },
  },
  {
    name: 'running-pod-failed',
    says: 'the kubelet shows a Pod as Failed while its containers run',
    breaks: ['phase/terminal-means-stopped'],
    victim: feature('node-never'),
    rules: { reportsFailed: ({ then }, pod) => ({ when: runs(pod), then }) },
  },
  {
    name: 'succeeded-under-always',
    says: 'the kubelet shows a Pod of policy Always as Succeeded',
    breaks: ['phase/always-runs-on'],
    victim: feature('node-restarts'),
    rules: { reportsSucceeded: ({ then }, pod) => ({ when: runs(pod), then }) },
  },
  {
    name: 'succeeded-too-early',
    says: 'the kubelet shows a Pod as Succeeded before all its containers exited with 0',
    breaks: ['phase/success-needs-zero'],
    victim: feature('node-on-failure'),
    rules: { reportsSucceeded: ({ then }, pod) => ({ when: runs(pod), then }) },
  },
  {
    name: 'success-not-reported',
    says: 'the kubelet does not write that a Pod has succeeded',
    breaks: ['phase/reaches-the-end'],
    victim: feature('node-on-failure'),
    rules: { reportsSucceeded: ({ then }) => ({ when: [never], then }) },
  },
  {
    name: 'object-removed-in-any-phase',
    says: 'the kubelet removes the object of a deleted Pod as soon as it has ended it, whatever phase is shown',
    breaks: ['phase/ends-before-removal'],
    victim: feature('node-deletion'),
    rules: {
      removesObject: ({ then }, { worker, source }) => ({
        when: [worker.is(isFinished), source.object.is(isTerminating)],
        then,
      }),
    },
  },
  {
    name: 'deadline-ignored',
    says: 'the kubelet lets a Pod run on that is past its active deadline',
    breaks: ['phase/active-deadline'],
    victim: feature('node-active-deadline'),
    rules: {
      decidesOnFailed: ({ then }) => ({ when: [never], then }),
      completesWork: ({ then }) => ({ when: [never], then }),
    },
  },
];
