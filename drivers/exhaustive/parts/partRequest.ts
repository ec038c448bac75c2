import { ownersIn } from '../../../models/cluster/constraints/ties.ts';
import type { ClusterPlan } from '../../../models/cluster/plan/clusterPlan.ts';
import { guards } from '../../../models/cluster/plan/disruptionBudgets.ts';
import type { ManifestObject } from '../../../models/cluster/plan/input.ts';
import { isOwned, ownerKey } from '../../../models/cluster/workloads/ownedByInput.ts';
import { mayHavePods, readBudgets } from '../../../models/cluster/workloads/readWorkloads.ts';
import type { PlannedRequest } from '../../../models/scenarios/planRequest.ts';
import type { Bounds } from '../../../models/scenarios/scenario.ts';
import type { CheckRequest } from '../prepare.ts';

/** A request about some of the owners of Pods of another one: nodes, and what may fail, stay as they are. */
export const partRequest = (
  request: CheckRequest,
  planned: PlannedRequest,
  plan: ClusterPlan,
  owners: readonly number[],
): CheckRequest => {
  const { input, bounds } = request;
  const keys = new Set(owners.map((owner) => keyOf(planned, owner)));
  const running = new Set(planned.running.map((pod) => keyed('Pod', pod.metadata ?? {})));
  const workloadKeys = new Set(input.objects.filter(({ kind }) => kind !== 'Pod').map(ownerKey));
  const members = ownersIn(plan);
  const own = plan.pods.filter((_, index) => owners.includes(members[index]!));
  const isKept = (object: ManifestObject): boolean => {
    const key = ownerKey(object);
    if (object.kind === 'PodDisruptionBudget')
      return readBudgets([object]).some((budget) => own.some((pod) => guards(budget, pod)));
    if (!mayHavePods(object.kind)) return true;
    return keys.has(key) || (running.has(key) && !isOwned(object, workloadKeys));
  };
  const changed = input.changed?.filter((object) => !mayHavePods(object.kind) || keys.has(ownerKey(object)));
  const isChanged = changed?.some(({ kind }) => mayHavePods(kind)) ?? false;
  const { changed: _, ...unchanged } = input;
  return {
    ...request,
    input: {
      ...unchanged,
      objects: input.objects.filter(isKept),
      ...(isChanged && { changed }),
    },
    bounds: partBounds(bounds, planned, owners, isChanged),
  };
};

type Named = { readonly namespace?: string; readonly name?: string };

const keyed = (kind: string, { namespace, name }: Named): string =>
  JSON.stringify([kind, namespace || 'default', name]);

/** What an owner is known by. */
const keyOf = ({ workloads, pods }: PlannedRequest, owner: number): string => {
  const workload = workloads[owner];
  return workload
    ? keyed(workload.kind, workload)
    : keyed('Pod', pods[owner - workloads.length]?.metadata ?? {});
};

/** What people do is done to those that are there. */
const partBounds = (
  bounds: Bounds,
  { workloads, pods }: PlannedRequest,
  owners: readonly number[],
  isChanged: boolean,
): Bounds => {
  const own = workloads.filter((_, at) => owners.includes(at));
  const ownPods = pods.filter((_, at) => owners.includes(workloads.length + at));
  const isScaled = own.some(({ name }) => String(bounds.scale).startsWith(`${name}=`));
  const deleted = [
    ...own.map(({ kind, name }) => `${kind}/${name}`),
    ...ownPods.map(({ metadata }) => `Pod/${metadata?.name}`),
  ];
  const isRestarted = Number(bounds.rolloutRestart) > 0 && own.some(({ kind }) => kind === 'Deployment');
  return {
    ...bounds,
    ...(bounds.scale !== undefined && { scale: isScaled ? bounds.scale : '' }),
    ...(bounds.delete !== undefined && {
      delete: deleted.includes(String(bounds.delete)) ? bounds.delete : '',
    }),
    ...(bounds.rolloutRestart !== undefined && { rolloutRestart: isRestarted ? 1 : 0 }),
    ...(bounds.rollback !== undefined && { rollback: isRestarted || isChanged ? bounds.rollback : 0 }),
  };
};
