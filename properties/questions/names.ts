import { initialSnapshot } from '../../checker/charts/chartTable.ts';
import type { System } from '../../checker/system/system.ts';
import type { View } from '../../checker/system/view.ts';
import type { ClusterInput, LeftObject } from '../../models/cluster/plan/input.ts';
import type {
  AskedNodeConstants,
  AskedPodConstants,
  AskedWorkload,
  AskedWorkloadConstants,
} from '../../models/views/askedViews.ts';
import { constantsOf } from '../../models/views/constants.ts';
import { askedWords } from './askedFields.ts';

/** What there is in a system under which names: a question that names anything else would be an empty one. */
export type AskedNames = {
  /** the values that a field may have, by kind and field: `Pod.workload` */
  readonly values: { readonly [field: string]: readonly string[] };
  /** keys of labels that some Pod or some node has */
  readonly labels: { readonly [kind: string]: readonly string[] };
  /** the Services that select a Pod */
  readonly services: readonly string[];
  /** why the others do not, by their names */
  readonly otherServices: ReadonlyMap<string, string>;
  readonly mayBeDrained: boolean;
  /** the Deployments that may be rolled out, with the replicas that they want */
  readonly rolledOut: readonly { readonly name: string; readonly replicas: number }[];
  /** Jobs and CronJobs, with the completions that they want */
  readonly jobs: readonly { readonly name: string; readonly replicas: number }[];
  /** PodDisruptionBudgets, with how many of which Pods they want healthy */
  readonly budgets: readonly AskedBudget[];
};

export type AskedBudget = { readonly name: string; readonly least: number; readonly pods: readonly string[] };

const initially = <V extends object>({ components, project }: View): V =>
  project(...components.map((component) => initialSnapshot(component))) as V;

/** Constants are the same in every state. */
const constantsOfView = <C extends object>(view: View): C => constantsOf<C>(initially(view));

/** What never changes of all that views of a kind show, in their order. */
export const constantsOfViews = <C extends object>(
  { views }: Pick<System, 'views'>,
  kind: string,
): readonly C[] => views.filter((view) => view.kind === kind).map((view) => constantsOfView<C>(view));

const budgetsOf = (pods: readonly AskedPodConstants[]): readonly AskedBudget[] => {
  const found = new Map<string, AskedBudget>();
  for (const { name: pod, budgets } of pods) {
    for (const { name, least } of budgets) {
      found.set(name, { name, least, pods: [...(found.get(name)?.pods ?? []), pod] });
    }
  }
  return [...found.values()];
};

/** Those that select Pods are known by them: of these nobody asks. */
const servicesWithoutPods = ({ withoutBearing = [], unselected = [] }: ClusterInput): [string, string][] => {
  const named = (objects: readonly LeftObject[], why: string): [string, string][] =>
    objects
      .filter(({ kind }) => kind === 'Service')
      .map(({ object }) => [String((object as Named).metadata?.name), why]);
  return [
    ...named(withoutBearing, 'selects no Pod of the input'),
    ...named(unselected, 'is in the input, but --selector leaves it out'),
  ];
};

type Named = { readonly metadata?: { readonly name?: unknown } };

const unique = (values: readonly string[]): readonly string[] => [...new Set(values)];

/** The names of everything that questions about a system, made from an input, may name. */
export const namesIn = (system: Pick<System, 'views'>, input?: ClusterInput): AskedNames => {
  const { views } = system;
  const of = <C extends object>(kind: string): readonly C[] => constantsOfViews<C>(system, kind);
  const pods = of<AskedPodConstants>('asked pod');
  const nodes = of<AskedNodeConstants>('asked node');
  const workloads = of<AskedWorkloadConstants>('asked workload');
  const wanting = views
    .filter(({ kind }) => kind === 'asked workload')
    .map((view) => ({
      ...constantsOfView<AskedWorkloadConstants>(view),
      replicas: initially<AskedWorkload>(view).replicas,
    }));
  const nodeNames = nodes.map(({ name }) => name);
  return {
    values: {
      ...askedWords,
      'Pod.name': unique(pods.map(({ name }) => name)),
      'Pod.namespace': unique(pods.map(({ namespace }) => namespace)),
      'Pod.workload': unique(pods.map(({ workload }) => workload)),
      'Pod.node': ['', ...nodeNames],
      'Node.name': nodeNames,
      'Node.zone': unique(nodes.map(({ zone }) => zone)),
      'Workload.name': unique(workloads.map(({ name }) => name)),
      'Workload.namespace': unique(workloads.map(({ namespace }) => namespace)),
      'Workload.kind': unique(workloads.map(({ kind }) => kind)),
    },
    labels: {
      Pod: unique(pods.flatMap(({ labels }) => Object.keys(labels))),
      Node: unique(nodes.flatMap(({ labels }) => Object.keys(labels))),
    },
    services: unique(pods.flatMap(({ services }) => services)),
    otherServices: new Map(input ? servicesWithoutPods(input) : []),
    mayBeDrained: nodes.some(({ mayBeDrained }) => mayBeDrained),
    rolledOut: wanting.filter(({ rollout }) => rollout !== undefined),
    jobs: wanting.filter(({ kind }) => kind === 'Job' || kind === 'CronJob'),
    budgets: budgetsOf(pods),
  };
};
