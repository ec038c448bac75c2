import { kubernetes136 } from '../spec/api/kubernetesVersion.ts';
import type { Node, Pod, PodTemplateSpec } from '../spec/api/objects/core.ts';
import type { OwnerReference } from '../spec/api/objects/meta.ts';
import { acceptsAll } from '../spec/controllers/common/apiCalls.ts';
import { apiTime } from '../spec/controllers/common/time.ts';
import { syncCronJob } from '../spec/controllers/cronJob/syncCronJob.ts';
import { syncDaemonSet } from '../spec/controllers/daemonSet/syncDaemonSet.ts';
import { syncDeployment } from '../spec/controllers/deployment/syncDeployment.ts';
import { builtInKinds } from '../spec/controllers/disruption/controllerScale.ts';
import { syncDisruptionBudget } from '../spec/controllers/disruption/syncDisruptionBudget.ts';
import { syncJob } from '../spec/controllers/job/syncJob.ts';
import { collectPods } from '../spec/controllers/podGC/collectPods.ts';
import { burstReplicas } from '../spec/controllers/replicaSet/replicaSetView.ts';
import { syncReplicaSet } from '../spec/controllers/replicaSet/syncReplicaSet.ts';
import { syncStatefulSet } from '../spec/controllers/statefulSet/syncStatefulSet.ts';

/** How long one pass of each controller takes over 500 Pods, or a Deployment over 20 ReplicaSets: 1 ms at most. */

const count = 500;
const now = 1_700_000_000_000;
const live = { found: true, uid: 'uid' } as const;
const template: PodTemplateSpec = {
  metadata: { labels: { app: 'a' } },
  spec: { containers: [{ name: 'c', image: 'x' }] },
};
const metadata = { name: 'w', namespace: 'n', uid: 'uid', generation: 1 };
const selector = { matchLabels: { app: 'a' } };

const ownerOf = (kind: string): OwnerReference => ({
  apiVersion: 'apps/v1',
  kind,
  name: 'w',
  uid: 'uid',
  controller: true,
  blockOwnerDeletion: true,
});

const podsOf = (kind: string, labels: { [key: string]: string } = {}): Pod[] =>
  Array.from({ length: count }, (_, index) => ({
    metadata: {
      name: `w-${index}`,
      namespace: 'n',
      uid: `${(index * 7919) % 1000}`,
      labels: { app: 'a', ...labels },
      creationTimestamp: apiTime(now - (1000 + ((index * 31) % 977)) * 1000),
      ownerReferences: [ownerOf(kind)],
    },
    spec: { containers: [{ name: 'c' }], nodeName: `n${index}` },
    status: {
      phase: 'Running',
      conditions: [
        { type: 'Ready', status: 'True', lastTransitionTime: apiTime(now - ((index * 17) % 911) * 1000) },
      ],
    },
  }));

const nodes: Node[] = Array.from({ length: count }, (_, index) => ({
  metadata: { name: `n${index}` },
  spec: {},
}));

const common = {
  version: kubernetes136,
  now,
  live,
  answers: acceptsAll,
  cacheVersions: new Map<string, string>(),
};

const replicaSets = (replicas: number) => {
  const replicaSet = {
    metadata: { ...metadata, ownerReferences: [ownerOf('Deployment')] },
    spec: { replicas, selector, template },
  };
  const pods = podsOf('ReplicaSet');
  return () =>
    syncReplicaSet({
      ...common,
      replicaSet,
      pods,
      relatedReplicaSets: [replicaSet],
      memory: {},
      burstReplicas,
    });
};

const deployments = () => {
  const deployment = {
    metadata,
    spec: {
      replicas: 500,
      selector,
      template,
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' } },
    },
  };
  const old = Array.from({ length: 20 }, (_, index) => ({
    metadata: {
      name: `w-${index}`,
      namespace: 'n',
      uid: `u${index}`,
      labels: { app: 'a' },
      creationTimestamp: apiTime(now - index * 1000),
      ownerReferences: [ownerOf('Deployment')],
    },
    spec: {
      replicas: 25,
      selector,
      template: { ...template, spec: { containers: [{ name: 'c', image: `x${index}` }] } },
    },
    status: { replicas: 25, availableReplicas: 25 },
  }));
  return () => syncDeployment({ ...common, deployment, replicaSets: old, pods: [] });
};

const statefulSets = () => {
  const statefulSet = {
    metadata,
    spec: {
      replicas: count,
      selector,
      template,
      serviceName: 's',
      updateStrategy: { type: 'RollingUpdate' },
    },
  };
  const pods = podsOf('StatefulSet').map((pod) => ({
    ...pod,
    metadata: {
      ...pod.metadata,
      labels: { ...pod.metadata?.labels, 'statefulset.kubernetes.io/pod-name': pod.metadata?.name ?? '' },
    },
  }));
  return () => syncStatefulSet({ ...common, statefulSet, pods, claims: [], revisions: [] });
};

