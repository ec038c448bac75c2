/** Objects as people write them, one a line, that between them have most of what commands read. */
const container = {
  name: 'c',
  image: 'nginx',
  ports: [{ containerPort: 80, hostPort: 8080 }],
  env: [{ name: 'A', value: 'b' }],
  resources: { requests: { cpu: '100m', memory: '64Mi' }, limits: { cpu: '1' } },
  readinessProbe: { tcpSocket: { port: 80 }, periodSeconds: 5 },
  lifecycle: { preStop: { exec: { command: ['sleep', '5'] } } },
};
const podSpec = {
  containers: [container],
  initContainers: [{ name: 'i', image: 'x', restartPolicy: 'Always' }],
  restartPolicy: 'Always',
  terminationGracePeriodSeconds: 30,
  nodeSelector: { a: 'b' },
  tolerations: [{ key: 'k', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 5 }],
  affinity: {
    nodeAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: {
        nodeSelectorTerms: [{ matchExpressions: [{ key: 'a', operator: 'In', values: ['b'] }] }],
      },
    },
  },
  topologySpreadConstraints: [
    {
      maxSkew: 1,
      topologyKey: 'zone',
      whenUnsatisfiable: 'DoNotSchedule',
      labelSelector: { matchLabels: { app: 'a' } },
    },
  ],
};
const metadata = {
  name: 'a',
  namespace: 'default',
  labels: { app: 'a' },
  annotations: { x: 'y' },
  uid: 'u1',
};
const selector = { matchLabels: { app: 'a' } };
const template = { metadata: { labels: { app: 'a' } }, spec: { containers: [{ name: 'c', image: 'x' }] } };
const status = {
  phase: 'Running',
  conditions: [{ type: 'Ready', status: 'True', lastTransitionTime: '2026-01-01T00:00:00Z' }],
  containerStatuses: [
    {
      name: 'c',
      ready: true,
      restartCount: 1,
      image: 'x',
      imageID: '',
      state: { running: { startedAt: '2026-01-01T00:00:00Z' } },
    },
  ],
};

export const validObjects: readonly object[] = [
  { apiVersion: 'v1', kind: 'Pod', metadata, spec: podSpec },
  { apiVersion: 'v1', kind: 'Pod', metadata, spec: { ...podSpec, nodeName: 'n' }, status },
  {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata,
    spec: { replicas: 2, selector, template, strategy: { rollingUpdate: { maxSurge: '25%' } } },
  },
  {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata,
    spec: { replicas: 1, selector, template, serviceName: 's' },
  },
  { apiVersion: 'apps/v1', kind: 'DaemonSet', metadata, spec: { selector, template } },
  {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata,
    spec: {
      completions: 2,
      parallelism: 1,
      template: { ...template, spec: { ...template.spec, restartPolicy: 'Never' } },
    },
  },
  {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata,
    spec: {
      schedule: '*/5 * * * *',
      timeZone: 'Etc/UTC',
      jobTemplate: {
        spec: { template: { ...template, spec: { ...template.spec, restartPolicy: 'Never' } } },
      },
    },
  },
  {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name: 'n', labels: { a: 'b', zone: 'z' } },
    spec: { taints: [{ key: 'k', effect: 'NoSchedule' }] },
    status: {
      capacity: { cpu: '4', memory: '8Gi', pods: '110' },
      allocatable: { cpu: '4', memory: '8Gi', pods: '110' },
      conditions: [{ type: 'Ready', status: 'True' }],
    },
  },
  { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', metadata, spec: { minAvailable: '50%', selector } },
  { apiVersion: 'v1', kind: 'Service', metadata, spec: { selector: { app: 'a' }, ports: [{ port: 80 }] } },
  { apiVersion: 'v1', kind: 'ResourceQuota', metadata, spec: { hard: { pods: '4' } } },
  { apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass', metadata: { name: 'p' }, value: 5 },
];

/** Several in one text, as documents of YAML. */
export const validManifests: readonly string[] = [
  ...validObjects.map((each) => JSON.stringify(each)),
  validObjects.map((each) => JSON.stringify(each)).join('\n---\n'),
  JSON.stringify({ apiVersion: 'v1', kind: 'List', items: validObjects.slice(0, 3) }),
  'apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\nspec:\n  containers: &c\n  - name: c\n    image: x\n    args: ["a", \'b\']\n  initContainers: []\n',
];
