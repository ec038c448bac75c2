import type { ManifestObject } from '../../models/cluster/plan/input.ts';
import { at, fieldsOf, listOf, withValue } from './plainData.ts';

/** Where the kinds of workloads say what their Pods are made of. */
const pathOf = (kind: string): readonly string[] => {
  if (kind === 'Pod') return ['spec'];
  const template = ['spec', 'template', 'spec'];
  return kind === 'CronJob' ? ['spec', 'jobTemplate', ...template] : template;
};

/** Probes, and hooks: the more of them, the more there is to tell of a container. */
const told = ['startupProbe', 'readinessProbe', 'livenessProbe', 'lifecycle'] as const;

const richness = (container: unknown): number =>
  told.filter((field) => fieldsOf(container)[field] !== undefined).length;

const oneOf = (containers: readonly unknown[]): readonly unknown[] =>
  containers.toSorted((a, b) => richness(b) - richness(a)).slice(0, 1);

/** How many containers an object gives each of its Pods, of both kinds. */
export const containersIn = ({
  kind,
  object,
}: ManifestObject): { readonly main: number; readonly init: number } => {
  const spec = fieldsOf(at(object, ...pathOf(kind)));
  return { main: listOf(spec.containers).length, init: listOf(spec.initContainers).length };
};

/**
 * An object whose Pods have one container, the one with most probes and hooks, or else one init container; as it is if there is
 * nothing to leave out.
 */
export const withFewerContainers = (object: ManifestObject): ManifestObject => {
  const path = pathOf(object.kind);
  const { main, init } = containersIn(object);
  const field = main > 1 ? 'containers' : init > 1 ? 'initContainers' : undefined;
  if (field === undefined) return object;
  const containers = oneOf(listOf(at(object.object, ...path, field)));
  return { ...object, object: withValue(object.object, [...path, field], containers) };
};
