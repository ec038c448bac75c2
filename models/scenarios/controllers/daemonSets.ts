import { composeDaemonSet } from '../../controllers/composeDaemonSet.ts';
import type { DaemonSetPlan } from '../../controllers/plan/daemonSetPlan.ts';
import type { AskedPlan, ControllerScenario } from './controllerScenario.ts';
import { surplusOf } from './surplus.ts';

/** As many nodes as replicas are asked for. */
const onNodes = (plan: AskedPlan): DaemonSetPlan => ({
  ...plan,
  nodes: Array.from({ length: plan.replicas }, (_, at) => ({ id: at + 1, name: `node ${at + 1}` })),
});

export const daemonSetScenarios: readonly ControllerScenario[] = [
  {
    name: 'daemonset-nodes',
    says: 'a DaemonSet on two nodes that are cut off, lost, come back, and get taints',
    defaults: { replicas: 2, places: 3, partitions: 1, nodeLosses: 1, taints: 2 },
    expects: surplusOf('daemonset/one-per-node'),
    compose: (plan, mutant) => composeDaemonSet(onNodes(plan), mutant),
  },
  {
    name: 'daemonset-stale',
    says: 'a DaemonSet on a node whose Pods fail, and whose controller restarts and may be given an old list',
    defaults: { replicas: 1, places: 3, podFailures: 1, controllerRestarts: 1, staleLists: 1, conflicts: 1 },
    expects: surplusOf('daemonset/one-per-node'),
    compose: (plan, mutant) => composeDaemonSet(onNodes(plan), mutant),
  },
];
