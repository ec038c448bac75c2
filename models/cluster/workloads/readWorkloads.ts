import { admitPods } from '../../../spec/api/admission/admitPods.ts';
import { admissionCluster } from '../../../spec/api/admission/cluster.ts';
import { setDefaults } from '../../../spec/api/create.ts';
import { decodeObject } from '../../../spec/api/decode/object.ts';
import type { ApiObject } from '../../../spec/api/objects/apiObject.ts';
import type { Deployment, DeploymentStrategy } from '../../../spec/api/objects/apps.ts';
import type { Node, Pod, PodTemplateSpec } from '../../../spec/api/objects/core.ts';
import type { PodDisruptionBudget } from '../../../spec/api/objects/policy.ts';
import type { ResourceName } from '../../../spec/api/resourceTypes.ts';
import { kindShape } from '../../../spec/api/schema/shape.ts';
import { type Problem, problem } from '../../../spec/problem.ts';
import type { ClusterInput, ManifestObject } from '../plan/input.ts';
import type { Workload } from '../plan/planCluster.ts';
import { isOwned, ownerKey } from './ownedByInput.ts';
import { workloadKinds } from './workloadKinds.ts';

export type ReadWorkloads = {
  readonly workloads: readonly Workload[];
  /** Pods without a controller that is modelled */
  readonly pods: readonly Pod[];
  /** Pods that are on a node of the manifest already */
  readonly running: readonly Pod[];
  readonly problems: readonly Problem[];
  /** what had to be assumed, or is not taken into account */
  readonly notes: readonly string[];
};

/** Kinds that say how Pods are stored, and where: they are read with the Pods. */
const context: ReadonlySet<string> = new Set([
  'Node',
  'PriorityClass',
  'RuntimeClass',
  'LimitRange',
  'PodDisruptionBudget',
]);

/** Whether objects of a kind are Pods, or have any. */
export const mayHavePods = (kind: string): boolean => isTaken(kind) && !context.has(kind);

/** Whether the model takes objects of a kind into account. */
export const isTaken = (kind: string): boolean =>
  kind === 'Pod' || workloadKinds.has(kind) || context.has(kind);

/**
 * The Pods and workloads of a manifest, decoded, defaulted and with what admission adds to Pods. What belongs to a workload
 * that is there is left to its controller: the model begins before there are Pods. Kinds that are not taken come back as
 * problems (PS1004).
 *
 * @param nodes those of the cluster: a DaemonSet wants a Pod for each that it fits
 */
export const readWorkloads = ({ objects }: ClusterInput, nodes: readonly Node[] = []): ReadWorkloads => {
  const problems = objects.filter(({ kind }) => !isTaken(kind)).map(notTaken);
  const owners = new Set(objects.filter(({ kind }) => kind !== 'Pod').map(ownerKey));
  const own = objects.filter((given) => !isOwned(given, owners));
  const given = own
    .filter(({ kind }) => kind === 'Pod')
    .map((object) => withNamespace(decoded(object, 'pods') as Pod));
  const named = new Set(
    objects.filter(({ kind }) => kind === 'Node').map(({ object }) => nameOf(object).name),
  );
  const isRunning = ({ spec }: Pod): boolean => named.has(spec?.nodeName ?? '');
  const admission = admissionCluster(objects.map(({ object }) => object));
  const admitted = admitPods(
    given.filter((pod) => !isRunning(pod)),
    admission,
  );
  const workloads = own.flatMap((object) => workloadOf(object, admission, nodes));
  return {
    workloads: workloads.map(({ workload }) => workload),
    pods: admitted.pods,
    running: given.filter((pod) => isRunning(pod) && !hasEnded(pod)),
    problems,
    notes: [
      ...new Set([...admitted.assumptions, ...workloads.flatMap(({ assumptions }) => assumptions)]),
      ...workloads.flatMap(({ note }) => note),
      ...(own.length < objects.length ? [begins] : []),
    ],
  };
};

