import type { JsonObject } from '../../spec/api/decode/jsonObject.ts';

const pod = {
  metadata: { name: 'web', namespace: 'shop', uid: 'u1' },
  spec: {
    nodeName: 'n1',
    terminationGracePeriodSeconds: 30,
    initContainers: [{ name: 'proxy', image: 'x', restartPolicy: 'Always' }],
    containers: [
      {
        name: 'app',
        image: 'x',
        ports: [{ name: 'http', containerPort: 8080 }],
        lifecycle: {
          postStart: { exec: { command: ['warm-up'] } },
          preStop: { httpGet: { port: 'http', path: '/stop' } },
        },
      },
    ],
    ephemeralContainers: [{ name: 'debugger', image: 'x', targetContainerName: 'app' }],
    volumes: [
      { name: 'cache', emptyDir: { medium: 'Memory' } },
      { name: 'data', persistentVolumeClaim: { claimName: 'data' } },
    ],
  },
};

const ended = { containerStatuses: [{ name: 'app', state: { terminated: { exitCode: 1 } } }] };
const running = { containerStatuses: [{ name: 'app', state: { running: {} } }] };

/** A request to each operation about the kubelet for which there are no answers of the real code. */
export const kubeletQuestions: { readonly [op: string]: JsonObject } = {
  imagePull: {
    imagePullPolicy: 'IfNotPresent',
    tries: [
      { now: 0 },
      { now: 9 },
      { now: 10 },
      { now: 29 },
      { now: 31, succeeds: true },
      { now: 32, present: true },
    ],
  },
  hooks: { pod, podIP: '10.0.0.5' },
  stopContainers: { pod, preStopSeconds: { app: 10 }, turnSeconds: { proxy: 12 } },
  namespaces: { pod, other: { ...pod, spec: { ...pod.spec, hostNetwork: true } } },
  sandboxNetwork: {
    pod,
    nodeIPs: ['10.1.0.1'],
    add: { ok: true, ips: ['10.0.0.5', 'fd00::5'] },
    delSucceeds: false,
  },
  volumes: { pod },
  writtenStatus: {
    pod: { ...pod, spec: { ...pod.spec, restartPolicy: 'Never' } },
    api: { phase: 'Running', ...ended },
    decided: { phase: 'Failed', reason: 'Evicted', ...running },
    work: 'terminating',
  },
  staticPod: {
    manifest: JSON.stringify({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'etcd' },
      spec: {
        containers: [
          { name: 'etcd', image: 'etcd', terminationMessagePolicy: 'File', imagePullPolicy: 'Always' },
        ],
      },
    }),
    nodeName: 'n1',
    nodeUID: 'node-uid',
    hash: 'h1',
  },
  runtimeContract: {
    steps: [
      { call: 'RunPodSandbox', sandboxID: 's1' },
      { call: 'CreateContainer', container: 'app', id: 'c1' },
      { call: 'StartContainer', container: 'app' },
      { call: 'StopPodSandbox', sandboxID: 's1' },
      { call: 'RemoveContainer', container: 'app', id: 'c1' },
    ],
  },
  authorize: {
    credential: { by: 'serviceAccount', namespace: 'ci', name: 'builder' },
    asked: { action: 'exec', namespace: 'shop', name: 'web' },
    roles: [
      {
        metadata: { name: 'shell', namespace: 'shop' },
        rules: [{ apiGroups: [''], resources: ['pods/exec'], verbs: ['create'] }],
      },
    ],
    roleBindings: [
      {
        metadata: { name: 'ci-shell', namespace: 'shop' },
        subjects: [{ kind: 'ServiceAccount', namespace: 'ci', name: 'builder' }],
        roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'shell' },
      },
    ],
  },
  garbage: {
    containers: [
      { id: 'c1', name: 'app', podUID: 'u1', running: false, age: 60 },
      { id: 'c2', name: 'app', podUID: 'u1', running: false, age: 10 },
    ],
    sandboxes: [
      { id: 's1', podUID: 'u1', ready: false, hasContainers: false, age: 60 },
      { id: 's2', podUID: 'u1', ready: false, hasContainers: false, age: 10 },
      { id: 's3', podUID: 'u2', ready: false, hasContainers: false, age: 5 },
    ],
    gone: ['u2'],
  },
  evictionSync: { looks: [{ at: 0, observed: { 'memory.available': [50_000_000, 1_000_000_000] } }] },
};
