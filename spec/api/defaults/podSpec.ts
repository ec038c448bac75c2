import { containersOf } from '../containers.ts';
import type { PodSpec, PodTemplateSpec } from '../objects/core.ts';
import { defaultContainer } from './container.ts';
import { dropInitContainerAnnotations, mirrorServiceAccount } from './legacy.ts';
import { roundResourceList, roundResources } from './resources.ts';
import { defaultVolume } from './volume.ts';

/** The defaults of a Pod's specification, wherever it stands: in a Pod or in a template. */
const setPodSpecDefaults = (spec: PodSpec): void => {
  spec.dnsPolicy ||= 'ClusterFirst';
  spec.restartPolicy ||= 'Always';
  spec.securityContext ??= {};
  spec.terminationGracePeriodSeconds ??= 30;
  spec.schedulerName ||= 'default-scheduler';
  for (const volume of spec.volumes ?? []) defaultVolume(volume);
  for (const container of spec.initContainers ?? []) defaultContainer(container);
  for (const container of spec.containers ?? []) defaultContainer(container);
  for (const container of spec.ephemeralContainers ?? []) defaultContainer(container);
  roundResourceList(spec.overhead);
  roundResources(spec.resources);
};

/** What the API server makes of the specification of a Pod: its defaults, and the old name of the service account. */
export const defaultPodSpec = (spec: PodSpec): void => {
  setPodSpecDefaults(spec);
  mirrorServiceAccount(spec);
};

/** With the host's network a container port is also the host's port. */
export const defaultHostPorts = (spec: PodSpec): void => {
  if (!spec.hostNetwork) return;
  for (const container of containersOf(spec)) {
    for (const port of container.ports ?? []) port.hostPort ||= port.containerPort;
  }
};

/** A template's defaults, without what the API server mirrors and drops besides. */
export const setPodTemplateDefaults = ({ spec }: PodTemplateSpec): void => {
  if (spec) setPodSpecDefaults(spec);
};

/** The defaults of a template of Pods, in place. */
export const defaultPodTemplate = (template: PodTemplateSpec | undefined): void => {
  if (template?.spec) defaultPodSpec(template.spec);
  dropInitContainerAnnotations(template?.metadata);
};
