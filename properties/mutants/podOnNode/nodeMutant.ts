import type { Mutant } from '../../../models/mutation/mutant.ts';
import type { PodContainer } from '../../../models/podOnNode/parts/podContainers.ts';
import type { ApiPodParts, PodParts, StaticPodParts } from '../../../models/podOnNode/parts/podParts.ts';
import type { NodeOptions } from '../../../models/podOnNode/plan/planNode.ts';
import { nodeFeatures } from '../../../models/scenarios/features/nodeFeatures.ts';

/** A seeded fault of a node, and the smallest feature in which it breaks what it says it breaks. */
export type NodeMutant = Mutant & { readonly victim: NodeOptions };

export const feature = (name: string): NodeOptions => nodeFeatures.find((each) => each.name === name)!.node;

/** The members that rules about a container, a probe, a Pod hand to a mutant. */
export const container = (member: unknown) => member as PodContainer;
export const pod = (member: unknown) => member as PodParts;
export const staticPod = (member: unknown) => member as StaticPodParts;
export const probe = (member: unknown) =>
  member as { pod: PodParts; container: PodContainer; state: PodContainer['probes'][number]['state'] };
export const objectOf = (member: unknown) => (member as ApiPodParts).source.object;
export const mirrorOf = (member: unknown) => (container(member).pod as StaticPodParts).source.mirror;
