import { conditionIn, seconds } from '../../../models/recorded/history/livePod.ts';
import type { PodStep } from '../../../models/recorded/steps.ts';
import { disruptionReasons, type PodWriter } from '../../../models/recorded/writes/podWrite.ts';
import { ownedByKubelet } from '../../../spec/kubelet/conditions/ownedByKubelet.ts';
import type { PodLaw } from './traceLaw.ts';
import { clockSkew } from './watch.ts';

const source = 'Kubernetes documentation, Pod Lifecycle, Pod conditions';

const isMirror = ({ after }: PodStep): boolean =>
  after.metadata?.annotations?.['kubernetes.io/config.mirror'] !== undefined;

const statuses: readonly string[] = ['True', 'False', 'Unknown'];

/** Conditions that go when a resize is over. */
const transient: readonly string[] = ['PodResizeInProgress', 'PodResizePending', 'AllContainersRestarting'];

const reasonsOfDisruption: readonly string[] = [...disruptionReasons, 'TerminationByKubelet'];

export const wellFormed: PodLaw = {
  id: 'status/conditions',
  says: 'A condition is True, False or Unknown, and says since when; each type is there once, and stays; the kubelet writes only its own',
  source,
  exceptions: [
    'what a request writes; without any in a recording, conditions of others',
    'a kubelet that does not admit a Pod reports no conditions',
    'conditions of a resize, or of a restart of all containers, go when it is over',
  ],
  judge: ({ before, after, change, writer, history }) => {
    const foreign = !history.requests.recorded;
    const refused = after.status?.containerStatuses === undefined;
    const types = change?.conditions ?? [];
    if (types.length === 0 || writer === 'status by hand') return undefined;
    for (const type of types) {
      const condition = conditionIn(after, type);
      if (condition === undefined) {
        const own = ownedByKubelet(type);
        if (transient.includes(type) || (foreign && !own) || (refused && own)) continue;
        return `the condition ${type} is gone`;
      }
      if (!statuses.includes(condition.status)) return `the condition ${type} is ${condition.status}`;
      if (Number.isNaN(seconds(condition.lastTransitionTime)))
        return `the condition ${type} does not say since when`;
      if (after.status?.conditions?.findLast((each) => each.type === type) !== condition) {
        return `the condition ${type} is there twice`;
      }
      if (type === 'DisruptionTarget') {
        if (condition.status === 'True' && !reasonsOfDisruption.includes(condition.reason ?? ''))
          return `the condition ${type} has the reason ${condition.reason}`;
      } else if (!foreign && writer === 'kubelet' && before !== undefined && !ownedByKubelet(type)) {
        return `the kubelet wrote the condition ${type}, which is not its own`;
      }
    }
    return undefined;
  },
};

export const complete: PodLaw = {
  id: 'status/complete',
  says: 'A kubelet that reports containers reports when the Pod started, the generation that it observed, and whether its sandbox is ready',
  source:
    'Kubernetes API reference, PodStatus; KEP-3085 (PodReadyToStartContainers); KEP-5067 (Pod generation)',
  exceptions: ['static Pods have no generation'],
  judge: (step) => {
    const { writer, after } = step;
    if (writer !== 'kubelet' || after.status?.containerStatuses === undefined) return undefined;
    if (after.status.startTime === undefined) return 'its status has no startTime';
    if (conditionIn(after, 'PodReadyToStartContainers') === undefined)
      return 'there is no condition PodReadyToStartContainers';
    if (after.status.observedGeneration !== undefined || isMirror(step)) return undefined;
    return 'its status has no observedGeneration';
  },
};

/** These write a condition at the moment at which it changes. */
const atOnce: readonly PodWriter[] = [
  'binding',
  'scheduler',
  'disruption',
  'garbage collection',
  'node lifecycle',
];

/** So much later than it was decided a write may arrive, in seconds. */
const lateness = 15;

export const transitionTimes: PodLaw = {
  id: 'status/transition-times',
  says: 'A condition changes at its lastTransitionTime: when the write is made, after the Pod was created and after its last change',
  source: 'Kubernetes API reference, PodCondition, lastTransitionTime',
  exceptions: [
    'what a request writes',
    'a kubelet that comes back writes the readiness that it remembers',
    'conditions of a static Pod may be older than its mirror',
    'a kubelet that did not reach the API writes later what changed meanwhile',
  ],
  judge: (step) => {
    const { before, after, record, change, writer } = step;
    const types = change?.conditions ?? [];
    if (types.length === 0 || writer === 'status by hand') return undefined;
    const created = isMirror(step) ? Number.NEGATIVE_INFINITY : seconds(after.metadata?.creationTimestamp);
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
};

/** When the kubelet last wrote a status of this Pod, if it has reached the API since; unix seconds. */
const heardAt = ({ live, after, history }: PodStep): number | undefined => {
  const silent = history.nodes.get(after.spec?.nodeName ?? '')?.silentSince !== undefined;
  return silent ? undefined : live?.memory.kubeletWroteAt;
};
