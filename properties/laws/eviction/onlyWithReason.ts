import type { PodOnNodeView } from '../../../models/podOnNode/views/podOnNodeView.ts';
import type { TaintView } from '../../../models/podOnNode/views/wholeNodeView.ts';
import { clockSkew } from '../../../models/recorded/clocks.ts';
import { seenStates } from '../../../models/recorded/history/liveNode.ts';
import { conditionIn, seconds } from '../../../models/recorded/history/livePod.ts';
import type { PodStep } from '../../../models/recorded/steps.ts';
import { newReason } from '../../../models/recorded/writes/newDisruption.ts';
import { does } from '../../../models/ruleFacts.ts';
import { tolerationTime } from '../../../spec/controllers/taintEviction/tolerationTime.ts';
import type { LawRecord } from '../lawRecord.ts';
import { overViews } from '../modelPredicate.ts';
import { planOf, podOnNode } from '../onNode.ts';
import { ofPods } from '../recordPredicate.ts';

type Tolerant = {
  readonly uid: string;
  readonly toleration: 'notTolerated' | 'forever' | 'for';
  readonly isOver: boolean;
};

export const onlyWithReason: LawRecord = {
  id: 'eviction/only-with-reason',
  says: 'Taint eviction deletes a Pod only for a NoExecute taint that is there, and that the Pod does not tolerate, or not for longer than tolerationSeconds',
  source:
    'https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/#taint-based-evictions',
  fields: ['pod.spec.tolerations', 'node.spec.taints'],
  model: overViews({
    sees: [
      { of: 'taint of the node', what: (taint: TaintView) => taint },
      {
        of: podOnNode,
        what: (pod: PodOnNodeView): Tolerant => ({
          uid: pod.uid,
          toleration: planOf(pod).toleration.kind,
          isOver: pod.toleratedTime === 'Over',
        }),
      },
    ],
    when: does('taint eviction'),
    holds: ([taints, pods], step) => {
      const pod = (pods as Tolerant[]).find(({ uid }) => uid === `uid-${step?.args[0]}`);
      return (
        (taints as TaintView[]).some(({ isPresent }) => isPresent) &&
        (pod?.toleration === 'notTolerated' || pod?.isOver === true)
      );
    },
  }),
  record: ofPods({
    whole: true,
    showsLess: ['which state of a node the controller saw: the newest one, or one of a little while ago'],
    judge: (step) => {
      if (newReason(step) !== 'DeletionByTaintManager') return undefined;
      const { after, history, record } = step;
      const name = after.spec?.nodeName ?? '';
      const node = history.nodes.get(name);
      if (node === undefined)
        return history.goneNodes.has(name) || !history.watched.has('nodes')
          ? undefined
          : 'no node of it has taints';
      const since = Math.max(history.noExecuteSince.get(name) ?? Number.POSITIVE_INFINITY, boundAt(step));
      let first: string | undefined;
      for (const { spec } of seenStates(node, record.time)) {
        const taints = (spec?.taints ?? []).filter(({ effect }) => effect === 'NoExecute');
        const time = tolerationTime(after.spec?.tolerations ?? [], taints);
        if (taints.length === 0) first ??= `${name} has no NoExecute taint`;
        else if (time.kind === 'notTolerated') return undefined;
        else if (time.kind === 'forever') first ??= `it tolerates the taints of ${name}`;
        else if (record.time - since + clockSkew >= time.seconds) return undefined;
        else
          first ??= `it tolerates the taints of ${name} for ${time.seconds} s, and ${(record.time - since).toFixed(0)} s went by`;
      }
      return `a taint evicts it: ${first}`;
    },
  }),
  mutants: ['toleration-seconds-ignored'],
  lies: [
    'a Pod that is on another node',
    'a forged DeletionByTaintManager',
    'a taint that evicts who tolerates it for ever',
  ],
};

const boundAt = ({ after }: PodStep): number => {
  const time = seconds(conditionIn(after, 'PodScheduled')?.lastTransitionTime);
  return Number.isNaN(time) ? 0 : time;
};