const begins =
  'Pods and ReplicaSets that belong to a workload of the input are left to its controller: the model begins before there are any';

const hasEnded = ({ status }: Pod): boolean => status?.phase === 'Succeeded' || status?.phase === 'Failed';

const notTaken = ({ kind, place }: ManifestObject): Problem =>
  problem('PS1004', `${kind} is not modelled`, place);

type Admission = ReturnType<typeof admissionCluster>;

/** What admission makes of each Pod it makes of the template. */
const workloadOf = (
  given: ManifestObject,
  admission: Admission,
  nodes: readonly Node[] = [],
): readonly {
  readonly workload: Workload;
  readonly assumptions: readonly string[];
  readonly note: readonly string[];
}[] => {
  const known = workloadKinds.get(given.kind);
  if (!known) return [];
  const object = decoded(given, known.resource);
  const { replicas, template, places, inOrder, completes } = known.wants(object, nodes);
  const { name, namespace } = nameOf(object);
  const pod: Pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { ...template.metadata, name, namespace },
    ...(template.spec ? { spec: template.spec } : {}),
  };
  const { pods, assumptions } = admitPods([pod], admission);
  const spec = pods[0]?.spec;
  const workload = {
    kind: given.kind,
    name,
    namespace,
    replicas,
    template: { ...template, ...(spec && { spec }) },
    ...(places && { places: admitPods(places, admission).pods, inOrder: inOrder ?? false }),
    ...(completes && { completes }),
  };
  const { without } = known;
  const least =
    (object as { readonly spec?: { readonly minReadySeconds?: number } }).spec?.minReadySeconds ?? 0;
  const note = [
    ...(without === undefined
      ? []
      : [`of ${given.kind} ${namespace}/${name}, not everything is modelled: ${without}`]),
    ...(least > 0
      ? [
          `a Pod of ${given.kind} ${namespace}/${name} counts as available once it is ready, not only ${least} s later: minReadySeconds is not modelled, nor how long a status lags`,
        ]
      : []),
  ];
  return [{ workload, assumptions, note }];
};

/** A Deployment that is changed to another one. */
export type ChangedDeployment = {
  readonly namespace: string;
  readonly name: string;
  readonly replicas: number;
  readonly template: PodTemplateSpec;
  readonly strategy: DeploymentStrategy;
};

/** The Deployments among objects, decoded, defaulted and with what admission adds to their Pods. */
export const readDeployments = (
  objects: readonly ManifestObject[],
  among: readonly ManifestObject[],
): readonly ChangedDeployment[] => {
  const admission = admissionCluster(among.map(({ object }) => object));
  return objects
    .filter(({ kind }) => kind === 'Deployment')
    .flatMap((given) => {
      const { spec } = decoded(given, 'deployments') as Deployment;
      return workloadOf(given, admission).map(({ workload }) => ({
        ...workload,
        strategy: spec?.strategy ?? {},
      }));
    });
};

/** The PodDisruptionBudgets among objects. */
export const readBudgets = (objects: readonly ManifestObject[]): readonly PodDisruptionBudget[] =>
  objects
    .filter(({ kind }) => kind === 'PodDisruptionBudget')
    .map(({ kind, object }) => decodeObject(kindShape(kind)!.shape, object).object as PodDisruptionBudget);

const decoded = ({ object, kind }: ManifestObject, resource: ResourceName): ApiObject => {
  const result = decodeObject(kindShape(kind)!.shape, object).object as ApiObject;
  setDefaults(resource, result);
  return result;
};

const nameOf = ({ metadata }: ApiObject): { readonly name: string; readonly namespace: string } => ({
  name: metadata?.name ?? '',
  namespace: metadata?.namespace || 'default',
});

const withNamespace = (pod: Pod): Pod => ({
  ...pod,
  metadata: { ...pod.metadata, namespace: pod.metadata?.namespace || 'default' },
});
