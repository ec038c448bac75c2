/**
 * What validation lets pass because the object is a Pod, or because the stored object had it before the rule
 * was made: "ratcheting" lets old objects be updated.
 */
export type PodValidationOptions = {
  /** the object is a Pod, not a template of Pods */
  readonly isPod: boolean;
  readonly allowInvalidPodDeletionCost: boolean;
  readonly allowInvalidLabelValueInAffinitySelector: boolean;
  readonly allowInvalidLabelValueInRequiredNodeAffinity: boolean;
  readonly allowInvalidSpreadLabelSelector: boolean;
  readonly allowIndivisibleHugePages: boolean;
  readonly allowNonLocalTokenPath: boolean;
  readonly allowHostNamespaceSysctls: boolean;
  readonly allowAnySELinuxChangePolicy: boolean;
  readonly allowTolerationComparison: boolean;
  readonly allowUserNamespacesWithHostNetwork: boolean;
  readonly allowUserNamespacesWithVolumeDevices: boolean;
  readonly allowRestartContainerForInitContainers: boolean;
  /** the stored object's spread constraints break today's rule about `matchLabelKeys` */
  readonly legacySpreadLabelKeys: boolean;
};
