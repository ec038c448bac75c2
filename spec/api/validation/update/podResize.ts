import type { Container, Pod, PodSpec, ResourceList, ResourceRequirements } from '../../objects/core.ts';
import { computeQosClass } from '../../qos.ts';
import { equalAs, equalField } from '../../semanticEqual.ts';
import { type FieldErrors, forbidden, invalid } from '../fieldError.ts';
import { checkObjectMetaUpdate } from '../metadata.ts';
import type { PodValidationOptions } from '../options.ts';
import { Path } from '../path.ts';
import { checkPod } from '../pod.ts';

const isRemoved = (next: ResourceList = {}, old: ResourceList = {}): boolean =>
  Object.keys(old).some((name) => next[name] === undefined);

/** The amounts with those of CPU and memory put back. */
const withOldCpuAndMemory = (next: ResourceList | undefined, old: ResourceList | undefined): ResourceList => {
  const { cpu: _cpu, memory: _memory, ...others } = next ?? {};
  const { cpu, memory } = old ?? {};
  return {
    ...others,
    ...(cpu === undefined ? {} : { cpu }),
    ...(memory === undefined ? {} : { memory }),
  };
};

const withOldRequirements = (
  next: ResourceRequirements | undefined,
  old: ResourceRequirements | undefined,
): ResourceRequirements => ({
  limits: withOldCpuAndMemory(next?.limits, old?.limits),
  requests: withOldCpuAndMemory(next?.requests, old?.requests),
});

/** Claims are left out of what is compared, as the API server does: a container that has some cannot be resized. */
const withOldResources = (next: Container, old: Container): Container => ({
  ...next,
  resources: withOldRequirements(next.resources, old.resources),
});

const isSet = (resources: ResourceRequirements | undefined): boolean =>
  Object.keys(resources?.requests ?? {}).length + Object.keys(resources?.limits ?? {}).length > 0;

/** Pod-level resources: the specification with allowed changes put back. */
const checkPodLevel = (next: PodSpec, old: PodSpec, path: Path, errors: FieldErrors): PodSpec => {
  if (!isSet(next.resources) && !isSet(old.resources)) return next;
  const at = path.child('resources');
  if (old.resources !== undefined && next.resources === undefined) {
    errors.push(forbidden(at, 'pod-level resources cannot be removed'));
    return next;
  }
  for (const field of ['requests', 'limits'] as const) {
    if (old.resources === undefined || !isRemoved(next.resources?.[field], old.resources[field])) continue;
    errors.push(forbidden(at.child(field), `pod-level resource ${field} cannot be removed`));
  }
  let resources: ResourceRequirements | undefined = {
    ...next.resources,
    ...withOldRequirements(next.resources, old.resources),
  };
  if (old.resources === undefined && !isSet(resources) && (resources.claims ?? []).length === 0) {
    resources = undefined;
  }
  if (!equalField('core.PodSpec', 'resources', resources, old.resources)) {
    errors.push(forbidden(path, 'only cpu and memory resources are mutable at pod-level'));
  }
  return { ...next, resources };
};

/** False if containers came, went or moved: nothing more is judged then. */
const checkOrdering = (next: PodSpec, old: PodSpec, path: Path, errors: FieldErrors): boolean => {
  const before = errors.length;
  for (const field of ['containers', 'initContainers'] as const) {
    const [after, was] = [next[field] ?? [], old[field] ?? []];
    if (after.length !== was.length) {
      errors.push(forbidden(path.child(field), `${field} may not be added or removed on resize`));
      continue;
    }
    for (const [index, { name }] of was.entries()) {
      if (after[index]?.name === name) continue;
      const at = path.child(field).index(index).child('name');
      errors.push(forbidden(at, `${field} may not be renamed or reordered on resize`));
    }
  }
  return errors.length === before;
};

