import { containersOf } from '../containers.ts';
import type { PodSpec, PodTemplateSpec } from '../objects/core.ts';
import { uniformSpec } from '../uniform.ts';
import { defaultContainer, defaultEphemeralContainer } from './container.ts';
import { dropInitContainerAnnotations, mirrorServiceAccount } from './legacy.ts';
import { roundResourceList, roundResources } from './resources.ts';
import { defaultVolume } from './volume.ts';

/** The defaults of a Pod's specification, wherever it stands: in a Pod or in a template. */
const setPodSpecDefaults = (spec: PodSpec): void => {
  const given = uniformSpec(spec);
  if (!given.dnsPolicy) spec.dnsPolicy = 'ClusterFirst';
  if (!given.restartPolicy) spec.restartPolicy = 'Always';
  if (given.securityContext === undefined) spec.securityContext = {};
  if (given.terminationGracePeriodSeconds === undefined) spec.terminationGracePeriodSeconds = 30;
  if (!given.schedulerName) spec.schedulerName = 'default-scheduler';
  for (const volume of given.volumes ?? []) defaultVolume(volume);
  for (const container of given.initContainers ?? []) defaultContainer(container);
  for (const container of given.containers ?? []) defaultContainer(container);
  for (const container of given.ephemeralContainers ?? []) defaultEphemeralContainer(container);
  roundResourceList(given.overhead);
  roundResources(given.resources);
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
