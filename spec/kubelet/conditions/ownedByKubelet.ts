const owned: ReadonlySet<string> = new Set([
  'PodScheduled',
  'Ready',
  'Initialized',
  'ContainersReady',
  'PodResizeInProgress',
  'PodResizePending',
  'PodReadyToStartContainers',
  'AllContainersRestarting',
]);

/**
 * Conditions that the kubelet decides again at each sync; it keeps all others as it finds them on the Pod.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-conditions
 */
export const ownedByKubelet = (conditionType: string): boolean => owned.has(conditionType);
