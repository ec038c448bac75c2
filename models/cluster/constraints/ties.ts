import { selects } from '../../../spec/api/labelSelector.ts';
import { termMeans, withNamespaces } from '../../../spec/scheduling/affinityTerm.ts';
import type { Amounts } from '../../../spec/scheduling/amounts.ts';
import { portsConflict } from '../../../spec/scheduling/hostPorts.ts';
import type { PodInfo } from '../../../spec/scheduling/podInfo.ts';
import { compileConstraints } from '../../../spec/scheduling/spreadConstraint.ts';
import type { ClusterPlan, PodPlan } from '../plan/clusterPlan.ts';
import { guards } from '../plan/disruptionBudgets.ts';
import { namespacesOf } from './schedulingCluster.ts';

/** Owners of Pods that have to do with each other, and by what. */
export type Tie = { readonly owners: readonly number[]; readonly why: string };

/**
 * Who creates each Pod of a plan, as a number: a workload, with its second revision, by its index; a Pod without one by
 * what comes after all workloads.
 */
export const ownersIn = ({ workloads, pods }: ClusterPlan): readonly number[] => {
  let next = workloads.length;
  return pods.map(({ workload }) =>
    workload === undefined ? next++ : (workloads[workload]!.revisionOf ?? workload),
  );
};

/**
 * Everything by which Pods of one owner may matter to those of another: room on a node that all together might use up,
 * ports of nodes, affinity and spread that look at the others' labels, budgets that guard both. Where nothing ties owners
 * together, no constraint reads Pods of both, and each runs as if it were alone.
 */
export const tiesIn = (plan: ClusterPlan): readonly Tie[] => {
  const owners = ownersIn(plan);
  const kinds = new Map<string, Kind>();
  plan.pods.forEach((pod, index) => {
    const key = `${owners[index]} ${pod.workload}`;
    if (!kinds.has(key)) kinds.set(key, { owner: owners[index]!, plan: pod });
  });
  const all = [...kinds.values()];
  const budgets = (plan.disruptionBudgets ?? []).map((budget): Tie => {
    const guarded = all.filter((each) => guards(budget, each.plan));
    const why = `PodDisruptionBudget ${budget.metadata?.name ?? ''} guards all of them`;
    return { owners: guarded.map(({ owner }) => owner), why };
  });
  const ties = [...roomIn(plan, owners), ...pairsIn(plan, all), ...budgets];
  return ties.filter(({ owners: tied }) => new Set(tied).size > 1);
};

/** Pods that are alike, by one of them. */
type Kind = { readonly owner: number; readonly plan: PodPlan };

type Resource = { readonly name: string; readonly of: (amounts: Amounts) => bigint };

const resources: readonly Resource[] = [
  { name: 'CPU', of: ({ milliCPU }) => milliCPU },
  { name: 'memory', of: ({ memory }) => memory },
  { name: 'ephemeral storage', of: ({ ephemeralStorage }) => ephemeralStorage },
];

/** What may run short on a node, if all Pods that may come to be were there at once, and the indexes of those that take it. */
export const scarceIn = ({
  nodes,
  pods,
}: ClusterPlan): readonly { readonly what: string; readonly takers: readonly number[] }[] => {
  const scalars = new Set(pods.flatMap(({ info }) => [...info.requests.scalars.keys()]));
  const place: Resource = { name: 'places for Pods', of: ({ pods: places }) => places };
  const asked = [
    ...resources,
    ...[...scalars].map((name): Resource => ({ name, of: (amounts) => amounts.scalars.get(name) ?? 0n })),
  ];
  const isShort = ({ of }: Resource, total: bigint): boolean =>
    nodes.some(({ allocatable }) => total > of(allocatable));
  const ofPlaces = isShort(place, BigInt(pods.length))
    ? [{ what: place.name, takers: [...pods.keys()] }]
    : [];
  return [
    ...ofPlaces,
    ...asked.flatMap((resource) => {
      const amounts = pods.map(({ info }) => resource.of(info.requests));
      const takers = amounts.flatMap((amount, index) => (amount > 0n ? [index] : []));
      const total = amounts.reduce((sum, amount) => sum + amount, 0n);
      return takers.length > 0 && isShort(resource, total) ? [{ what: resource.name, takers }] : [];
    }),
  ];
};

/** Who may use up what a node has of something. */
const roomIn = (plan: ClusterPlan, owners: readonly number[]): readonly Tie[] =>
  scarceIn(plan).map(({ what, takers }) => ({
    owners: takers.map((index) => owners[index]!),
    why: `together they may want more ${what} than a node has`,
  }));

const pairsIn = (plan: ClusterPlan, all: readonly Kind[]): readonly Tie[] => {
  const namespaces = namespacesOf(plan.pods.map(({ pod }) => pod));
  return all.flatMap((one, at) =>
    all.slice(at + 1).flatMap((other): Tie[] => {
      const why = whyPaired(one.plan.info, other.plan.info, namespaces);
      return why === undefined ? [] : [{ owners: [one.owner, other.owner], why }];
    }),
  );
};

type Namespaces = ReturnType<typeof namespacesOf>;

const whyPaired = (one: PodInfo, other: PodInfo, namespaces: Namespaces): string | undefined => {
  if (one.hostPorts.some((port) => other.hostPorts.some((used) => portsConflict(port, used))))
    return 'they want the same port of a node';
  return looksAt(one, other, namespaces) || looksAt(other, one, namespaces)
    ? 'affinity or spread of one looks at the other'
    : undefined;
};

const looksAt = (one: PodInfo, other: PodInfo, namespaces: Namespaces): boolean =>
  [...one.requiredAffinity, ...one.requiredAntiAffinity].some((term) =>
    termMeans(withNamespaces(term, namespaces), other, {}),
  ) || spreadsOver(one, other);

const spreadsOver = (one: PodInfo, other: PodInfo): boolean => {
  const compiled = compileConstraints(one.pod.spec?.topologySpreadConstraints, 'DoNotSchedule', one.labels);
  return (
    compiled.valid &&
    one.namespace === other.namespace &&
    compiled.constraints.some(({ selector }) => selects(selector, other.labels))
  );
};
