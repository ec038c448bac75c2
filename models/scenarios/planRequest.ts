import type { Pod } from '../../spec/api/objects/core.ts';
import { type Problem, problem } from '../../spec/problem.ts';
import type { NodeInfo } from '../../spec/scheduling/nodeInfo.ts';
import { workloadName } from '../cluster/plan/application.ts';
import type { Budgets, ClusterPlan, Observer } from '../cluster/plan/clusterPlan.ts';
import { nodesOf, planNodes, withRoomTaken } from '../cluster/plan/nodes.ts';
import { planCluster, plannedPods, uidsOf, type Workload } from '../cluster/plan/planCluster.ts';
import { servicesIn } from '../cluster/plan/services.ts';
import { readBudgets, readDeployments, readWorkloads } from '../cluster/workloads/readWorkloads.ts';
import { workloadControllers } from '../cluster/workloads/workloadKinds.ts';
import { readActions } from './actions.ts';
import { budgetWords, faultWords, lagWords } from './bounds/cluster.ts';
import type { Bounds, ScenarioRequest } from './scenario.ts';

const controllers: readonly Observer[] = workloadControllers.map(({ name }) => name);

const lags: { readonly [W in (typeof lagWords)[number]]: readonly Observer[] } = {
  none: [],
  controllers,
  scheduler: ['scheduler'],
  all: [...controllers, 'scheduler'],
};
const lagsOf: { readonly [word: string]: readonly Observer[] | undefined } = lags;

/** What a request asks of a cluster, whatever its size. */
export type PlannedRequest = {
  readonly nodes: readonly NodeInfo[];
  readonly workloads: readonly Workload[];
  readonly pods: readonly Pod[];
  /** Pods that are on their nodes already */
  readonly running: readonly Pod[];
  /** how many Pods each workload may create in all */
  readonly uids: readonly { readonly of: string; readonly uids: number }[];
  /** how many Pods may come to be */
  readonly count: number;
  readonly problems: readonly Problem[];
  readonly notes: readonly string[];
  /** every Pod that may come to be, laid out; only where there are no problems */
  readonly plan: () => ClusterPlan;
};

/** Reads what a cluster is made of, what people do in it, and what may fail. */
export const planRequest = (request: Omit<ScenarioRequest, 'mutant'>): PlannedRequest => {
  const { bounds: asked, input } = request;
  const lagging = lagsOf[String(asked.lag)];
  const { nodes, workloads, pods, running, problems: misread, notes } = readCluster(request);
  const { objects, changed = [] } = input;
  const read = readActions(asked, {
    nodes,
    workloads,
    pods,
    deployments: readDeployments(objects, objects),
    changed: readDeployments(changed, objects),
  });
  const { actions, repairs, revisions, scale } = read;
  const budgets = withScaling(budgetsOf(asked), scale !== undefined);
  const maxUids = Number(asked.maxUids) || undefined;
  const uids = workloads.map((workload) => ({
    of: workloadName(workload),
    uids: uidsOf(workload, { budgets, maxUids }),
  }));
  const ofRevisions = revisions.reduce((sum, { of }) => sum + uids[of]!.uids, 0);
  const count = workloads.reduce(
    (sum, workload, at) => sum + plannedPods(workload, uids[at]!.uids),
    pods.length + ofRevisions,
  );
  const plan = (): ClusterPlan => {
    const room = nodes.map((node) => withRoomTaken(node, running));
    const deleted = actions?.deletion?.of === 'workload' ? [actions.deletion.at] : [];
    const many = { revisions, scale, deleted };
    const laidOut = planCluster({
      nodes: room,
      workloads,
      pods,
      budgets,
      maxUids,
      lagging: lagging ?? [],
      ...many,
    });
    const disruptionBudgets = readBudgets(objects);
    return {
      ...laidOut,
      ...(request.asked && { asked: true, services: servicesIn(input) }),
      ...(asked.faults === 'once-up' && { onceUp: true }),
      ...(actions && { actions }),
      ...(disruptionBudgets.length > 0 && { disruptionBudgets }),
      repairs,
    };
  };
  const problems = [
    ...misread,
    ...read.problems,
    ...(lagging ? [] : [unknownLag(asked)]),
    ...(faultWords.some((word) => word === (asked.faults ?? 'at-once')) ? [] : [unknownFaults(asked)]),
  ];
  return { nodes, workloads, pods, running, uids, count, problems, notes: [...notes, ...read.notes], plan };
};

/** The nodes of a cluster, and what its manifests hold. */
export const readCluster = ({ bounds, input }: Pick<ScenarioRequest, 'bounds' | 'input'>) => {
  const given = nodesOf(input);
  const nodes = given.length > 0 ? given : plannedNodes(bounds);
  const objects = nodes.map(({ node }) => node);
  return { nodes, ...readWorkloads(input, objects) };
};

const plannedNodes = ({ nodes, nodeCpu, nodeMemory }: Bounds): NodeInfo[] =>
  planNodes(Number(nodes), { cpu: String(nodeCpu), memory: String(nodeMemory), pods: '110' });

/** Somebody scales one workload, once. */
const withScaling = (budgets: Budgets, scales: boolean): Budgets =>
  scales ? { ...budgets, scalings: Math.max(1, budgets.scalings) } : budgets;

const budgetsOf = (asked: Bounds): Budgets =>
  Object.fromEntries(Object.keys(budgetWords).map((name) => [name, Number(asked[name])])) as Budgets;

const unknownLag = ({ lag }: Bounds): Problem =>
  problem('PS1202', `lag must be one of ${lagWords.join(', ')}, not ${JSON.stringify(lag)}`);

const unknownFaults = ({ faults }: Bounds): Problem =>
  problem('PS1202', `faults must be one of ${faultWords.join(', ')}, not ${JSON.stringify(faults)}`);
