/**
 * What the published types (`kubernetes-types`, generated from Kubernetes v1.30) lack of the API of Kubernetes
 * v1.36: fields and types added since. Only kinds that this project models.
 */
import type {} from 'kubernetes-types/apps/v1.js';
import type {} from 'kubernetes-types/core/v1.js';

declare module 'kubernetes-types/core/v1.js' {
  interface Container {
    restartPolicyRules?: Array<ContainerRestartRule>;
  }
  interface ContainerExtendedResourceRequest {
    containerName: string;
    resourceName: string;
    requestName: string;
  }
  interface ContainerRestartRule {
    action?: string;
    exitCodes?: ContainerRestartRuleOnExitCodes;
  }
  interface ContainerRestartRuleOnExitCodes {
    operator?: string;
    values?: Array<number>;
  }
  interface ContainerStatus {
    user?: ContainerUser;
    allocatedResourcesStatus?: Array<ResourceStatus>;
    stopSignal?: string;
  }
  interface ContainerUser {
    linux?: LinuxContainerUser;
  }
  interface EnvVarSource {
    fileKeyRef?: FileKeySelector;
  }
  interface EphemeralContainer {
    restartPolicyRules?: Array<ContainerRestartRule>;
  }
  interface FileKeySelector {
    volumeName: string;
    path: string;
    key: string;
    optional?: boolean;
  }
  interface ImageVolumeSource {
    reference?: string;
    pullPolicy?: string;
  }
  interface ImageVolumeStatus {
    imageRef?: string;
  }
  interface Lifecycle {
    stopSignal?: string;
  }
  interface LinuxContainerUser {
    uid: number;
    gid: number;
    supplementalGroups?: Array<number>;
  }
  interface NodeAllocatableResourceClaimStatus {
    resourceClaimName: string;
    containers?: Array<string>;
    resources: { [name: string]: string };
  }
  interface NodeFeatures {
    supplementalGroupsPolicy?: boolean;
  }
  interface NodeRuntimeHandlerFeatures {
    userNamespaces?: boolean;
  }
  interface NodeStatus {
    features?: NodeFeatures;
    declaredFeatures?: Array<string>;
  }
  interface NodeSwapStatus {
    capacity?: number;
  }
  interface NodeSystemInfo {
    swap?: NodeSwapStatus;
  }
  interface PodCertificateProjection {
    signerName?: string;
    keyType?: string;
    maxExpirationSeconds?: number;
    credentialBundlePath?: string;
    keyPath?: string;
    certificateChainPath?: string;
    userAnnotations?: { [name: string]: string };
  }
  interface PodCondition {
    observedGeneration?: number;
  }
  interface PodExtendedResourceClaimStatus {
    requestMappings: Array<ContainerExtendedResourceRequest>;
    resourceClaimName: string;
  }
  interface PodResourceClaim {
    resourceClaimName?: string;
    resourceClaimTemplateName?: string;
  }
  interface PodSchedulingGroup {
    podGroupName?: string;
  }
  interface PodSecurityContext {
    supplementalGroupsPolicy?: string;
    seLinuxChangePolicy?: string;
  }
  interface PodSpec {
    resources?: ResourceRequirements;
    hostnameOverride?: string;
    schedulingGroup?: PodSchedulingGroup;
  }
  interface PodStatus {
    observedGeneration?: number;
    extendedResourceClaimStatus?: PodExtendedResourceClaimStatus;
    allocatedResources?: { [name: string]: string };
    resources?: ResourceRequirements;
    nodeAllocatableResourceClaimStatuses?: Array<NodeAllocatableResourceClaimStatus>;
  }
  interface ResourceClaim {
    request?: string;
  }
  interface ResourceHealth {
    resourceID: string;
    health?: string;
    message?: string;
  }
  interface ResourceStatus {
    name: string;
    resources?: Array<ResourceHealth>;
  }
  interface Volume {
    image?: ImageVolumeSource;
  }
  interface VolumeMountStatus {
    volumeStatus?: VolumeStatus;
  }
  interface VolumeProjection {
    podCertificate?: PodCertificateProjection;
  }
  interface VolumeStatus {
    image?: ImageVolumeStatus;
  }
}

declare module 'kubernetes-types/apps/v1.js' {
  interface DeploymentStatus {
    terminatingReplicas?: number;
  }
  interface ReplicaSetStatus {
    terminatingReplicas?: number;
  }
}
