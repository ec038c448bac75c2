import type { Deviation } from './deviation.ts';

export const startupProbePassedOver: Deviation = {
  id: 'startup-probe-passed-over',
  says: 'A kubelet that restarts takes a container for started before its startup probe has succeeded: the first status is made before there is a worker that probes, and is believed from then on',
  versions: 'seen in v1.36.3',
  reports: [
    'https://github.com/kubernetes/kubernetes/issues/142305',
    'https://github.com/kubernetes/kubernetes/pull/142303',
  ],
  breaks: ['probe/startup-first'],
  shownBy: 'podsem check --scenario node-kubelet-restart',
  onNode: {
    scenarios: ['node-kubelet-restart'],
    mayHappen: ({ nodeBudgets, pods }) =>
      nodeBudgets.kubeletRestarts + nodeBudgets.shutdowns > 0 &&
      pods.some(({ containers }) =>
        containers.some(({ probes }) => probes.some(({ kind }) => kind === 'startup')),
      ),
  },
};
