import { pathOf } from '../../../models/recorded/history/requests.ts';
import { bindingDelaySeconds, type Suspect } from '../../../models/recorded/history/suspect.ts';
import type { PodStep } from '../../../models/recorded/steps.ts';
import { does } from '../../../models/ruleFacts.ts';
import type { Pod } from '../../../spec/api/objects/core.ts';
import { nodeAffinity } from '../../../spec/scheduling/filters/nodeAffinity.ts';
import { nodePorts } from '../../../spec/scheduling/filters/nodePorts.ts';
import { nodeResourcesFit } from '../../../spec/scheduling/filters/nodeResourcesFit.ts';
import { nodeUnschedulable } from '../../../spec/scheduling/filters/nodeUnschedulable.ts';
import { taintToleration } from '../../../spec/scheduling/filters/taintToleration.ts';
import type { FilterPlugin } from '../../../spec/scheduling/plugin.ts';
import { podInfoOf } from '../../../spec/scheduling/podInfo.ts';
import { constraints } from '../fields.ts';
import type { LawRecord } from '../lawRecord.ts';
import { overViews } from '../modelPredicate.ts';
import { type Breach, ofPods } from '../recordPredicate.ts';
import { type PlacedPod, rejectionOf, type SeenNode, seeNode, seePlacedPod } from './placement.ts';

import { placementRejection, rejectionOn, repulsion, seenInfos } from './recordedPlacement.ts';

/** A user bound it by hand: nothing is checked. */
const isManual = ({ after, history }: PodStep): boolean => {
  const { name = '', namespace = '' } = after.metadata ?? {};
  return history.requests.about('bind', pathOf('pods', name, namespace)) !== undefined;
};

/** Filters that look at the Pod and one node. */
const nodeFilters: readonly FilterPlugin[] = [nodeUnschedulable, taintToleration, nodeAffinity, nodePorts];

export const hardAtBind: LawRecord = {
  id: 'scheduling/hard-at-bind',
  says: 'When the scheduler binds a Pod, every required constraint held in the cluster as it saw it',
  source: 'https://kubernetes.io/docs/concepts/scheduling-eviction/kube-scheduler/',
  fields: [...constraints],
  exceptions: ['manual bindings and a nodeName set at creation are not checked by the scheduler'],
  model: overViews({
    sees: [
      { of: 'scheduled pod', what: (pod: PlacedPod) => seePlacedPod(pod) },
      { of: 'node', what: seeNode },
    ],
    when: does('binding'),
    holds: (seen, step) => {
      const [pods, nodes] = seen as [readonly PlacedPod[], readonly SeenNode[]];
      const [podId, nodeId] = step!.args as [number, number];
      const pod = pods.find(({ id }) => id === podId)!;
      return rejectionOf(pod, nodeId, pods, nodes) === undefined;
    },
  }),
  record: ofPods({
    whole: true,
    showsLess: [
      'volumes and devices: judged are cordon, taints, node selector and affinity, host ports, room, affinity to other Pods, and spread',
      'which state of a node the scheduler saw: the newest one, or one of a little while ago',
      'the room on nodes that may run more than it shows',
      'in which order Pods were placed: bindings are written asynchronously, that of an earlier one perhaps a little later',
    ],
    judge: (step) => {
      const { writer, after, before, history, record } = step;
      if (writer !== 'binding' || isManual(step)) return undefined;
      const name = after.spec?.nodeName ?? '';
      const node = history.nodes.get(name);
      if (node === undefined) {
        return history.goneNodes.has(name) || !history.watched.has('nodes')
          ? undefined
          : `it is bound to ${name}, and there is no such node`;
      }
      const pod = podInfoOf(unbound(before!));
      const filters = history.settings.dedicatedNodes ? [...nodeFilters, nodeResourcesFit] : nodeFilters;
      let first: string | undefined;
      for (const info of seenInfos(node, record.time)) {
        const rejection = rejectionOn(pod, info, [info], history, filters);
        if (rejection === undefined) {
          first = undefined;
          break;
        }
        first ??= rejection;
      }
      if (first !== undefined) return mustNotBeOn(name, first);
      const repelled = repulsion(pod, node, history);
      if (repelled !== undefined) return mustNotBeOn(name, repelled);
      const others = placementRejection(pod, name, history);
      if (others === undefined) return undefined;
      history.rooms.suspects.push({ record, pod, nodeName: name, reason: others });
      return undefined;
    },
    review: (history, time) => {
      const convicted: Breach[] = [];
      const open: Suspect[] = [];
      for (const suspect of history.rooms.suspects) {
        const { record, pod, nodeName, reason } = suspect;
        if (placementRejection(pod, nodeName, history) === undefined) continue;
        if (time <= record.time + bindingDelaySeconds) open.push(suspect);
        else convicted.push({ record, message: mustNotBeOn(nodeName, reason) });
      }
      history.rooms.suspects = open;
      return convicted;
    },
  }),
  mutants: ['scheduler-ignores-hard-constraints'],
  lies: [
    'a node with a taint',
    'a node that is cordoned',
    'a node without its labels',
    'a node without room',
    'a Pod that is on another node',
    'more than the node has',
    'Pods that repel each other on one node',
  ],
};

const unbound = (pod: Pod): Pod => ({
  ...pod,
  spec: { ...pod.spec!, nodeName: undefined } as NonNullable<Pod['spec']>,
});

const mustNotBeOn = (node: string, why: string): string =>
  `it is bound to ${node}, which it must not be on: ${why}`;
