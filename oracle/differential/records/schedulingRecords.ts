import type { Governance } from '../governance.ts';

const scheduler = 'https://kubernetes.io/docs/concepts/scheduling-eviction/kube-scheduler/';

/** Where Pods go. */
export const schedulingRecords: readonly Governance[] = [
  {
    op: 'schedule',
    rule: 'A Pod goes to a node that passes every filter and has the highest weighted score; where there is none, lower priorities may be preempted',
    source: scheduler,
    byName: ['nodes', 'scores', 'preemption.candidates'],
    fields: {
      nodes: {
        rule: 'A node is feasible if no filter of the default profile rejects it; the first that rejects is told, with its reasons',
        source: scheduler,
      },
      scores: {
        rule: 'The score of each plugin is brought to 0 … 100 over the feasible nodes and multiplied with the weight of the plugin',
        source: 'https://kubernetes.io/docs/reference/scheduling/config/#scheduling-plugins',
      },
      preemption: {
        rule: 'Where no node is feasible, Pods of lower priority are removed where that helps: fewest violated budgets first, then the lowest priorities',
        source: 'https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/#preemption',
      },
      preEnqueueReject: {
        rule: 'A Pod with scheduling gates is not considered',
        source: 'https://kubernetes.io/docs/concepts/scheduling-eviction/pod-scheduling-readiness/',
      },
    },
  },
];
