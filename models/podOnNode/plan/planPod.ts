import { apiReference } from '../../../spec/api/admission/references.ts';
import { allContainers } from '../../../spec/api/containers.ts';
import { setPodDefaults } from '../../../spec/api/defaults/pod.ts';
import type { Container, Pod } from '../../../spec/api/objects/core.ts';
import { preparePodForCreate } from '../../../spec/api/prepare/pod.ts';
import { isRestartableInitContainer } from '../../../spec/api/resources.ts';
import { type BoundPod, isStaticPod } from '../../../spec/kubelet/boundPod.ts';
import { cpuAndMemory, sameCPUAndMemory } from '../../../spec/kubelet/resize/containerResize.ts';
import { cniCalls } from '../../../spec/network/cni.ts';
import { podInfoOf } from '../../../spec/scheduling/podInfo.ts';
import type { ContainerOnNodePlan, PodOnNodePlan } from './nodePlan.ts';

/** A manifest as its Pod runs: defaulted, and without the ephemeral containers, which are added later. */
export const prepared = (given: Pod): BoundPod => {
  const { ephemeralContainers: _, ...spec } = given.spec ?? { containers: [] };
  const pod: BoundPod = structuredClone({ ...given, spec });
  setPodDefaults(pod);
  preparePodForCreate(pod);
  return pod;
};

/** `namespace/name` */
export const fullName = ({ metadata }: BoundPod): string =>
  `${metadata?.namespace ?? 'default'}/${metadata?.name ?? ''}`;

type PodOptions = Pick<PodOnNodePlan, 'evictionRank' | 'shutdownGroup' | 'toleration' | 'replaces'> & {
  readonly given: Pod;
  readonly resized: Pod | undefined;
};

/** Lays out one Pod: its containers, its volumes, and what is said of it among the others. */
export const planPod = (pod: BoundPod, { given, resized, ...rest }: PodOptions): PodOnNodePlan => {
  const asked = resized && prepared(resized);
  return {
    ...rest,
    name: fullName(pod),
    pod,
    resized: asked,
    info: podInfoOf(pod),
    isStatic: isStaticPod(pod),
    apiReference: isStaticPod(pod) ? apiReference(pod) : undefined,
    containers: [
      ...(pod.spec.initContainers ?? []).map((container) =>
        planContainer(container, isRestartableInitContainer(container) ? 'sidecar' : 'init', asked),
      ),
      ...pod.spec.containers.map((container) => planContainer(container, 'regular', asked)),
      ...((given.spec?.ephemeralContainers ?? []) as readonly Container[]).map((container) =>
        planContainer(container, 'ephemeral'),
      ),
    ],
    volumes: pod.spec.volumes ?? [],
    hasOwnNetwork: cniCalls(pod.spec, 'run').length > 0,
  };
};

/** The container after the resize, if that changes what it has. */
const resizedContainer = (
  { name, resources }: Container,
  pod: BoundPod | undefined,
): Container | undefined => {
  const resized = allContainers(pod?.spec).find((container) => container.name === name);
  const isSame = sameCPUAndMemory(cpuAndMemory(resources), cpuAndMemory(resized?.resources));
  return isSame ? undefined : resized;
};

const planContainer = (
  spec: Container,
  kind: ContainerOnNodePlan['kind'],
  resized?: BoundPod,
): ContainerOnNodePlan => ({
  name: spec.name,
  kind,
  spec,
  resized: resizedContainer(spec, resized),
  probes: (['startup', 'liveness', 'readiness'] as const).flatMap((probe) => {
    const probeSpec = spec[`${probe}Probe`];
    return probeSpec ? [{ kind: probe, spec: probeSpec }] : [];
  }),
  exitCodes: [
    ...new Set([
      0,
      1,
      ...(spec.restartPolicyRules ?? []).flatMap(({ exitCodes }) => exitCodes?.values?.slice(0, 1) ?? []),
    ]),
  ],
});
