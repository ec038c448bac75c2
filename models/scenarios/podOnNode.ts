import type { Pod } from '../../spec/api/objects/core.ts';
import { type Problem, problem } from '../../spec/problem.ts';
import { readWorkloads } from '../cluster/workloads/readWorkloads.ts';
import { composeNode, urgentRules } from '../podOnNode/composeNode.ts';
import type { NodeBudgets, PodBudgets } from '../podOnNode/plan/nodePlan.ts';
import { type NodeOptions, planNode } from '../podOnNode/plan/planNode.ts';
import type { NodeFeature } from './features/feature.ts';
import { nodeFeatures } from './features/nodeFeatures.ts';
import type { BoundDefinition, Bounds, Scenario, ScenarioRequest, ScenarioResult } from './scenario.ts';

/** more Pods than this on one node: their states would not fit any memory */
const podLimit = 4;

const podBudgetWords: { readonly [B in keyof PodBudgets]: string } = {
  exits: 'exits of containers that nobody asked for, for each Pod',
  probeFailures: 'attempts of probes that fail, for each Pod',
  hookFailures: 'postStart hooks that fail, for each Pod',
  sandboxDeaths: 'sandboxes that die, for each Pod',
  failedCalls: 'image pulls, creations and starts that fail, for each Pod',
  networkFailures: 'calls of the network plugin that fail, for each Pod',
  garbageCollections: 'dead containers that are removed behind each Pod',
  deletions: 'deletions by a user, for each Pod',
  forcedDeletions: 'deletions by force, for each Pod',
  resizes: 'changes of what containers request, for each Pod',
  gateLosses: 'readiness gates that are taken back, for each Pod',
};

const nodeBudgetWords: { readonly [B in keyof NodeBudgets]: string } = {
  kubeletRestarts: 'restarts of the kubelet',
  reboots: 'reboots of the machine',
  partitions: 'times that the node is cut off',
  pressures: 'times that the node runs short of memory',
  taints: 'times that the node gets the taint node.kubernetes.io/unreachable:NoExecute',
  shutdowns: 'times that the machine is told to shut down',
};

const defaults: Bounds = { exits: 1, deletions: 1 };

const budgetBounds: readonly BoundDefinition[] = Object.entries({
  ...podBudgetWords,
  ...nodeBudgetWords,
}).map(([name, says]) => ({ name, says, default: defaults[name] ?? 0, least: 0, most: 8 }));

const bounds: readonly BoundDefinition[] = [
  ...budgetBounds,
  { name: 'countedRestarts', says: 'restarts that are told apart', default: 1, least: 1, most: 8 },
  { name: 'lag', says: 'whether the kubelet’s view of the API may be stale: no or yes', default: 'no' },
];

/** The Pods of manifests on one node, in full detail. */
export const podOnNodeScenario: Scenario = {
  name: 'pod-on-node',
  says: 'the Pods of manifests on one node in full detail: runtime, probes, hooks, volumes, network, kubelet',
  bounds,
  model: 'podOnNode',
  takesManifests: true,
  build: (request) => {
    const { workloads, pods, problems } = readWorkloads(request.input);
    const all = [
      ...problems,
      ...workloads.map(({ kind, name }) =>
        problem('PS1004', `${kind} ${name} is not modelled on a single node: give its Pods`),
      ),
      ...(pods.length > podLimit ? [tooManyPods(pods.length)] : []),
      ...(['no', 'yes'].includes(String(request.bounds.lag)) ? [] : [unknownLag(request.bounds)]),
    ];
    return all.length > 0
      ? { ok: false, problems: all }
      : buildNode(optionsFrom(request.bounds, pods), request);
  },
};

/** One scenario for each feature, with its Pods. */
export const nodeFeatureScenarios: readonly Scenario[] = nodeFeatures.map((feature) =>
  featureScenario(feature),
);

/** A scenario that brings its Pods along. */
export function featureScenario({ name, says, node }: NodeFeature): Scenario {
  return {
    name,
    says,
    bounds: [],
    model: 'podOnNode',
    takesManifests: false,
    build: (request) => buildNode(node, request),
  };
}

const buildNode = (options: NodeOptions, { mutant }: Pick<ScenarioRequest, 'mutant'>): ScenarioResult => {
  const plan = planNode(options);
  const { system } = composeNode(plan, mutant);
  const notes = [`within one step, in this order: ${urgentRules(plan).join(', ')}`];
  return { ok: true, built: { system, brokenOnPurpose: [], reduce: true, notes } };
};

const optionsFrom = (asked: Bounds, pods: readonly Pod[]): NodeOptions => ({
  pods,
  podBudgets: numbers(asked, Object.keys(podBudgetWords)),
  nodeBudgets: numbers(asked, Object.keys(nodeBudgetWords)),
  countedRestarts: Number(asked.countedRestarts),
  lags: asked.lag === 'yes',
});

const numbers = (asked: Bounds, names: readonly string[]): { [name: string]: number } =>
  Object.fromEntries(names.map((name) => [name, Number(asked[name])]));

const tooManyPods = (count: number): Problem =>
  problem('PS1202', `${count} Pods are more than the limit of ${podLimit} on one node`);

const unknownLag = ({ lag }: Bounds): Problem =>
  problem('PS1202', `lag must be no or yes, not ${JSON.stringify(lag)}`);
