import { interPodAffinity } from './filters/interPodAffinity.ts';
import { nodeAffinity } from './filters/nodeAffinity.ts';
import { nodeDeclaredFeatures } from './filters/nodeDeclaredFeatures.ts';
import { nodeName } from './filters/nodeName.ts';
import { nodePorts } from './filters/nodePorts.ts';
import { nodeResourcesFit } from './filters/nodeResourcesFit.ts';
import { nodeUnschedulable } from './filters/nodeUnschedulable.ts';
import { nodeVolumeLimits } from './filters/nodeVolumeLimits.ts';
import { podTopologySpread } from './filters/podTopologySpread.ts';
import { taintToleration } from './filters/taintToleration.ts';
import { volumeBinding } from './filters/volumeBinding.ts';
import { volumeRestrictions } from './filters/volumeRestrictions.ts';
import { volumeZone } from './filters/volumeZone.ts';
import type { FilterPlugin, ScorePlugin } from './plugin.ts';
import { dynamicResourcesScore } from './scores/dynamicResources.ts';
import { imageLocalityScore } from './scores/imageLocality.ts';
import { interPodAffinityScore } from './scores/interPodAffinity.ts';
import { nodeAffinityScore } from './scores/nodeAffinity.ts';
import { nodeResourcesBalancedAllocationScore } from './scores/nodeResourcesBalancedAllocation.ts';
import { nodeResourcesFitScore } from './scores/nodeResourcesFit.ts';
import { podTopologySpreadScore } from './scores/podTopologySpread.ts';
import { taintTolerationScore } from './scores/taintToleration.ts';

/**
 * The plugins of the default profile, in the order in which they are asked.
 * https://kubernetes.io/docs/reference/scheduling/config/#scheduling-plugins
 */
export const filterPlugins: readonly FilterPlugin[] = [
  nodeUnschedulable,
  nodeName,
  taintToleration,
  nodeAffinity,
  nodePorts,
  nodeResourcesFit,
  volumeRestrictions,
  nodeVolumeLimits,
  volumeBinding,
  volumeZone,
  podTopologySpread,
  interPodAffinity,
  nodeDeclaredFeatures,
];

/**
 * The score plugins of the default profile with their weights, in the order in which they are asked.
 * https://kubernetes.io/docs/reference/scheduling/config/#scheduling-plugins
 */
export const scorePlugins: readonly ScorePlugin[] = [
  taintTolerationScore,
  nodeAffinityScore,
  nodeResourcesFitScore,
  podTopologySpreadScore,
  interPodAffinityScore,
  dynamicResourcesScore,
  nodeResourcesBalancedAllocationScore,
  imageLocalityScore,
];
