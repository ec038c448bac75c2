import type { StatefulSet } from '../../api/objects/apps.ts';
import type { PersistentVolumeClaim, Pod, Volume } from '../../api/objects/core.ts';
import { mostPods } from './mostPods.ts';
import { podFromTemplate } from './podFromTemplate.ts';

const claimName = (template: PersistentVolumeClaim, pod: string): string =>
  `${template.metadata?.name ?? ''}-${pod}`;

/** The claims of one Pod of a StatefulSet: one for each template. */
const claimsOf = ({ metadata, spec }: StatefulSet, pod: string): readonly PersistentVolumeClaim[] =>
  (spec?.volumeClaimTemplates ?? []).map((template) => ({
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: {
      ...template.metadata,
      name: claimName(template, pod),
      namespace: metadata?.namespace || 'default',
      labels: { ...template.metadata?.labels, ...spec?.selector?.matchLabels },
    },
    spec: template.spec ?? {},
  }));

const volumesOf = ({ spec }: StatefulSet, pod: string): readonly Volume[] => {
  const templates = spec?.volumeClaimTemplates ?? [];
  const claimed = new Set(templates.map(({ metadata }) => metadata?.name));
  return [
    ...templates.map((template) => ({
      name: template.metadata?.name ?? '',
      persistentVolumeClaim: { claimName: claimName(template, pod) },
    })),
    ...(spec?.template?.spec?.volumes ?? []).filter(({ name }) => !claimed.has(name)),
  ];
};

const podOf = (set: StatefulSet, ordinal: number): Pod => {
  const name = `${set.metadata?.name ?? ''}-${ordinal}`;
  const pod = podFromTemplate(set.spec?.template, set, name);
  return {
    ...pod,
    metadata: {
      ...pod.metadata,
      labels: {
        ...pod.metadata?.labels,
        'statefulset.kubernetes.io/pod-name': name,
        'apps.kubernetes.io/pod-index': String(ordinal),
      },
    },
    spec: {
      containers: [],
      ...pod.spec,
      hostname: name,
      subdomain: set.spec?.serviceName ?? '',
      volumes: [...volumesOf(set, name)],
    },
  };
};

const keyOf = ({ metadata }: Pod | PersistentVolumeClaim): string =>
  `${metadata?.namespace || 'default'}/${metadata?.name ?? ''}`;

/**
 * The ordinals that a StatefulSet lacks, with the claims that do not exist yet. All of them: where they come one by
 * one, each waits for the one before it to be ready, which nothing here says.
 * https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#ordinal-index
 * https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-storage
 */
export const missingOrdinals = (
  set: StatefulSet,
  pods: readonly Pod[],
  claims: readonly PersistentVolumeClaim[],
): { readonly pods: readonly Pod[]; readonly claims: readonly PersistentVolumeClaim[] } => {
  const [knownPods, knownClaims] = [new Set(pods.map(keyOf)), new Set(claims.map(keyOf))];
  const start = set.spec?.ordinals?.start ?? 0;
  const count = Math.min(set.spec?.replicas ?? 1, mostPods + 1);
  const missing = Array.from({ length: Math.max(0, count) }, (_, index) => podOf(set, start + index)).filter(
    (pod) => !knownPods.has(keyOf(pod)),
  );
  return {
    pods: missing,
    claims: missing
      .flatMap(({ metadata }) => claimsOf(set, metadata?.name ?? ''))
      .filter((claim) => !knownClaims.has(keyOf(claim))),
  };
};
