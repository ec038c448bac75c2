import type { Pod } from '../../spec/api/objects/core.ts';
import { type Problem, problem } from '../../spec/problem.ts';
import { composeCluster } from '../cluster/composeCluster.ts';
import { type Application, wantedPods, workloadName } from '../cluster/plan/application.ts';
import type { ClusterPlan, PodPlan } from '../cluster/plan/clusterPlan.ts';
import { podOfWorkload, type Workload } from '../cluster/plan/planCluster.ts';
import { neverAnswered } from '../plan/containerPlan.ts';
import { clusterBounds, containerLimit, nodeLimit, podLimit } from './bounds/cluster.ts';
import { drainNotes } from './drainNotes.ts';
import { planRequest, readCluster } from './planRequest.ts';
import type { Bounds, Scenario, ScenarioRequest, ScenarioResult } from './scenario.ts';

/** A cluster made from manifests: every Pod, node and controller, and an environment that may do so much. */
export const clusterScenario: Scenario = {
  name: 'cluster',
  says: 'the Pods and workloads of manifests, on alike nodes or those of the manifests, with failures',
  bounds: clusterBounds,
  model: 'cluster',
  takesManifests: true,
  build: (request) => buildCluster(request),
};

const buildCluster = (request: ScenarioRequest): ScenarioResult => {
  const { bounds: asked, input, mutant } = request;
  const planned = planRequest(request);
  const { nodes, workloads, pods, running, uids } = planned;
  const problems = [
    ...planned.problems,
    ...(planned.count > podLimit ? [tooManyPods(planned.count)] : []),
    ...tooManyContainers(workloads, pods),
    ...(nodes.length > nodeLimit ? [tooManyNodes(nodes.length)] : []),
    ...(input.whole ? [] : tooManyWanted(workloads, pods)),
  ];
  if (problems.length > 0) return { ok: false, problems };
  const unchanged = planned.plan();
  const plan = mutant?.podName === undefined ? unchanged : withPodName(unchanged, mutant.podName);
  const { system, urgent } = composeCluster(plan, mutant);
  const notes = [
    `within one step, in this order: ${urgent.map(({ name }) => name).join(', ')}`,
    ...planned.notes,
    ...notesOn(plan, running, asked),
  ];
  const inAnyOrder = () => composeCluster({ ...plan, anyOrder: true }, mutant).system;
  const application = input.whole ?? { nodes, running, wanted: wantedPods(workloads, pods) };
  const built = { system, inAnyOrder, brokenOnPurpose: [], reduce: true, notes, application, uids };
  return { ok: true, built };
};

/** so many Pods are placed one by one, to see what becomes of them when nothing fails */
const mostWanted = 1_000;

/**
 * What a cluster is asked to run, however large it is for a model; or, where it is too much even to be placed, the
 * problem (PS1008).
 */
export const applicationOf = (request: Pick<ScenarioRequest, 'bounds' | 'input'>): Application | Problem => {
  const { nodes, workloads, pods, running } = readCluster(request);
  const [tooMany] = [...tooManyWanted(workloads, pods), ...tooManyContainers(workloads, pods)];
  return tooMany ?? { nodes, running, wanted: wantedPods(workloads, pods) };
};

const tooManyWanted = (
  workloads: readonly { readonly replicas: number }[],
  pods: readonly unknown[],
): readonly Problem[] => {
  const count = workloads.reduce((sum, { replicas }) => sum + replicas, pods.length);
  const message = `the workloads want ${count} Pods, and more than ${mostWanted} are not placed one by one`;
  return count > mostWanted ? [problem('PS1008', message)] : [];
};

/** What the model leaves out of what it was given. */
const notesOn = (plan: ClusterPlan, running: readonly Pod[], bounds: Bounds): string[] => [
  ...drainNotes(plan),
  ...otherSchedulers(plan),
  ...unanswered(plan),
  ...(plan.pods.some(claimsVolumes)
    ? ['claims of volumes are taken to be bound, their volumes to be reachable from every node']
    : []),
  ...plan.pods
    .filter(({ pod }) => pod.spec?.nodeName)
    .map(({ name, pod }) => `Pod ${name} asks for node ${pod.spec?.nodeName} by name and is left Pending`),
  ...(running.length > 0
    ? [
        `Pods that are on their nodes already (${running.length}) keep their room there, and nothing happens to them; their host ports and affinities are not taken into account`,
      ]
    : []),
  ...(new Set(plan.pods.map(({ info }) => info.priority)).size > 1
    ? ['no Pod is evicted for one of higher priority: preemption is not taken into account']
    : []),
  ...(Number(bounds.kubeletRestarts) > 0 && Number(bounds.probeFailures) > 0 && plan.pods.some(isProbed)
    ? [
        'what a kubelet that was started again makes of probes is judged on one node in full detail: --scenario pod-on-node',
      ]
    : []),
];

/** Nobody knows how they decide. */
const otherSchedulers = ({ pods }: ClusterPlan): string[] => {
  const names = pods.map(({ pod }) => pod.spec?.schedulerName || ownScheduler);
  return [...new Set(names)]
    .filter((name) => name !== ownScheduler)
    .map((name) => `the scheduler ${name} is taken to place Pods as ${ownScheduler} does`);
};

const ownScheduler = 'default-scheduler';

/** Probes that can never have a result. */
const unanswered = (plan: ClusterPlan): string[] => [
  ...new Set(
    plan.pods.flatMap(({ containers, workload, pod }) =>
      containers.flatMap((container) =>
        container.probes.flatMap((kind) => {
          const why = neverAnswered(container, kind);
          const name = plan.workloads[workload ?? -1]?.name ?? pod.metadata?.name;
          return why === undefined
            ? []
            : [`the ${kind} probe of container ${container.name} of ${name} never has a result: ${why}`];
        }),
      ),
    ),
  ),
];

const isProbed = ({ pod }: PodPlan): boolean =>
  [...(pod.spec?.containers ?? []), ...(pod.spec?.initContainers ?? [])].some(
    ({ startupProbe, readinessProbe, livenessProbe }) => startupProbe ?? readinessProbe ?? livenessProbe,
  );

const claimsVolumes = ({ pod }: PodPlan): boolean =>
  (pod.spec?.volumes ?? []).some(
    ({ persistentVolumeClaim, ephemeral }) => persistentVolumeClaim ?? ephemeral,
  );

const tooManyPods = (count: number): Problem =>
  problem('PS1008', `${count} Pods are more than the limit of ${podLimit}; lower the replicas or --max-uids`);

/** Charts of more containers than these in one Pod have more joint states than any limit allows. */
const tooManyContainers = (workloads: readonly Workload[], pods: readonly Pod[]): Problem[] =>
  [
    ...workloads.map((workload) => ({ of: workloadName(workload), pod: podOfWorkload(workload) })),
    ...pods.map((pod) => ({ of: `Pod ${pod.metadata?.name ?? ''}`, pod })),
  ].flatMap(({ of, pod }) => {
    const { containers = [], initContainers = [] } = pod.spec ?? {};
    const count = containers.length + initContainers.length;
    const message = `${of}: a Pod of ${count} containers is more than the limit of ${containerLimit}`;
    return count > containerLimit ? [problem('PS1008', message)] : [];
  });

const tooManyNodes = (count: number): Problem =>
  problem('PS1008', `${count} Nodes are more than the limit of ${nodeLimit}`);

const withPodName = (plan: ClusterPlan, name: string): ClusterPlan => ({
  ...plan,
  pods: plan.pods.map((pod) => ({ ...pod, name })),
});
