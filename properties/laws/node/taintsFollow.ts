import { clockSkew, lateness } from '../../../models/recorded/clocks.ts';
import { nodeCondition, seenStates } from '../../../models/recorded/history/liveNode.ts';
import { seconds } from '../../../models/recorded/history/livePod.ts';
import { pathOf } from '../../../models/recorded/history/requests.ts';
import { deepEqual } from '../../../spec/api/deepEqual.ts';
import type { Node, Taint } from '../../../spec/api/objects/core.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofObjects } from '../recordPredicate.ts';
import { writesPart } from './nodePart.ts';

const effects: readonly string[] = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];

const own = 'node.kubernetes.io/';

/** What of a node its own taints tell; a node is registered with the taint not-ready, whatever it is. */
const holds: { readonly [key: string]: (node: Node) => boolean } = {
  [`${own}unreachable`]: (node) => nodeCondition(node, 'Ready') === 'Unknown',
  [`${own}not-ready`]: (node) => (nodeCondition(node, 'Ready') ?? 'False') === 'False',
  [`${own}unschedulable`]: ({ spec }) => spec?.unschedulable === true,
  [`${own}memory-pressure`]: (node) => nodeCondition(node, 'MemoryPressure') === 'True',
  [`${own}disk-pressure`]: (node) => nodeCondition(node, 'DiskPressure') === 'True',
  [`${own}pid-pressure`]: (node) => nodeCondition(node, 'PIDPressure') === 'True',
};

const sameTaint = (one: Taint, other: Taint): boolean => one.key === other.key && one.effect === other.effect;

export const taintsFollow: LawRecord = {
  id: 'node/taints-follow',
  says: 'A node gets the taints of its conditions when they begin, and loses them when they end: not-ready, unreachable, unschedulable, pressures; each at its time, once',
  source:
    'https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/#taint-nodes-by-condition',
  fields: ['node.spec.taints', 'node.status.conditions'],
  exceptions: [
    'a node is registered with the taint not-ready',
    'users may put and take taints',
    'NoExecute is taken from all nodes of a zone that is lost as a whole',
  ],
  record: ofObjects({
    whole: true,
    about: ['nodes'],
    judge: ({ record, history, before, after }) => {
      if (record.type === 'DELETED') return undefined;
      const node = after as Node;
      const taints = node.spec?.taints ?? [];
      const olds = (before as Node | undefined)?.spec?.taints ?? [];
      if (before !== undefined && deepEqual(olds, taints)) return undefined;
      for (const [at, taint] of taints.entries()) {
        if (!effects.includes(taint.effect)) return `the taint ${taint.key} has the effect ${taint.effect}`;
        if (taints.findIndex((each) => sameTaint(each, taint)) !== at)
          return `it has the taint ${taint.key}:${taint.effect} twice`;
      }
      const request = history.requests.answeredWith(record.version, pathOf('nodes', after.metadata.name));
      if (before === undefined || (request && writesPart(request.request, 'taints'))) return undefined;
      const live = history.nodes.get(after.metadata.name);
      const seen = [node, ...(live ? seenStates(live, record.time) : [])];
      for (const taint of taints) {
        const old = olds.find((each) => sameTaint(each, taint));
        const name = `the taint ${taint.key}:${taint.effect}`;
        if (old !== undefined) {
          if (!deepEqual(old, taint)) return `${name} changed`;
          continue;
        }
        const told = holds[taint.key];
        if (told !== undefined && !seen.some(told)) return `it got ${name}, which its conditions do not tell`;
        const since = seconds(taint.timeAdded);
        if (told !== undefined && taint.effect === 'NoExecute' && Number.isNaN(since))
          return `${name} does not say since when`;
        if (since > record.time + clockSkew || since < record.time - lateness)
          return `it got ${name}, and is said to have it since ${taint.timeAdded}`;
      }
      for (const taint of olds) {
        const told = taint.effect === 'NoSchedule' ? holds[taint.key] : undefined;
        const gone = !taints.some((each) => sameTaint(each, taint));
        if (gone && told !== undefined && seen.every(told))
          return `it lost the taint ${taint.key}:${taint.effect}, and its conditions tell that it has it`;
      }
      return undefined;
    },
  }),
  lies: [
    'a node with a taint',
    'a node that is cordoned',
    'a node without its labels',
    'a node without room',
    'a taint of a lost node on one that is ready',
    'a lost node without its taint',
  ],
};
