import type { Law } from '../../checker/laws/law.ts';
import { problem } from '../../spec/problem.ts';
import { replicatedPods as compose } from '../replicatedPods/system.ts';
import { replicatedPodsBounds, variants } from './bounds/replicatedPods.ts';
import type { Bounds, Scenario } from './scenario.ts';

/** What the laws of the benchmark say, and where they come from. */
const words: { readonly [id: string]: { readonly says: string; readonly source: string } } = {
  P1: {
    says: 'a Pod that is bound to a node stays bound to it until it is gone',
    source: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-lifetime',
  },
  P2: {
    says: 'no two Pods that repel each other occupy the same node',
    source:
      'https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#inter-pod-affinity-and-anti-affinity',
  },
  P3: {
    says: 'a UID is handed out once, and what is gone never comes back',
    source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#uids',
  },
  P4: {
    says: 'there are never more active Pods than replicas',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/#how-a-replicaset-works',
  },
  // not promised: a forced deletion does not wait for the kubelet
  P5: {
    says: 'there are never more running processes than replicas',
    source: 'https://kubernetes.io/docs/tasks/run-application/force-delete-stateful-set-pod/',
  },
  L1: {
    says: 'in the end as many Pods serve as there are replicas, or the UIDs have run out',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/#how-a-replicaset-works',
  },
};

const withWords = (law: Law): Law => ({ ...law, ...words[law.id] });

const size = (bounds: Bounds, name: string): number => Number(bounds[name]);

/** The benchmark model: its counts are known from five independent explorers. */
export const replicatedPods: Scenario = {
  name: 'replicated-pods',
  says: 'the benchmark: N nodes, R replicas that repel each other, U Pod UIDs, F node faults, C container exits',
  bounds: replicatedPodsBounds,
  takesManifests: false,
  build: ({ bounds, mutant }) => {
    if (!variants.includes(String(bounds.variant))) {
      const message = `variant must be ${variants.join(' or ')}, not ${JSON.stringify(bounds.variant)}`;
      return { ok: false, problems: [problem('PS1202', message)] };
    }
    if (mutant) {
      const message = `the scenario replicated-pods has no mutants (asked for: ${mutant.name})`;
      return { ok: false, problems: [problem('PS1203', message)] };
    }
    const { system, laws, ends } = compose({
      N: size(bounds, 'N'),
      R: size(bounds, 'R'),
      U: size(bounds, 'U'),
      F: size(bounds, 'F'),
      C: size(bounds, 'C'),
      freePartitions: bounds.variant === 'free-partitions',
    });
    return {
      ok: true,
      built: { system, laws: laws.map(withWords), ends, brokenOnPurpose: ['P5'], reduce: false, notes: [] },
    };
  },
};
