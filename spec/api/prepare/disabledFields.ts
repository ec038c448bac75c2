import { allContainers } from '../containers.ts';
import type { KubernetesVersion } from '../kubernetesVersion.ts';
import type { PodSpec, VolumeProjection } from '../objects/core.ts';

const projections = (spec: PodSpec | undefined): readonly VolumeProjection[] =>
  (spec?.volumes ?? []).flatMap(({ projected }) => projected?.sources ?? []);

const dropProjections = (
  spec: PodSpec,
  old: PodSpec | undefined,
  source: 'clusterTrustBundle' | 'podCertificate',
): void => {
  if (projections(old).some((projection) => projection[source] !== undefined)) return;
  for (const projection of projections(spec)) delete projection[source];
};

const dropStopSignals = (spec: PodSpec, old: PodSpec | undefined): void => {
  if (allContainers(old).some(({ lifecycle }) => lifecycle?.stopSignal !== undefined)) return;
  for (const container of allContainers(spec)) {
    if (container.lifecycle?.stopSignal === undefined) continue;
    delete container.lifecycle.stopSignal;
    if (Object.keys(container.lifecycle).length === 0) delete container.lifecycle;
  }
};

/**
 * Fields of features that are switched off are dropped without a word, unless the object used them before.
 * https://kubernetes.io/docs/reference/command-line-tools-reference/feature-gates/
 * https://github.com/kubernetes/community/blob/master/contributors/devel/sig-architecture/api_changes.md#adding-unstable-features-to-stable-versions
 */
export const dropDisabledFields = (
  spec: PodSpec | undefined,
  old: PodSpec | undefined,
  { features }: KubernetesVersion,
): void => {
  if (spec === undefined) return;
  if (!features.ClusterTrustBundleProjection) dropProjections(spec, old, 'clusterTrustBundle');
  if (!features.PodCertificateRequest) dropProjections(spec, old, 'podCertificate');
  if (!features.GenericWorkload && old?.schedulingGroup === undefined) delete spec.schedulingGroup;
  if (!features.ContainerStopSignals) dropStopSignals(spec, old);
};