const checkNothingRemoved = (next: PodSpec, old: PodSpec, path: Path, errors: FieldErrors): void => {
  for (const list of ['initContainers', 'containers'] as const) {
    for (const [index, container] of (old[list] ?? []).entries()) {
      const after = next[list]?.[index]?.resources;
      const at = path.child(list).index(index).child('resources');
      for (const field of ['requests', 'limits'] as const) {
        if (!isRemoved(after?.[field], container.resources?.[field])) continue;
        errors.push(forbidden(at.child(field), `resource ${field} cannot be removed`));
      }
    }
  }
};

const checkContainers = (next: PodSpec, old: PodSpec, path: Path, errors: FieldErrors): PodSpec => {
  const containers = (next.containers ?? []).map((container, index) => {
    const before = old.containers[index]!;
    const munged = withOldResources(container, before);
    if (!equalAs('core.Container', munged, before)) {
      errors.push(forbidden(path, 'only cpu and memory resources are mutable'));
    }
    return munged;
  });
  const initContainers = (next.initContainers ?? []).map((container, index) => {
    const before = (old.initContainers ?? [])[index]!;
    const munged = withOldResources(container, before);
    const at = path.child('initContainers').index(index);
    if (!equalAs('core.Container', munged, before)) {
      const detail = 'only cpu and memory resources for init or sidecar containers are mutable';
      errors.push(forbidden(at, detail));
    }
    if (container.restartPolicy === 'Always' || equalAs('core.Container', container, before)) return munged;
    for (const { restartPolicy } of container.resizePolicy ?? []) {
      if (restartPolicy !== 'RestartContainer') continue;
      const detail = 'non-sidecar init containers with a resize policy of RestartContainer cannot be resized';
      errors.push(forbidden(at, detail));
    }
    return munged;
  });
  return { ...next, containers, initContainers };
};

/** The node has said what the running containers were given: it can resize. */
const nodeCanResize = (pod: Pod): boolean => {
  const running = (pod.status?.containerStatuses ?? []).find(({ state }) => state?.running !== undefined);
  return running === undefined || running.resources !== undefined;
};

/**
 * What a resize may change: CPU and memory of containers, sidecars, init containers and the Pod itself, none
 * removed, and not so that the QoS class changes.
 * https://kubernetes.io/docs/tasks/configure-pod-container/resize-container-resources/
 * https://kep.k8s.io/1287
 * https://kep.k8s.io/5419
 */
export const checkPodResize = (next: Pod, old: Pod, options: PodValidationOptions): FieldErrors => {
  const errors: FieldErrors = [];
  const path = Path.of('spec');
  const after = next.spec ?? { containers: [] };
  const before = old.spec ?? { containers: [] };
  checkObjectMetaUpdate(next.metadata ?? {}, old.metadata ?? {}, Path.of('metadata'), errors);
  checkPod(next, options, errors);
  if (old.metadata?.annotations?.['kubernetes.io/config.mirror'] !== undefined) {
    return [forbidden(Path.whole, 'static pods cannot be resized')];
  }
  if (before.os?.name === 'windows') return [forbidden(Path.whole, 'windows pods cannot be resized')];
  if ((old.status?.qosClass || computeQosClass(old)) !== computeQosClass(next)) {
    const detail = 'Pod QOS Class may not change as a result of resizing';
    errors.push(invalid(path, next.status?.qosClass ?? '', detail));
  }
  if (!nodeCanResize(old)) errors.push(forbidden(path, 'Pod running on node without support for resize'));
  const podLevel = checkPodLevel(after, before, path, errors);
  if ((old.status?.nodeAllocatableResourceClaimStatuses ?? []).length > 0) {
    errors.push(forbidden(path, 'pods with node allocatable resource claims cannot be resized'));
  }
  if (!checkOrdering(after, before, path, errors)) return errors;
  checkNothingRemoved(after, before, path, errors);
  const munged = checkContainers(podLevel, before, path, errors);
  if (errors.length === 0 && !equalAs('core.PodSpec', munged, before)) {
    errors.push(forbidden(path, 'only cpu and memory resources are mutable'));
  }
  return errors;
};
