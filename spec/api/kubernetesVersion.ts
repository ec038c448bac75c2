/**
 * The version of Kubernetes whose behaviour is asked for: handed in from outside wherever something hangs on it.
 * A feature gate that is off makes the API drop the field, or refuse the value, that it guards.
 */
export type KubernetesVersion = {
  readonly minor: number;
  readonly features: {
    readonly ClusterTrustBundleProjection: boolean;
    readonly ContainerStopSignals: boolean;
    readonly GenericWorkload: boolean;
    readonly ImageVolumeWithDigest: boolean;
    readonly MaxUnavailableStatefulSet: boolean;
    readonly PodCertificateRequest: boolean;
    readonly TaintTolerationComparisonOperators: boolean;
    readonly UserNamespacesHostNetworkSupport: boolean;
  };
};

/** v1.36 with the gates as they are by default. Gates that are on by default there, and rules of theirs, are taken for granted. */
export const kubernetes136: KubernetesVersion = {
  minor: 36,
  features: {
    ClusterTrustBundleProjection: false,
    ContainerStopSignals: false,
    GenericWorkload: false,
    ImageVolumeWithDigest: false,
    MaxUnavailableStatefulSet: false,
    PodCertificateRequest: false,
    TaintTolerationComparisonOperators: false,
    UserNamespacesHostNetworkSupport: false,
  },
};
