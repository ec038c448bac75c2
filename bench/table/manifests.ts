/** Applications as people write them, as JSON. */
const deployment = (replicas: number, spec: object): string =>
  JSON.stringify({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web' },
    spec: {
      replicas,
      selector: { matchLabels: { app: 'web' } },
      template: { metadata: { labels: { app: 'web' } }, spec },
    },
  });

const onPort = (port: number) => ({ httpGet: { path: '/', port } });

const small = { name: 'c', image: 'nginx', resources: { requests: { cpu: '100m' } } };

/** Pods of one container with a readiness probe. */
export const plain = (replicas: number): string =>
  deployment(replicas, { containers: [{ ...small, readinessProbe: onPort(80) }] });

/** Pods of an init container, a sidecar and two containers with two probes each. */
export const rich = (replicas: number): string =>
  deployment(replicas, {
    initContainers: [
      { name: 'init', image: 'busybox' },
      { name: 'side', image: 'envoy', restartPolicy: 'Always' },
    ],
    containers: [
      { ...small, name: 'a', readinessProbe: onPort(80), livenessProbe: onPort(80) },
      { ...small, name: 'b', readinessProbe: onPort(81), startupProbe: onPort(81) },
    ],
  });
