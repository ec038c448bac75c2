import { lawBook } from './lawBook.ts';
import type { LawRecord } from './lawRecord.ts';

const container = (field: string): string[] => [
  `pod.spec.containers.${field}`,
  `pod.spec.initContainers.${field}`,
];
const probes = ['startupProbe', 'livenessProbe', 'readinessProbe'].flatMap(container);
const constraints = [
  'pod.spec.nodeSelector',
  'pod.spec.affinity',
  'pod.spec.tolerations',
  'pod.spec.topologySpreadConstraints',
  ...container('resources'),
  ...container('ports.hostPort'),
];

/** The fields of a Pod that a law is about. A law about a field is about everything below it. */
const fields: { readonly [law: string]: readonly string[] } = {
  'identity/uid-unique': ['pod.metadata.uid'],
  'identity/replacement-is-new': ['pod.metadata.uid', 'pod.metadata.ownerReferences'],
  'identity/never-rescheduled': ['pod.spec.nodeName'],
  'identity/scheduled-once': ['pod.spec.nodeName'],
  'identity/name-exclusive': ['pod.metadata.name', 'pod.metadata.namespace'],
  'scheduling/hard-at-bind': constraints,
  'scheduling/hard-in-truth': [
    'pod.spec.affinity.podAntiAffinity',
    ...container('resources'),
    ...container('ports.hostPort'),
  ],
  'phase/order': ['pod.status.phase'],
  'phase/terminal-final': ['pod.status.phase'],
  'phase/terminal-means-stopped': ['pod.status.phase', 'pod.status.containerStatuses.state'],
  'phase/always-runs-on': ['pod.status.phase', 'pod.spec.restartPolicy'],
  'phase/success-needs-zero': ['pod.status.phase', 'pod.status.containerStatuses.state.terminated.exitCode'],
  'phase/reaches-the-end': ['pod.status.phase', 'pod.spec.restartPolicy'],
  'phase/active-deadline': ['pod.status.phase', 'pod.spec.activeDeadlineSeconds'],
  'container/one-instance': ['pod.status.containerStatuses.state', 'pod.spec.containers.name'],
  'container/restart-count': ['pod.status.containerStatuses.restartCount'],
  'container/policy': [
    'pod.spec.restartPolicy',
    ...container('restartPolicy'),
    ...container('restartPolicyRules'),
  ],
  'container/backoff': ['pod.spec.restartPolicy', 'pod.status.containerStatuses.state.waiting'],
  'container/init-in-order': ['pod.spec.initContainers'],
  'container/init-before-app': ['pod.spec.initContainers'],
  'container/init-once': ['pod.spec.initContainers'],
  'container/sidecar-last': ['pod.spec.initContainers.restartPolicy'],
  'container/post-start-first': container('lifecycle.postStart'),
  'container/ephemeral-once': ['pod.spec.ephemeralContainers'],
  'container/resize-policy': [...container('resizePolicy'), ...container('resources')],
  'container/resize-applied': container('resources'),
  'probe/startup-first': probes,
  'probe/threshold': ['startupProbe', 'livenessProbe', 'readinessProbe'].flatMap((probe) =>
    ['failureThreshold', 'successThreshold'].flatMap((field) => container(`${probe}.${field}`)),
  ),
  'probe/liveness-restarts': container('livenessProbe'),
  'probe/readiness-never-kills': container('readinessProbe'),
  'status/ready-means-ready': [
    'pod.status.conditions',
    'pod.spec.readinessGates',
    ...container('readinessProbe'),
  ],
  'status/ready-is-fresh': ['pod.status.conditions', ...container('readinessProbe')],
  'status/resize-conditions': ['pod.status.conditions', ...container('resources')],
  'termination/irrevocable': ['pod.metadata.deletionTimestamp', 'pod.metadata.deletionGracePeriodSeconds'],
  'termination/within-grace': ['pod.spec.terminationGracePeriodSeconds', ...container('lifecycle.preStop')],
  'termination/removed-after-stop': ['pod.metadata.deletionTimestamp', 'pod.metadata.finalizers'],
  'termination/no-restart': ['pod.metadata.deletionTimestamp', 'pod.spec.restartPolicy'],
  'termination/grace-shrinks': [
    'pod.metadata.deletionGracePeriodSeconds',
    'pod.spec.terminationGracePeriodSeconds',
  ],
  'termination/pre-stop-first': container('lifecycle.preStop'),
  'termination/kill-in-time': ['pod.spec.terminationGracePeriodSeconds'],
  'termination/kept-by-finalizers': ['pod.metadata.finalizers', 'pod.metadata.deletionTimestamp'],
  'termination/finishes': ['pod.metadata.deletionTimestamp', 'pod.metadata.finalizers'],
  'static/mirror-only': ['pod.metadata.annotations'],
  'static/mirror-returns': ['pod.metadata.annotations'],
  'static/home': ['pod.metadata.annotations', 'pod.spec.nodeName'],
  'static/no-references': [
    'pod.metadata.annotations',
    'pod.spec.serviceAccountName',
    'pod.spec.imagePullSecrets',
    ...container('envFrom'),
    ...container('env.valueFrom'),
    ...['secret', 'configMap', 'projected', 'persistentVolumeClaim'].map(
      (kind) => `pod.spec.volumes.${kind}`,
    ),
  ],
  'static/one-at-a-time': ['pod.metadata.annotations'],
  'static/reaches-the-end': ['pod.metadata.annotations', 'pod.spec.restartPolicy'],
  'network/ip-unique': ['pod.status.podIP', 'pod.status.podIPs'],
  'network/shared-stack': ['pod.status.podIPs', ...container('ports')],
  'network/one-port': container('ports'),
  'network/host': ['pod.spec.hostNetwork', 'pod.status.podIPs'],
  'network/released': ['pod.status.podIPs'],
  'storage/survives-restart': ['pod.spec.volumes', ...container('volumeMounts')],
  'storage/pod-end': ['pod.spec.volumes'],
  'eviction/ranking': ['pod.spec.priority', 'pod.spec.priorityClassName', ...container('resources.requests')],
  'eviction/only-with-reason': ['pod.spec.tolerations'],
  'eviction/shutdown-order': ['pod.spec.priority', 'pod.spec.priorityClassName'],
  'node/turned-away-never-runs': ['pod.status.phase', 'pod.status.reason', 'pod.spec.nodeName'],
  'node/never-overcommitted': container('resources.requests'),
  'node/not-ready-while-shutting-down': ['node.status.conditions'],
  'eviction/final': ['pod.status.phase', 'pod.status.reason'],
  'workload/no-surplus': ['replicaset.spec.replicas', 'deployment.spec.replicas'],
};

/**
 * The laws that govern a field, by its path: `pod.spec.restartPolicy`, or the same in a workload's template
 * (`deploy.spec.template.spec.restartPolicy`). Laws about a part of it, or about what it is part of, are meant too.
 */
export const lawsGoverning = (path: string): LawRecord[] => {
  const asked = path.replace(/^.*\.template(?=\.|$)/, 'pod');
  return lawBook.filter(({ id }) =>
    fields[id]?.some((field) => isWithin(asked, field) || isWithin(field, asked)),
  );
};

/** The laws that name no field: a test keeps this empty. */
export const lawsWithoutFields = (): string[] => lawBook.map(({ id }) => id).filter((id) => !fields[id]);

const isWithin = (path: string, outer: string): boolean => path === outer || path.startsWith(`${outer}.`);
