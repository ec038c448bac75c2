import type { AnyContainer } from './objects/anyContainer.ts';
import type {
  Container,
  EphemeralContainer,
  Pod,
  PodSecurityContext,
  PodSpec,
  Probe,
  SecurityContext,
  Volume,
} from './objects/core.ts';
import { structShape } from './schema/shape.ts';
import type { TypeName } from './schema/typeNames.ts';

/**
 * Uniform copies: every field of the type is there, in one order, absent ones as undefined. Objects that come from outside have
 * any fields in any order; who reads many fields of many such objects waits for the engine to find each. Copies are to be
 * read only, and by the names of their fields: what is enumerated, stored or shown is the object itself.
 */
const blank = (type: TypeName): object => {
  const names = [...structShape(type).fields.keys()];
  // read as a whole: fields that are added one by one would make an object that is slow to read
  const made = JSON.parse(`{${names.map((name) => `${JSON.stringify(name)}:null`).join()}}`);
  for (const name of names) made[name] = undefined;
  return made;
};

const blankSpec = blank('core.PodSpec');
const blankContainer = blank('core.Container');
const blankEphemeral = blank('core.EphemeralContainer');
const blankProbe = blank('core.Probe');
const blankVolume = blank('core.Volume');
const blankContext = blank('core.SecurityContext');
const blankPodContext = blank('core.PodSecurityContext');

// each has an expression of its own: the engine knows the form of what is made there

/** A Pod's specification, with all fields; what is in them is shared. */
export const uniformSpec = (spec: PodSpec): PodSpec => Object.assign({ ...blankSpec }, spec);

/** A container that is not ephemeral, with all fields. */
export const uniformContainer = (container: Container): Container =>
  Object.assign({ ...blankContainer }, container);

/** An ephemeral container, with all fields. */
export const uniformEphemeral = (container: EphemeralContainer): EphemeralContainer =>
  Object.assign({ ...blankEphemeral }, container);

/** A volume, with all fields. */
export const uniformVolume = (volume: Volume): Volume => Object.assign({ ...blankVolume }, volume);

/** A probe, with all fields. */
export const uniformProbe = (probe: Probe): Probe => Object.assign({ ...blankProbe }, probe);

const uniformContext = (context: SecurityContext): SecurityContext =>
  Object.assign({ ...blankContext }, context);

const uniformPodContext = (context: PodSecurityContext): PodSecurityContext =>
  Object.assign({ ...blankPodContext }, context);

const withUniformParts = <T extends AnyContainer>(container: T): T => {
  const { securityContext, livenessProbe, readinessProbe, startupProbe } = container;
  if (securityContext) container.securityContext = uniformContext(securityContext);
  if (livenessProbe) container.livenessProbe = uniformProbe(livenessProbe);
  if (readinessProbe) container.readinessProbe = uniformProbe(readinessProbe);
  if (startupProbe) container.startupProbe = uniformProbe(startupProbe);
  return container;
};

/** A Pod whose specification, containers, probes and security contexts are uniform copies. */
export const uniformPod = <T extends Pick<Pod, 'spec'>>(pod: T): T => {
  if (pod.spec === undefined) return pod;
  const spec = uniformSpec(pod.spec);
  const { containers, initContainers, ephemeralContainers, securityContext } = spec;
  if (containers) spec.containers = containers.map((each) => withUniformParts(uniformContainer(each)));
  if (initContainers) {
    spec.initContainers = initContainers.map((each) => withUniformParts(uniformContainer(each)));
  }
  if (ephemeralContainers) {
    spec.ephemeralContainers = ephemeralContainers.map((each) => withUniformParts(uniformEphemeral(each)));
  }
  if (securityContext) spec.securityContext = uniformPodContext(securityContext);
  return { ...pod, spec };
};
