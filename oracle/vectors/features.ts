import { isObject, readObject } from '../differential/jsonValue.ts';

/** A feature of Kubernetes that implementations have or lack, and the fields that a request with it has. */
export type Feature = { readonly feature: string; readonly fields: readonly string[] };

/** What the table of a score is about, beside the operations. */
export const features: readonly Feature[] = [
  { feature: 'init containers', fields: ['initContainers'] },
  { feature: 'ephemeral containers', fields: ['ephemeralContainers'] },
  { feature: 'probes', fields: ['livenessProbe', 'readinessProbe', 'startupProbe'] },
  { feature: 'lifecycle hooks', fields: ['lifecycle', 'preStop', 'postStart'] },
  { feature: 'restart rules', fields: ['restartPolicyRules'] },
  { feature: 'restart policy', fields: ['restartPolicy'] },
  { feature: 'grace periods', fields: ['terminationGracePeriodSeconds', 'gracePeriodSeconds'] },
  {
    feature: 'deadlines',
    fields: ['activeDeadlineSeconds', 'startingDeadlineSeconds', 'progressDeadlineSeconds'],
  },
  { feature: 'readiness gates', fields: ['readinessGates'] },
  { feature: 'scheduling gates', fields: ['schedulingGates'] },
  { feature: 'resources of containers', fields: ['requests', 'limits'] },
  { feature: 'resize', fields: ['resizePolicy', 'allocatedResources', 'allocated', 'actuated'] },
  { feature: 'overhead', fields: ['overhead', 'runtimeClassName'] },
  { feature: 'priority', fields: ['priority', 'priorityClassName', 'preemptionPolicy'] },
  { feature: 'node affinity', fields: ['nodeAffinity', 'nodeSelector'] },
  { feature: 'affinity between Pods', fields: ['podAffinity', 'podAntiAffinity'] },
  { feature: 'topology spread', fields: ['topologySpreadConstraints'] },
  { feature: 'taints and tolerations', fields: ['taints', 'tolerations'] },
  { feature: 'host network and ports', fields: ['hostNetwork', 'hostPort'] },
  { feature: 'security contexts', fields: ['securityContext'] },
  { feature: 'volumes', fields: ['volumes', 'volumeMounts', 'volumeDevices'] },
  {
    feature: 'persistent volumes',
    fields: ['persistentVolumeClaim', 'volumeClaimTemplates', 'persistentVolumes'],
  },
  { feature: 'disruption budgets', fields: ['pdb', 'pdbs', 'maxUnavailable', 'minAvailable'] },
  { feature: 'rolling updates', fields: ['rollingUpdate', 'maxSurge', 'updateStrategy', 'partition'] },
  { feature: 'indexed Jobs', fields: ['completionMode', 'backoffLimitPerIndex'] },
  { feature: 'Job policies', fields: ['podFailurePolicy', 'successPolicy', 'podReplacementPolicy'] },
  { feature: 'schedules', fields: ['schedule', 'concurrencyPolicy'] },
  { feature: 'owners and finalizers', fields: ['ownerReferences', 'finalizers'] },
  { feature: 'generated names', fields: ['generateName'] },
  { feature: 'devices and claims', fields: ['resourceClaims', 'resourceClaimName'] },
];

const featureOf = new Map(features.flatMap(({ feature, fields }) => fields.map((field) => [field, feature])));

/** A body in a request is text; beyond this many values nothing more is looked at. */
const mostValues = 100_000;

/** The features that a request uses, in the order of the table. */
export const featuresOf = (request: unknown): readonly string[] => {
  const found = new Set<string>();
  const open: unknown[] = [request];
  for (let seen = 0; open.length > 0 && seen < mostValues; seen++) {
    const value = open.pop();
    if (typeof value === 'string' && value.startsWith('{')) open.push(readObject(value));
    if (Array.isArray(value)) open.push(...value);
    if (!isObject(value)) continue;
    for (const [name, inner] of Object.entries(value)) {
      const feature = featureOf.get(name);
      if (feature !== undefined && !isNothing(inner)) found.add(feature);
      open.push(inner);
    }
  }
  return features.map(({ feature }) => feature).filter((feature) => found.has(feature));
};

const isNothing = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  (Array.isArray(value) && value.length === 0) ||
  (isObject(value) && Object.keys(value).length === 0);
