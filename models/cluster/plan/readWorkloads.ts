import { setDefaults } from '../../../spec/api/create.ts';
import { decodeObject } from '../../../spec/api/decode/object.ts';
import type { ApiObject } from '../../../spec/api/objects/apiObject.ts';
import type { Deployment, ReplicaSet } from '../../../spec/api/objects/apps.ts';
import type { Pod } from '../../../spec/api/objects/core.ts';
import { kindShape } from '../../../spec/api/schema/shape.ts';
import { type Problem, problem } from '../../../spec/problem.ts';
import type { ClusterInput, ManifestObject } from './input.ts';
import type { Workload } from './planCluster.ts';

export type ReadWorkloads = {
  readonly workloads: readonly Workload[];
  /** Pods without a controller */
  readonly pods: readonly Pod[];
  readonly problems: readonly Problem[];
};

const resources = { Pod: 'pods', ReplicaSet: 'replicasets', Deployment: 'deployments' } as const;

/** The Pods and workloads of a manifest, decoded and defaulted. Other kinds come back as problems (PS1004). */
export const readWorkloads = ({ objects }: ClusterInput): ReadWorkloads => {
  const workloads: Workload[] = [];
  const pods: Pod[] = [];
  const problems: Problem[] = [];
  for (const given of objects) {
    const { kind, place } = given;
    if (!isModelled(kind)) {
      problems.push(problem('PS1004', `${kind} is not modelled`, place));
      continue;
    }
    const object = decoded(given, kind);
    if (kind === 'Pod') pods.push(withNamespace(object as Pod));
    else workloads.push(workloadOf(kind, object as Deployment | ReplicaSet));
  }
  return { workloads, pods, problems };
};

const isModelled = (kind: string): kind is keyof typeof resources => Object.hasOwn(resources, kind);

const decoded = ({ object }: ManifestObject, kind: keyof typeof resources): ApiObject => {
  const result = decodeObject(kindShape(kind)!.shape, object).object as ApiObject;
  setDefaults(resources[kind], result);
  return result;
};

const withNamespace = (pod: Pod): Pod => ({
  ...pod,
  metadata: { ...pod.metadata, namespace: pod.metadata?.namespace || 'default' },
});

const workloadOf = (kind: Workload['kind'], { metadata, spec }: Deployment | ReplicaSet): Workload => ({
  kind,
  name: metadata?.name ?? '',
  namespace: metadata?.namespace || 'default',
  replicas: spec?.replicas ?? 1,
  template: spec?.template ?? {},
});
