/**
 * The version of Kubernetes whose behaviour is asked for: handed in from outside wherever something depends on it.
 * A feature gate that is off makes the API drop the field, or refuse the value, that it guards; a controller then does
 * as it did before the feature.
 */
export type KubernetesVersion = {
  readonly minor: number;
  readonly features: {
    readonly ClusterTrustBundleProjection: boolean;
    readonly ContainerStopSignals: boolean;
    readonly DeploymentReplicaSetTerminatingReplicas: boolean;
    readonly GenericWorkload: boolean;
    readonly ImageVolumeWithDigest: boolean;
    readonly LogarithmicScaleDown: boolean;
    readonly MaxUnavailableStatefulSet: boolean;
    readonly MutableSchedulingDirectivesForSuspendedJobs: boolean;
    readonly PodCertificateRequest: boolean;
    readonly PodDeletionCost: boolean;
    readonly StaleControllerConsistencyDaemonSet: boolean;
    readonly StaleControllerConsistencyJob: boolean;
    readonly StaleControllerConsistencyReplicaSet: boolean;
    readonly StaleControllerConsistencyStatefulSet: boolean;
    readonly StatefulSetSemanticRevisionComparison: boolean;
    readonly TaintTolerationComparisonOperators: boolean;
    readonly UserNamespacesHostNetworkSupport: boolean;
  };
};

/**
 * v1.36 with the gates as they are by default. Of the gates that are on by default there only those of the controllers
 * are listed; the others, and rules of theirs, are taken for granted.
 */
export const kubernetes136: KubernetesVersion = {
  minor: 36,
  features: {
    ClusterTrustBundleProjection: false,
    ContainerStopSignals: false,
    DeploymentReplicaSetTerminatingReplicas: true,
    GenericWorkload: false,
    ImageVolumeWithDigest: false,
    LogarithmicScaleDown: true,
    MaxUnavailableStatefulSet: false,
    MutableSchedulingDirectivesForSuspendedJobs: true,
    PodCertificateRequest: false,
    PodDeletionCost: true,
    StaleControllerConsistencyDaemonSet: true,
    StaleControllerConsistencyJob: true,
    StaleControllerConsistencyReplicaSet: true,
    StaleControllerConsistencyStatefulSet: true,
    StatefulSetSemanticRevisionComparison: true,
    TaintTolerationComparisonOperators: false,
    UserNamespacesHostNetworkSupport: false,
  },
};
