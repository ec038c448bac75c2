import { oneMore } from '../decode/exactInteger.ts';
import type { KubernetesVersion } from '../kubernetesVersion.ts';
import type { ApiObject } from '../objects/apiObject.ts';
import type { DaemonSet, StatefulSet } from '../objects/apps.ts';
import type { Container, ContainerStatus, Pod, PodSpec } from '../objects/core.ts';
import type { Draft } from '../objects/draft.ts';
import { type ResourceName, resourceType } from '../resourceTypes.ts';
import type { StructShape } from '../schema/shape.ts';
import { equalAs, semanticEqual } from '../semanticEqual.ts';
import { podTemplateOf } from './create.ts';
import { dropDisabledFields } from './disabledFields.ts';
import { dropMaxUnavailable, setTemplateGeneration, templateGenerationOf } from './workloads.ts';

/** The part of a Pod that an update is about; '' is all but the status. */
export type PodSubresource = '' | 'status' | 'ephemeralcontainers' | 'resize';

const metadataOfOthers = [
  'labels',
  'annotations',
  'finalizers',
  'ownerReferences',
  'deletionTimestamp',
] as const;

/** A subresource leaves labels, annotations, finalizers and owners alone. */
const keepMetadata = (next: Draft<Pod>, old: Pod): void => {
  const metadata: Record<string, unknown> = { ...next.metadata };
  for (const field of metadataOfOthers) {
    if (old.metadata?.[field] === undefined) delete metadata[field];
    else metadata[field] = old.metadata[field];
  }
  next.metadata = metadata as Draft<NonNullable<Pod['metadata']>>;
};

const bumpGeneration = (next: Draft<Pod>, old: Pod): void => {
  if (equalAs('core.PodSpec', next.spec, old.spec)) return;
  next.metadata = { ...next.metadata, generation: oneMore(next.metadata?.generation ?? 0) };
};

const keepResizable = (next: readonly Container[], old: readonly Container[]): Container[] => {
  const moved = next.some(({ name }, index) => old[index]?.name !== name);
  if (moved) return [...next];
  return old.map((container, index) => {
    const { resources: _resources, resizePolicy: _policy, ...others } = container;
    const { resources, resizePolicy } = next[index]!;
    return {
      ...others,
      ...(resources === undefined ? {} : { resources }),
      ...(resizePolicy === undefined ? {} : { resizePolicy }),
    };
  });
};

/** All but resources and resize policies stays; other numbers of containers are left for validation to refuse. */
const keepAllButResize = (next: Draft<Pod>, old: Pod): void => {
  const after: PodSpec = (next.spec as PodSpec | undefined) ?? { containers: [] };
  const before = old.spec ?? { containers: [] };
  const [init, oldInit] = [after.initContainers ?? [], before.initContainers ?? []];
  if (after.containers.length !== before.containers.length || init.length !== oldInit.length) return;
  const { resources: _old, ...others } = before;
  next.spec = {
    ...others,
    ...(after.resources === undefined ? {} : { resources: after.resources }),
    containers: keepResizable(after.containers, before.containers),
    ...(before.initContainers === undefined ? {} : { initContainers: keepResizable(init, oldInit) }),
  } as Draft<PodSpec>;
  next.status = old.status as Draft<Pod>['status'];
  keepMetadata(next, old);
};

/** Generations that a status does not tell are those that it told before, per type and in order. */
const keepObservedGenerations = (next: Draft<Pod>, old: Pod): void => {
  const { status } = next;
  if (status === undefined) return;
  if (!status.observedGeneration && old.status?.observedGeneration) {
    status.observedGeneration = old.status.observedGeneration;
  }
  const told = new Map<string, number[]>();
  for (const { type, observedGeneration = 0 } of old.status?.conditions ?? []) {
    told.set(type, [...(told.get(type) ?? []), observedGeneration]);
  }
  for (const condition of status.conditions ?? []) {
    const [first, ...rest] = told.get(condition.type) ?? [];
    if (first !== undefined) told.set(condition.type, rest);
    if (!condition.observedGeneration && first) condition.observedGeneration = first;
  }
};

const statuses = (pod: { status?: Pod['status'] }): readonly ContainerStatus[] => [
  ...(pod.status?.containerStatuses ?? []),
  ...(pod.status?.initContainerStatuses ?? []),
  ...(pod.status?.ephemeralContainerStatuses ?? []),
];

