import { setDefaults } from '../../../spec/api/create.ts';
import { decodeObject } from '../../../spec/api/decode/object.ts';
import type { ApiObject } from '../../../spec/api/objects/apiObject.ts';
import type { Pod } from '../../../spec/api/objects/core.ts';
import type { ResourceName } from '../../../spec/api/resourceTypes.ts';
import { kindShape } from '../../../spec/api/schema/shape.ts';
import { type Problem, problem } from '../../../spec/problem.ts';
import type { ClusterInput, ManifestObject } from '../plan/input.ts';
import type { Workload } from '../plan/planCluster.ts';
import { workloadKinds } from './workloadKinds.ts';

export type ReadWorkloads = {
  readonly workloads: readonly Workload[];
  /** Pods without a controller */
  readonly pods: readonly Pod[];
  readonly problems: readonly Problem[];
};

/** The Pods and workloads of a manifest, decoded and defaulted. Other kinds come back as problems (PS1004). */
export const readWorkloads = ({ objects }: ClusterInput): ReadWorkloads => {
  const workloads: Workload[] = [];
  const pods: Pod[] = [];
  const problems: Problem[] = [];
  for (const given of objects) {
    const { kind, place } = given;
    const known = workloadKinds.get(kind);
    if (kind === 'Pod') pods.push(withNamespace(decoded(given, 'pods') as Pod));
    else if (known) {
      const object = decoded(given, known.resource);
      workloads.push({ kind, ...nameOf(object), ...known.wants(object) });
    } else problems.push(problem('PS1004', `${kind} is not modelled`, place));
  }
  return { workloads, pods, problems };
};

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
