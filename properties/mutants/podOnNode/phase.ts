import { never } from '../../../checker/system/guard.ts';
import { isRunning } from '../../../models/podOnNode/charts/container/container.ts';
import { isLive, isTerminal } from '../../../models/podOnNode/charts/pod/apiPod.ts';
import { isSyncing } from '../../../models/podOnNode/charts/pod/podWorker.ts';
import { feature, type NodeMutant, objectOf, pod } from './nodeMutant.ts';

/** The API shows the Pod as Running, its kubelet looks after it, and its first container runs. */
const runs = (member: unknown) => [
  pod(member).worker.is(isSyncing),
  pod(member).containers[0]!.state.is(isRunning),
  objectOf(member).is((object) => isLive(object) && object.context.phase === 'Running'),
];

export const phaseMutants: readonly NodeMutant[] = [
  {
    name: 'running-pod-pending-again',
    says: 'the kubelet shows a running Pod as Pending again',
    breaks: ['phase/order'],
    victim: feature('node-restarts'),
    rules: { 'reports Pending': ({ then }, member) => ({ when: runs(member), then }) },
  },
  {
    name: 'ended-pod-running-again',
    says: 'the kubelet writes Running over the terminal phase of a Pod',
    breaks: ['phase/terminal-final'],
    victim: feature('node-never'),
    rules: {
      'reports Running': ({ then }, member) => ({
        when: [objectOf(member).is((object) => isLive(object) && isTerminal(object))],
        then,
      }),
    },
  },
  {
    name: 'running-pod-failed',
    says: 'the kubelet shows a Pod as Failed while its containers run',
    breaks: ['phase/terminal-means-stopped'],
    victim: feature('node-never'),
    rules: { 'reports Failed': ({ then }, member) => ({ when: runs(member), then }) },
  },
  {
    name: 'succeeded-under-always',
    says: 'the kubelet shows a Pod of policy Always as Succeeded',
    breaks: ['phase/always-runs-on'],
    victim: feature('node-restarts'),
    rules: { 'reports Succeeded': ({ then }, member) => ({ when: runs(member), then }) },
  },
  {
    name: 'succeeded-too-early',
    says: 'the kubelet shows a Pod as Succeeded before all its containers exited with 0',
    breaks: ['phase/success-needs-zero'],
    victim: feature('node-on-failure'),
    rules: { 'reports Succeeded': ({ then }, member) => ({ when: runs(member), then }) },
  },
  {
    name: 'success-not-reported',
    says: 'the kubelet does not write that a Pod has succeeded',
    breaks: ['phase/reaches-the-end'],
    victim: feature('node-on-failure'),
    rules: { 'reports Succeeded': ({ then }) => ({ when: [never], then }) },
  },
  {
    name: 'deadline-ignored',
    says: 'the kubelet lets a Pod run on that is past its active deadline',
    breaks: ['phase/active-deadline'],
    victim: feature('node-active-deadline'),
    rules: {
      'decides on Failed': ({ then }) => ({ when: [never], then }),
      'completes its work': ({ then }) => ({ when: [never], then }),
    },
  },
];
