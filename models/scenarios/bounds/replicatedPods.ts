import type { BoundDefinition } from '../scenario.ts';

export const variants: readonly string[] = ['plain', 'free-partitions'];

export const replicatedPodsBounds: readonly BoundDefinition[] = [
  { name: 'N', says: 'nodes', default: 2, least: 1, most: 16 },
  { name: 'R', says: 'replicas', default: 2, least: 0, most: 16 },
  { name: 'U', says: 'Pod UIDs to hand out', default: 3, least: 1, most: 16 },
  { name: 'F', says: 'nodes that may fail or be cut off', default: 1, least: 0, most: 64 },
  { name: 'C', says: 'containers that may exit', default: 1, least: 0, most: 64 },
  { name: 'variant', says: `${variants.join(' or ')}: partitions cost no fault`, default: 'plain' },
];
