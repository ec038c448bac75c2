import type { Pod } from '../../spec/api/objects/core.ts';
import { type Place, type Problem, problem } from '../../spec/problem.ts';
import { readWorkloads } from '../cluster/workloads/readWorkloads.ts';
import { composeNode } from '../podOnNode/composeNode.ts';
import { type NodeOptions, planNode } from '../podOnNode/plan/planNode.ts';
import { nodeBudgetWords, podBudgetWords, podOnNodeBounds } from './bounds/podOnNode.ts';
import type { NodeFeature } from './features/feature.ts';
import { nodeFeatures } from './features/nodeFeatures.ts';
import type { Bounds, Scenario, ScenarioRequest, ScenarioResult } from './scenario.ts';

/** more Pods than this on one node: their states would not fit any memory */
const podLimit = 4;

/** The Pods of manifests on one node, in full detail. */
export const podOnNodeScenario: Scenario = {
  name: 'pod-on-node',
  says: 'the Pods of manifests on one node in full detail: runtime, probes, hooks, volumes, network, kubelet',
  bounds: podOnNodeBounds,
  model: 'podOnNode',
  takesManifests: true,
  build: (request) => {
    const { workloads, pods, problems } = readWorkloads(request.input);
    const all = [
      ...problems,
      ...workloads.map(({ kind, name }) =>
        problem(
          'PS1004',
          `${kind} ${name} is not modelled on a single node: give its Pods`,
          placeOf(request, kind, name),
        ),
      ),
      ...(pods.length > podLimit ? [tooManyPods(pods.length)] : []),
      ...(['no', 'yes'].includes(String(request.bounds.lag)) ? [] : [unknownLag(request.bounds)]),
    ];
    return all.length > 0
      ? { ok: false, problems: all }
      : buildNode(optionsFrom(request.bounds, pods), request);
  },
};

/** Where an object was written; nowhere, for one that only the request of a program holds. */
const placeOf = ({ input }: Pick<ScenarioRequest, 'input'>, kind: string, name: string): Place =>
  input.objects.find(
    (each) => each.kind === kind && (each.object.metadata as { readonly name?: unknown })?.name === name,
  )?.place ?? {};

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
  const { system, urgent } = composeNode(plan, mutant);
  const notes = [`within one step, in this order: ${urgent.map(({ name }) => name).join(', ')}`];
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