const daemonSets = () => {
  const daemonSet = {
    metadata,
    spec: {
      selector,
      template,
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } },
    },
  };
  const pods = podsOf('DaemonSet', { 'controller-revision-hash': 'old' });
  return () =>
    syncDaemonSet({
      ...common,
      daemonSet,
      nodes,
      pods,
      revisions: [],
      unseenRevisions: [],
      memory: { failedPods: new Map() },
    });
};

const jobs = (completionMode: 'Indexed' | 'NonIndexed') => {
  const job = {
    metadata,
    spec: { parallelism: count, completions: 2 * count, backoffLimit: 6, completionMode, selector, template },
    status: { active: count, ready: count, terminating: 0, startTime: apiTime(now - 1000) },
  };
  const pods = podsOf('Job').map((pod, index) => ({
    ...pod,
    metadata: {
      ...pod.metadata,
      finalizers: ['batch.kubernetes.io/job-tracking'],
      annotations: { 'batch.kubernetes.io/job-completion-index': String(index) },
    },
    status: { ...pod.status, phase: index % 10 === 0 ? 'Succeeded' : 'Running' },
  }));
  return () => syncJob({ ...common, job, pods, memory: {} });
};

const cronJobs = () => {
  const cronJob = {
    metadata: { ...metadata, creationTimestamp: apiTime(now - 86_400_000) },
    spec: {
      schedule: '*/5 * * * *',
      timeZone: 'Europe/Berlin',
      successfulJobsHistoryLimit: 3,
      jobTemplate: { spec: { template } },
    },
  };
  const owned = podsOf('CronJob').map(({ metadata: each }, index) => ({
    metadata: { ...each },
    status: {
      startTime: apiTime(now - index * 1000),
      conditions: [{ type: 'Complete', status: 'True' }],
    },
  }));
  const liveJob = () => ({ found: false, error: { reason: 'NotFound', message: '' } }) as const;
  return () => syncCronJob({ now, cronJob, jobs: owned, liveJob, answers: acceptsAll });
};

const budgets = () => {
  const budget = { metadata, spec: { maxUnavailable: '10%', selector } };
  const replicaSet = { metadata, spec: { replicas: count, selector, template } };
  const pods = podsOf('ReplicaSet');
  const controllers = {
    replicaSets: [replicaSet],
    deployments: [],
    statefulSets: [],
    replicationControllers: [],
    customScales: [],
    servedKinds: builtInKinds,
  };
  return () => syncDisruptionBudget({ now, budget, pods, controllers, answers: acceptsAll });
};

const podGC = () => {
  const pods = podsOf('ReplicaSet');
  const view = {
    now,
    pods,
    nodes: nodes.slice(0, count / 2),
    terminatedPodThreshold: 100,
    quarantine: new Map(pods.map(({ spec }) => [spec?.nodeName ?? '', now])),
    liveNode: () => ({ found: false }) as const,
    answers: acceptsAll,
  };
  return () => collectPods(view);
};

const passes: Readonly<Record<string, () => unknown>> = {
  'ReplicaSet, 500 Pods, nothing to do': replicaSets(count),
  'ReplicaSet, 500 Pods, 250 are deleted': replicaSets(250),
  'ReplicaSet, 500 Pods, 500 are created': replicaSets(2 * count),
  'Deployment, 20 ReplicaSets, one more is created': deployments(),
  'StatefulSet, 500 Pods, updated': statefulSets(),
  'DaemonSet, 500 nodes, updated': daemonSets(),
  'Job, 500 Pods, 50 have succeeded': jobs('NonIndexed'),
  'Job, 500 Pods, Indexed, 50 have succeeded': jobs('Indexed'),
  'CronJob, 500 finished Jobs': cronJobs(),
  'PodDisruptionBudget, 500 Pods': budgets(),
  'Pod garbage collection, 500 Pods, half of the nodes are gone': podGC(),
};

const rounds = 40;
const passesARound = 10;

/** CPU time in ms for one pass; the least of many short rounds, since other work on the machine disturbs most. */
const measure = (pass: () => unknown): number => {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round += 1) {
    const start = process.cpuUsage();
    for (let each = 0; each < passesARound; each += 1) pass();
    const { user, system } = process.cpuUsage(start);
    least = Math.min(least, (user + system) / 1000 / passesARound);
  }
  return least;
};

for (const [name, pass] of Object.entries(passes)) {
  console.log(`${name.padEnd(62)} ${measure(pass).toFixed(3)} ms`);
}
