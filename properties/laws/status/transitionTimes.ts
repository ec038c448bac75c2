import { clockSkew, lateness } from '../../../models/recorded/clocks.ts';
import { conditionIn, seconds } from '../../../models/recorded/history/livePod.ts';
import type { PodStep } from '../../../models/recorded/steps.ts';
import type { PodWriter } from '../../../models/recorded/writes/podWrite.ts';
import { isMirrorPod } from '../../../spec/kubelet/boundPod.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofPods } from '../recordPredicate.ts';

/** These write a condition at the moment at which it changes. */
const atOnce: readonly PodWriter[] = [
  'binding',
  'scheduler',
  'disruption',
  'garbage collection',
  'node lifecycle',
];

export const transitionTimes: LawRecord = {
  id: 'status/transition-times',
  says: 'A condition changes at its lastTransitionTime: when the write is made, after the Pod was created and after its last change',
  source: 'https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podcondition-v1-core',
  fields: ['pod.status.conditions.lastTransitionTime'],
  exceptions: [
    'what a request writes',
    'a kubelet that comes back writes the readiness that it remembers',
    'conditions of a static Pod may be older than its mirror',
    'a kubelet that did not reach the API writes later what changed meanwhile',
  ],
  record: ofPods({
    judge: (step) => {
      const { before, after, record, change, writer } = step;
      const types = change?.conditions ?? [];
      if (types.length === 0 || writer === 'status by hand') return undefined;
      const created = isMirrorPod(step.after)
        ? Number.NEGATIVE_INFINITY
        : seconds(after.metadata?.creationTimestamp);
      for (const type of types) {
        const [old, next] = [before && conditionIn(before, type), conditionIn(after, type)];
        const time = seconds(next?.lastTransitionTime);
        if (Number.isNaN(time) || old?.lastTransitionTime === next?.lastTransitionTime) continue;
        const said = `the condition ${type} changed at ${next?.lastTransitionTime}`;
        if (time > record.time + clockSkew) return `${said}, which is still to come`;
        if (time < created - clockSkew)
          return `${said}, and the Pod was created at ${after.metadata?.creationTimestamp}`;
        if (atOnce.includes(writer) && time < record.time - lateness) {
          return `${said}, and was written at ${new Date(record.time * 1000).toISOString()}`;
        }
        if (type === 'Ready' || type === 'DisruptionTarget') continue;
        if (old !== undefined && time < seconds(old.lastTransitionTime)) {
          return `${said}, before its last change at ${old.lastTransitionTime}`;
        }
        const known = writer === 'kubelet' ? heardAt(step) : undefined;
        if (known !== undefined && time < known - lateness) {
          return `${said}, and its kubelet wrote it otherwise at ${new Date(known * 1000).toISOString()}`;
        }
      }
      return undefined;
    },
  }),
  lies: [
    'a condition of the future',
    'an event that is received 300 s off',
    'an event that is received -300 s off',
    'conditions of an hour ago',
  ],
};

/** When the kubelet last wrote a status of this Pod, if it has reached the API since; unix seconds. */
const heardAt = ({ live, after, history }: PodStep): number | undefined => {
  const silent = history.nodes.get(after.spec?.nodeName ?? '')?.silentSince !== undefined;
  return silent ? undefined : live?.memory.kubeletWroteAt;
};
