import { containersOf } from '../../api/containers.ts';
import type { Cluster } from '../cluster.ts';
import { normalizedImageName } from '../images.ts';
import type { NodeInfo } from '../nodeInfo.ts';
import { maxNodeScore, type ScorePlugin } from '../plugin.ts';
import type { PodInfo } from '../podInfo.ts';

/**
 * ImageLocality: better where more of the Pod's images are on the node already, by size.
 * https://kubernetes.io/docs/reference/scheduling/config/#scheduling-plugins
 */
export const imageLocalityScore: ScorePlugin = {
  name: 'ImageLocality',
  weight: 1,
  score: (pod, cluster, feasible) => {
    const names = imageNamesOf(pod);
    const containers = (pod.pod.spec?.initContainers ?? []).length + (pod.pod.spec?.containers ?? []).length;
    const scores = feasible.map((node) => {
      const held = holds(node);
      const bytes = names.reduce((sum, name) => (held.has(name) ? sum + spreadSize(name, cluster) : sum), 0);
      return scoreForBytes(bytes, containers);
    });
    return { kind: 'scores', scores };
  },
};

const mebibyte = 1024 * 1024;
const least = 23 * mebibyte;
const mostPerContainer = 1000 * mebibyte;

/** The images that a Pod needs: of its containers, and of its image volumes. */
export const imageNamesOf = ({ pod }: PodInfo): readonly string[] => {
  const containers = containersOf(pod.spec);
  const volumes = (pod.spec?.volumes ?? []).flatMap(({ image }) => (image ? [image.reference ?? ''] : []));
  return [...containers.map(({ image }) => image ?? ''), ...volumes].map(normalizedImageName);
};

/** An image counts less the fewer nodes have it, so that Pods do not all go to the one node that does. */
export const spreadSize = (name: string, cluster: Cluster): number => {
  const image = cluster.images.get(name);
  return image === undefined ? 0 : Math.trunc(image.size * (image.nodes / cluster.nodes.length));
};

/** The score of a node that holds so many bytes of a Pod's images. */
export const scoreForBytes = (bytes: number, containers: number): number => {
  const most = mostPerContainer * containers;
  const bounded = bytes < least ? least : Math.min(bytes, most);
  return Math.trunc((maxNodeScore * (bounded - least)) / (most - least));
};

const holds = ({ node }: NodeInfo): ReadonlySet<string> =>
  new Set((node.status?.images ?? []).flatMap(({ names }) => names ?? []));