const usesVolumeStatus = (pod: Pod): boolean =>
  statuses(pod).some(({ volumeMounts }) =>
    (volumeMounts ?? []).some(({ volumeStatus }) => volumeStatus !== undefined),
  );

const dropDisabledStatusFields = (next: Draft<Pod>, old: Pod, { features }: KubernetesVersion): void => {
  if (!features.ImageVolumeWithDigest && !usesVolumeStatus(old)) {
    for (const { volumeMounts } of statuses(next as Pod)) {
      for (const mount of volumeMounts ?? []) delete mount.volumeStatus;
    }
  }
  if ((old.status?.nodeAllocatableResourceClaimStatuses ?? []).length === 0) {
    delete next.status?.nodeAllocatableResourceClaimStatuses;
  }
};

const prepareStatusUpdate = (next: Draft<Pod>, old: Pod, version: KubernetesVersion): void => {
  next.spec = old.spec as Draft<Pod>['spec'];
  const { deletionTimestamp: _deletion, ownerReferences: _owners, ...metadata } = next.metadata ?? {};
  const owners = old.metadata?.ownerReferences;
  next.metadata = { ...metadata, ...(owners === undefined ? {} : { ownerReferences: owners }) };
  next.status ??= {};
  if (!next.status.qosClass && old.status?.qosClass) next.status.qosClass = old.status.qosClass;
  keepObservedGenerations(next, old);
  dropDisabledStatusFields(next, old, version);
};

/**
 * What an update of a Pod is made to be before it is judged: parts that this subresource does not touch are
 * taken from the stored Pod; the generation goes up if the specification changes.
 */
export const preparePodUpdate = (
  next: Draft<Pod>,
  old: Pod,
  subresource: PodSubresource,
  version: KubernetesVersion,
): void => {
  if (subresource === 'status') {
    prepareStatusUpdate(next, old, version);
    return;
  }
  if (subresource === 'ephemeralcontainers') {
    const { ephemeralContainers: _old, ...spec } = old.spec ?? { containers: [] };
    const added = next.spec?.ephemeralContainers;
    next.spec = { ...spec, ...(added === undefined ? {} : { ephemeralContainers: added }) } as Draft<PodSpec>;
    next.status = old.status as Draft<Pod>['status'];
    keepMetadata(next, old);
  } else if (subresource === 'resize') keepAllButResize(next, old);
  else next.status = old.status as Draft<Pod>['status'];
  dropDisabledFields(next.spec as PodSpec | undefined, old.spec, version);
  bumpGeneration(next, old);
};

type Workload = ApiObject & { spec?: object; status?: unknown };

const specChanged = (resource: ResourceName, next: Workload, old: Workload): boolean => {
  const spec = resourceType(resource).shape.fields.get('spec')?.shape as StructShape;
  return !semanticEqual(spec, next.spec, old.spec);
};

const annotationsChanged = (next: ApiObject, old: ApiObject): boolean => {
  const [after, before] = [next.metadata?.annotations ?? {}, old.metadata?.annotations ?? {}];
  const keys = Object.keys(after);
  return keys.length !== Object.keys(before).length || keys.some((key) => after[key] !== before[key]);
};

/**
 * What an update of a workload is made to be before it is judged: the status stays, the generation goes up if
 * the specification changes (of a Deployment also if its annotations do).
 */
export const prepareWorkloadUpdate = (
  resource: ResourceName,
  next: Draft<Workload>,
  old: Workload,
  version: KubernetesVersion,
): void => {
  if (old.status === undefined) delete next.status;
  else next.status = old.status;
  const workload = next as Workload;
  dropDisabledFields(podTemplateOf(resource, workload)?.spec, podTemplateOf(resource, old)?.spec, version);
  if (resource === 'statefulsets' && !version.features.MaxUnavailableStatefulSet) {
    dropMaxUnavailable(workload as StatefulSet, old as StatefulSet);
  }
  if (resource === 'daemonsets') {
    const generation = templateGenerationOf(old as DaemonSet);
    const templates = [podTemplateOf(resource, workload), podTemplateOf(resource, old)] as const;
    const same = equalAs('core.PodTemplateSpec', ...templates);
    setTemplateGeneration(workload as DaemonSet, same ? generation : generation + 1n);
  }
  const changed =
    specChanged(resource, workload, old) || (resource === 'deployments' && annotationsChanged(workload, old));
  if (!changed) return;
  next.metadata = { ...next.metadata, generation: oneMore(old.metadata?.generation ?? 0) };
};
