import type { Line, Recording, Thing } from '../recordings.ts';
import { changed, choose, type Lie, type Place, pick, placesOf } from './lie.ts';
import { isBinding } from './places.ts';

/** What a node was like before Pods were bound to it is another story, from its first event on. */
const otherNode = (
  name: string,
  write: (node: Thing) => void,
  fits: (recording: Recording, place: Place) => boolean = () => true,
): Lie => ({
  name,
  tell: (recording, random) => {
    const place = choose(recording, random, isBinding);
    if (place === undefined || !fits(recording, place)) return undefined;
    const node = nodeBefore(recording.lines, place.object.spec!.nodeName!, place.at);
    const first =
      node &&
      placesOf(recording.lines, 'nodes').find(
        ({ object }) => object.metadata.uid === node.object.metadata.uid,
      );
    if (first === undefined) return undefined;
    const told = changed(recording, first, write, 'onward');
    return { ...told, later: true };
  },
});

/** The last event of a node before a line. */
const nodeBefore = (lines: readonly Line[], name: string, at: number): Place | undefined =>
  placesOf(lines, 'nodes').findLast((place) => place.at < at && place.object.metadata.name === name);

type Taints = { spec?: { taints?: { key: string; value?: string; effect: string }[] } };

/** Bound to another node from the start: what the kubelet says does not fit, or the node must not take it. */
const moved: Lie = {
  name: 'a Pod that is on another node',
  tell: (recording, random) => {
    const place = choose(recording, random, (each) => isBinding(each));
    if (place === undefined) return undefined;
    const { uid } = place.object.metadata;
    const lives = recording.lines.some(
      (line) => line.object?.metadata.uid === uid && line.object.status?.hostIP,
    );
    const names = new Set(placesOf(recording.lines, 'nodes').map(({ object }) => object.metadata.name));
    names.delete(place.object.spec!.nodeName!);
    const other = pick([...names], random);
    if (other === undefined || !lives) return undefined;
    const told = changed(
      recording,
      place,
      (pod) => {
        pod.spec!.nodeName = other;
      },
      'onward',
    );
    return { ...told, later: true };
  },
};

/** Lies about nodes before Pods are bound to them, and about which node a Pod is on. */
export const placementLies: readonly Lie[] = [
  otherNode('a node with a taint', (node) => {
    const { spec } = node as unknown as Taints;
    spec!.taints = [...(spec!.taints ?? []), { key: 'forged', value: 'yes', effect: 'NoSchedule' }];
  }),
  otherNode(
    'a node that is cordoned',
    (node) => {
      Object.assign(node.spec!, { unschedulable: true });
    },
    (_, place) => place.object.metadata.ownerReferences?.[0]?.kind !== 'DaemonSet',
  ),
  otherNode(
    'a node without its labels',
    (node) => {
      node.metadata.labels = {};
    },
    (_, place) => place.object.spec?.nodeSelector !== undefined,
  ),
  otherNode(
    'a node without room',
    (node) => {
      (node.status as unknown as { allocatable: Record<string, string> }).allocatable.pods = '0';
    },
    (recording) => recording.dedicated,
  ),
  moved,
];
