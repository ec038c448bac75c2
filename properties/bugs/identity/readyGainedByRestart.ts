import { isRunning } from '../../../models/podOnNode/charts/container/container.ts';
import { isIdle } from '../../../models/podOnNode/charts/container/probe.ts';
import { isSyncing } from '../../../models/podOnNode/charts/pod/podWorker.ts';
import { container, pod, tcp } from '../../../models/scenarios/features/feature.ts';
import type { Bug } from '../bug.ts';

export const readyGainedByRestart: Bug = {
  numbers: [135795],
  says: 'A kubelet that restarts shows a Pod that was not ready as ready for some seconds, in which a disruption budget allows an eviction',
  introduced: 'v1.32 or before',
  fixed:
    'v1.35 (gate ChangeContainerStatusOnKubeletRestart, off); the thread was closed for lack of information',
  breaks: ['probe/readiness-kept'],
  components: ['kubelet', 'disruption controller'],
  faults: ['stop of the kubelet'],
  found: {
    kind: 'on a node',
    node: {
      pods: [pod({ containers: [container('app', { readinessProbe: tcp() })] })],
      nodeBudgets: { kubeletRestarts: 1 },
    },
    defect: {
      name: 'ready-without-a-probe-worker',
      says: 'a container whose probe has no worker yet is taken for one that has no readiness probe, and is ready',
      rules: {
        reportsReady: ({ then }, { worker, source, containers }) => ({
          when: [
            worker.is(isSyncing),
            source.object.isNot(({ context }) => context.ready),
            ...containers.flatMap(({ state, probes }) => [
              state.is(isRunning),
              ...probes.map((probe) => probe.state.is(isIdle)),
            ]),
          ],
          then,
        }),
      },
    },
  },
};
