import { imageTag } from '../imageName.ts';
import type { AnyContainer } from '../objects/anyContainer.ts';
import type { Container, EphemeralContainer } from '../objects/core.ts';
import { uniformContainer, uniformEphemeral } from '../uniform.ts';
import { defaultLifecycleHandler, defaultProbe } from './probe.ts';
import { roundResources } from './resources.ts';

/** `Always` for images tagged `latest` (or not at all), else `IfNotPresent`. */
export const defaultPullPolicy = (image: string): string =>
  imageTag(image) === 'latest' ? 'Always' : 'IfNotPresent';

/** `given`: what the container said before, to be read */
const setDefaults = (container: AnyContainer, given: AnyContainer): void => {
  if (!given.imagePullPolicy) container.imagePullPolicy = defaultPullPolicy(given.image ?? '');
  if (!given.terminationMessagePath) container.terminationMessagePath = '/dev/termination-log';
  if (!given.terminationMessagePolicy) container.terminationMessagePolicy = 'File';
  for (const port of given.ports ?? []) port.protocol ||= 'TCP';
  for (const { valueFrom } of given.env ?? []) {
    if (valueFrom?.fieldRef) valueFrom.fieldRef.apiVersion ||= 'v1';
    if (valueFrom?.fileKeyRef) valueFrom.fileKeyRef.optional ??= false;
  }
  roundResources(given.resources);
  defaultProbe(given.livenessProbe);
  defaultProbe(given.readinessProbe);
  defaultProbe(given.startupProbe);
  defaultLifecycleHandler(given.lifecycle?.postStart);
  defaultLifecycleHandler(given.lifecycle?.preStop);
};

/** What a container gets where its manifest says nothing, in place. */
export const defaultContainer = (container: Container): void =>
  setDefaults(container, uniformContainer(container));

/** The same of an ephemeral container. */
export const defaultEphemeralContainer = (container: EphemeralContainer): void =>
  setDefaults(container, uniformEphemeral(container));
