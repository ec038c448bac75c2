/** The features that the scheduler knows nodes to declare, sorted. */
const known = [
  'ExtendWebSocketsToKubelet',
  'InPlacePodLevelResourcesVerticalScaling',
  'InPlacePodVerticalScalingInitContainers',
  'RestartAllContainersOnContainerExits',
  'UserNamespacesHostNetworkSupport',
] as const;

/**
 * The features that the scheduler finds in the list of a node. It takes the list for sorted, as kubelets write it, and reads it
 * once beside its own: what stands behind something later in the alphabet is not found.
 * https://kep.k8s.io/5328
 */
export const declaredFeaturesOf = (listed: readonly string[]): ReadonlySet<string> => {
  const found = new Set<string>();
  let at = 0;
  for (const feature of known) {
    while (at < listed.length && listed[at]! < feature) at++;
    if (listed[at] === feature) {
      found.add(feature);
      at++;
    }
  }
  return found;
};
