import { type Problem, problem } from '../../spec/problem.ts';
import { composeCluster } from '../cluster/composeCluster.ts';
import type { Budgets, ClusterPlan, Observer, PodPlan } from '../cluster/plan/clusterPlan.ts';
import { planNodes } from '../cluster/plan/nodes.ts';
import { planCluster } from '../cluster/plan/planCluster.ts';
import { readWorkloads } from '../cluster/workloads/readWorkloads.ts';
import { workloadControllers } from '../cluster/workloads/workloadKinds.ts';
import { budgetWords, clusterBounds, lagWords, podLimit } from './bounds/cluster.ts';
import type { Bounds, Scenario, ScenarioRequest, ScenarioResult } from './scenario.ts';

/** A cluster made from manifests: every Pod, node and controller, and an environment that may do so much. */
export const clusterScenario: Scenario = {
  name: 'cluster',
  says: 'the Pods, ReplicaSets and Deployments of manifests, on alike nodes, with failures',
  bounds: clusterBounds,
  model: 'cluster',
  takesManifests: true,
  build: (request) => buildCluster(request),
};

const controllers: readonly Observer[] = workloadControllers.map(({ name }) => name);

const lags: { readonly [W in (typeof lagWords)[number]]: readonly Observer[] } = {
  none: [],
  controllers,
  scheduler: ['scheduler'],
  all: [...controllers, 'scheduler'],
};
const lagsOf: { readonly [word: string]: readonly Observer[] | undefined } = lags;

const buildCluster = ({ bounds: asked, input, mutant }: ScenarioRequest): ScenarioResult => {
  const lagging = lagsOf[String(asked.lag)];
  const { workloads, pods, problems } = readWorkloads(input);
  const all = [...problems, ...(lagging ? [] : [unknownLag(asked)])];
  if (all.length > 0 || !lagging) return { ok: false, problems: all };
  const nodes = planNodes(Number(asked.nodes), {
    cpu: String(asked.nodeCpu),
    memory: String(asked.nodeMemory),
    pods: '110',
  });
  const unchanged = planCluster({
    nodes,
    workloads,
    pods,
    budgets: budgetsOf(asked),
    maxUids: Number(asked.maxUids) || undefined,
    lagging,
  });
  const plan = mutant?.podName === undefined ? unchanged : withPodName(unchanged, mutant.podName);
  if (plan.pods.length > podLimit) return { ok: false, problems: [tooManyPods(plan.pods.length)] };
  const { system, urgent } = composeCluster(plan, mutant);
  const notes = [`within one step, in this order: ${urgent.map(({ name }) => name).join(', ')}`];
  if (plan.pods.some(claimsVolumes))
    notes.push('claims of volumes are taken to be bound, their volumes to be reachable from every node');
  for (const pod of plan.pods) {
    if (pod.pod.spec?.nodeName)
      notes.push(`Pod ${pod.name} asks for node ${pod.pod.spec.nodeName} by name and is left Pending`);
  }
  const inAnyOrder = () => composeCluster({ ...plan, anyOrder: true }, mutant).system;
  return { ok: true, built: { system, inAnyOrder, brokenOnPurpose: [], reduce: true, notes } };
};

const claimsVolumes = ({ pod }: PodPlan): boolean =>
  (pod.spec?.volumes ?? []).some(
    ({ persistentVolumeClaim, ephemeral }) => persistentVolumeClaim ?? ephemeral,
  );

const budgetsOf = (asked: Bounds): Budgets =>
  Object.fromEntries(Object.keys(budgetWords).map((name) => [name, Number(asked[name])])) as Budgets;

const unknownLag = ({ lag }: Bounds): Problem =>
  problem('PS1202', `lag must be one of ${lagWords.join(', ')}, not ${JSON.stringify(lag)}`);

const tooManyPods = (count: number): Problem =>
  problem('PS1202', `${count} Pods are more than the limit of ${podLimit}; lower the replicas or --max-uids`);

const withPodName = (plan: ClusterPlan, name: string): ClusterPlan => ({
  ...plan,
  pods: plan.pods.map((pod) => ({ ...pod, name })),
});
