import type { Node } from '../api/objects/core.ts';

/** An image that some nodes hold already. */
export type ImageState = {
  /** bytes, as the first node that has it reports */
  readonly size: number;
  /** how many nodes have it */
  readonly nodes: number;
};

const namesOn = (node: Node): ReadonlySet<string> =>
  new Set((node.status?.images ?? []).flatMap(({ names }) => names ?? []));

/** The images on the nodes, by name. */
export const imagesOn = (nodes: readonly Node[]): ReadonlyMap<string, ImageState> => {
  const images = new Map<string, ImageState>();
  for (const node of nodes) {
    for (const name of namesOn(node)) {
      const known = images.get(name);
      const image = node.status?.images?.find(({ names }) => names?.includes(name));
      images.set(name, { size: known?.size ?? image?.sizeBytes ?? 0, nodes: (known?.nodes ?? 0) + 1 });
    }
  }
  return images;
};

/** The name under which a node knows an image: without tag or digest it is the `latest`. */
export const normalizedImageName = (name: string): string =>
  name.lastIndexOf(':') <= name.lastIndexOf('/') ? `${name}:latest` : name;
