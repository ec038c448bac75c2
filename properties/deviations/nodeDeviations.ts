import type { NodePlan, PodOnNodePlan } from '../../models/podOnNode/plan/nodePlan.ts';

/** Where a kubelet itself breaks a law that is documented: the law stays, and the scenario expects it. */
export type NodeDeviation = {
  readonly law: string;
  /** what happens, in one sentence */
  readonly says: string;
  /** versions of Kubernetes that are known to do so */
  readonly versions: string;
  /** where it was reported */
  readonly report: string;
  /** scenarios that show it: `podsem check --scenario NAME` */
  readonly shownBy: readonly string[];
  /** whether it may happen on this node */
  readonly mayHappen: (plan: NodePlan) => boolean;
};

/** Known deviations of kubelets, each with the law that it breaks. */
export const nodeDeviations: readonly NodeDeviation[] = [
  {
    law: 'probe/startup-first',
    says:
      'A restarted kubelet builds its first status of a Pod before its probes have workers, shows running containers as ' +
      'started, and believes that: their startup probes are not asked again, and the others begin',
    versions: 'v1.35 and v1.36',
    report: 'https://github.com/kubernetes/kubernetes/issues/142305',
    shownBy: ['node-kubelet-restart'],
    mayHappen: ({ nodeBudgets, pods }) =>
      nodeBudgets.kubeletRestarts + nodeBudgets.shutdowns > 0 && pods.some(hasStartupProbe),
  },
  {
    law: 'phase/reaches-the-end',
    says:
      'A container that was created and not started when its sandbox was lost counts as one that has run: a Pod of policy ' +
      'Never gets no second sandbox, and stays Pending',
    versions: 'v1.16 to v1.36',
    report: 'https://github.com/kubernetes/kubernetes/issues/118321',
    shownBy: ['node-created-never-started', 'node-never', 'node-shutdown-faults'],
    mayHappen: (plan) =>
      losesSandboxes(plan) && plan.pods.some(({ pod }) => pod.spec.restartPolicy === 'Never'),
  },
  {
    law: 'container/init-before-app',
    says:
      'A regular container that was created in the sandbox before, and not started, counts as a sign that the Pod is ' +
      'initialized: in the new sandbox init containers are skipped',
    versions: 'v1.29 to v1.36',
    report: 'https://github.com/kubernetes/kubernetes/issues/140309',
    shownBy: ['node-init', 'node-reboot', 'pattern-init'],
    mayHappen: (plan) =>
      losesSandboxes(plan) && plan.pods.some(({ pod }) => (pod.spec.initContainers ?? []).length > 0),
  },
];

const hasStartupProbe = ({ containers }: PodOnNodePlan): boolean =>
  containers.some(({ probes }) => probes.some(({ kind }) => kind === 'startup'));

const losesSandboxes = ({ podBudgets, nodeBudgets }: NodePlan): boolean =>
  podBudgets.sandboxDeaths + nodeBudgets.reboots + nodeBudgets.shutdowns > 0;
