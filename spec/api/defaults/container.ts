import { imageTag } from '../imageName.ts';
import type { AnyContainer } from '../objects/anyContainer.ts';
import { defaultLifecycleHandler, defaultProbe } from './probe.ts';
import { roundResources } from './resources.ts';

/** `Always` for images tagged `latest` (or not at all), else `IfNotPresent`. */
export const defaultPullPolicy = (image: string): string =>
  imageTag(image) === 'latest' ? 'Always' : 'IfNotPresent';

/** What a container of any sort gets where its manifest says nothing. */
export const defaultContainer = (container: AnyContainer): void => {
  container.imagePullPolicy ||= defaultPullPolicy(container.image ?? '');
  container.terminationMessagePath ||= '/dev/termination-log';
  container.terminationMessagePolicy ||= 'File';
  for (const port of container.ports ?? []) port.protocol ||= 'TCP';
  for (const { valueFrom } of container.env ?? []) {
    if (valueFrom?.fieldRef) valueFrom.fieldRef.apiVersion ||= 'v1';
    if (valueFrom?.fileKeyRef) valueFrom.fileKeyRef.optional ??= false;
  }
  roundResources(container.resources);
  defaultProbe(container.livenessProbe);
  defaultProbe(container.readinessProbe);
  defaultProbe(container.startupProbe);
  defaultLifecycleHandler(container.lifecycle?.postStart);
  defaultLifecycleHandler(container.lifecycle?.preStop);
};
