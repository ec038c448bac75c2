import type { DaemonSet, StatefulSet } from '../objects/apps.ts';
import type { Job } from '../objects/batch.ts';

const templateGeneration = 'deprecated.daemonset.template.generation';
const rollbackTo = 'deprecated.deployment.rollback.to';

/** A signed 64-bit integer in decimal; undefined for other text. */
const integerOf = (text: string): bigint | undefined => {
  if (!/^[+-]?[0-9]+$/.test(text) || text.length > 64) return undefined;
  const value = BigInt(text.replace(/^\+/, ''));
  return BigInt.asIntN(64, value) === value ? value : undefined;
};

/**
 * Annotations that older API versions keep fields in are read as integers; what is none cannot be decoded.
 * Undefined if all is well.
 */
export const legacyAnnotationProblem = (
  kind: string,
  annotations: { readonly [key: string]: string } | undefined,
): string | undefined => {
  const key = kind === 'DaemonSet' ? templateGeneration : kind === 'Deployment' ? rollbackTo : undefined;
  const text = key === undefined ? undefined : annotations?.[key];
  if (text === undefined || (text === '' && kind === 'Deployment') || integerOf(text) !== undefined)
    return undefined;
  return `failed to parse annotation[${key}]=${text} as int64`;
};

/** How often the template of a DaemonSet has changed: kept in an annotation since `apps/v1`. */
export const templateGenerationOf = ({ metadata }: DaemonSet): bigint =>
  integerOf(metadata?.annotations?.[templateGeneration] ?? '') ?? 0n;

/** Notes the generation of the template in an annotation of the DaemonSet, in place. */
export const setTemplateGeneration = (daemonSet: DaemonSet, generation: bigint): void => {
  daemonSet.metadata ??= {};
  daemonSet.metadata.annotations = {
    ...daemonSet.metadata.annotations,
    [templateGeneration]: String(generation),
  };
};

/** The revision that a Deployment was asked to return to, by an annotation of old. */
export const rollbackRevisionOf = (
  annotations: { readonly [key: string]: string } | undefined,
): bigint | undefined => integerOf(annotations?.[rollbackTo] ?? '');

/** `maxUnavailable` of a StatefulSet is dropped where its feature is off and it was not used before. */
export const dropMaxUnavailable = (set: StatefulSet, old: StatefulSet | undefined): void => {
  if (old?.spec?.updateStrategy?.rollingUpdate?.maxUnavailable !== undefined) return;
  delete set.spec?.updateStrategy?.rollingUpdate?.maxUnavailable;
};

/** The labels by which a Job finds its Pods, and the selector for them, unless the user manages the selector. */
export const generateSelector = ({ metadata, spec }: Job): void => {
  if (spec === undefined || spec.manualSelector) return;
  const { uid = '', name = '' } = metadata ?? {};
  spec.template.metadata ??= {};
  spec.template.metadata.labels ??= {};
  const { labels } = spec.template.metadata;
  labels['job-name'] ??= name;
  labels['batch.kubernetes.io/job-name'] ??= name;
  labels['controller-uid'] ??= uid;
  labels['batch.kubernetes.io/controller-uid'] ??= uid;
  spec.selector ??= {};
  spec.selector.matchLabels ??= {};
  spec.selector.matchLabels['batch.kubernetes.io/controller-uid'] ??= uid;
};
