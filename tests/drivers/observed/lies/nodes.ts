import type { Thing } from '../recordings.ts';
import { conditionDiffers, conditionsOf, type Fields, statusDiffers, statusOf } from './anyStatus.ts';
import { change, choose, inserted, type Lie, type Place } from './lie.ts';
import { isModified, shifted } from './places.ts';

const isNodeEvent = ({ line, before, object }: Place): boolean =>
  line.type === 'MODIFIED' &&
  before !== undefined &&
  conditionsOf(object).some((each) => each.type === 'Ready' && each.status === 'True') &&
  conditionsOf(before).some((each) => each.type === 'Ready' && each.status === 'True') &&
  line.snapshot === undefined &&
  JSON.stringify(before.spec) === JSON.stringify(object.spec) &&
  !('unschedulable' in object.spec!);

/** The kubelet was killed before the node gave its next sign of life. */
const deadAndAlive: Lie = {
  name: 'a node whose kubelet is dead and gives signs of life',
  tell: (recording, random) => {
    const beat = (thing: Thing | undefined): string => {
      const ready = thing?.status?.conditions?.find(({ type }) => type === 'Ready');
      return String((ready as { lastHeartbeatTime?: string } | undefined)?.lastHeartbeatTime);
    };
    const place = choose(
      recording,
      random,
      (each) =>
        isModified(each) && each.line.snapshot === undefined && beat(each.before) !== beat(each.object),
      'nodes',
    );
    if (place === undefined) return undefined;
    const { name } = place.object.metadata;
    const ts = new Date(Date.parse(beat(place.object)) - 7_000).toISOString();
    const before = recording.lines.findIndex(
      ({ object, snapshot, ts: at }) => object && !snapshot && at >= ts,
    );
    if (before < 0 || before >= place.at) return undefined;
    const between = recording.lines.slice(before, place.at);
    const busy = between.some(
      ({ node, object, resource }) =>
        node === name ||
        object?.spec?.nodeName === name ||
        (resource === 'nodes' && object?.metadata.name === name),
    );
    const action = { seq: 0, ts, action: 'node:kubelet-kill', node: name };
    return busy
      ? undefined
      : {
          lines: inserted(recording.lines, before, action),
          at: before,
          uid: place.object.metadata.uid,
          later: true,
        };
  },
};

const addressesOf = (node: Thing): { type: string; address: string }[] =>
  statusOf(node).addresses as { type: string; address: string }[];

const isHeartbeat = (place: Place): boolean =>
  isModified(place) && conditionDiffers(place) && isNodeEvent(place) && place.line.snapshot === undefined;

/** Lies about nodes: their taints, conditions and signs of life. */
export const nodeLies: readonly Lie[] = [
  change(
    'a node whose name is an IP',
    isHeartbeat,
    (node) => {
      for (const each of addressesOf(node)) each.type = 'InternalIP';
    },
    'once',
    'nodes',
  ),
  change(
    'a node without one of its addresses',
    isHeartbeat,
    (node) => {
      addressesOf(node).pop();
    },
    'once',
    'nodes',
  ),
  change(
    'a node that reports one condition and not the others',
    isHeartbeat,
    (node) => {
      const disk = conditionsOf(node).find(({ type }) => type === 'DiskPressure')!;
      disk.lastHeartbeatTime = shifted(String(disk.lastHeartbeatTime), -60);
    },
    'once',
    'nodes',
  ),
  change(
    'a node that says what its reason does not mean',
    isHeartbeat,
    (node) => {
      conditionsOf(node).find(({ type }) => type === 'MemoryPressure')!.message = 'all is well';
    },
    'once',
    'nodes',
  ),
  change(
    'a node that nobody cordoned',
    isNodeEvent,
    (node) => {
      Object.assign(node.spec!, { unschedulable: true });
    },
    'onward',
    'nodes',
  ),
  change(
    'a taint of a lost node on one that is ready',
    isNodeEvent,
    (node) => {
      Object.assign(node.spec!, { taints: [{ key: 'node.kubernetes.io/unreachable', effect: 'NoExecute' }] });
    },
    'once',
    'nodes',
  ),
  change(
    'a node that is ready for a reason of its own',
    conditionDiffers,
    (node) => {
      conditionsOf(node).find(({ type }) => type === 'Ready')!.reason = 'BecauseISaySo';
    },
    'once',
    'nodes',
  ),
  change(
    'a node that has become another machine',
    statusDiffers,
    (node) => {
      (statusOf(node).nodeInfo as Fields).systemUUID = 'another';
    },
    'once',
    'nodes',
  ),
  change(
    'a node with more to give than it has',
    statusDiffers,
    (node) => {
      (statusOf(node).allocatable as Fields).memory = '99Ti';
    },
    'once',
    'nodes',
  ),
  change(
    'a sign of life that is still to come',
    statusDiffers,
    (node) => {
      const ready = conditionsOf(node).find(({ type }) => type === 'Ready')!;
      ready.lastHeartbeatTime = shifted(String(ready.lastHeartbeatTime), 7200);
    },
    'once',
    'nodes',
  ),
  change(
    'a lost node without its taint',
    ({ before, object, line }) => {
      const taints = (thing: Thing | undefined): number =>
        ((thing?.spec as unknown as { taints?: Fields[] } | undefined)?.taints ?? []).filter(
          ({ key }) => key === 'node.kubernetes.io/unreachable',
        ).length;
      const ready = conditionsOf(object).find(({ type }) => type === 'Ready');
      const since = Date.parse(line.ts) - Date.parse(String(ready?.lastTransitionTime));
      const lost = ready?.status === 'Unknown' && since > 15_000;
      return line.type === 'MODIFIED' && lost && taints(before) > 0 && taints(object) === taints(before);
    },
    (node) => {
      const spec = node.spec as unknown as { taints: Fields[] };
      spec.taints = spec.taints.filter(
        ({ key, effect }) => key !== 'node.kubernetes.io/unreachable' || effect !== 'NoSchedule',
      );
    },
    'once',
    'nodes',
  ),
  deadAndAlive,
];
