/** A field of each container of a Pod that runs by itself, init containers among them. */
export const inContainers = (field: string): readonly string[] => [
  `pod.spec.containers.${field}`,
  `pod.spec.initContainers.${field}`,
];

/** What keeps a Pod off a node. */
export const constraints: readonly string[] = [
  'pod.spec.nodeSelector',
  'pod.spec.affinity',
  'pod.spec.tolerations',
  'pod.spec.topologySpreadConstraints',
  ...inContainers('resources'),
  ...inContainers('ports.hostPort'),
];
