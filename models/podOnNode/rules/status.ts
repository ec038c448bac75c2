import { together } from '../../../checker/system/guard.ts';
import type { PodPhase } from '../../../spec/kubelet/phase/podPhase.ts';
import { isBound } from '../charts/pod/apiPod.ts';
import { isIdle, isRejected } from '../charts/pod/podWorker.ts';
import { isEvicted } from '../charts/pod/statusManager.ts';
import { decidedStatus, type ModelStatus, statusToWrite } from '../decisions/decidedStatus.ts';
import type { NodeParts } from '../parts/nodeParts.ts';
import { type ApiPodParts, isFromApi, isStatic, type StaticPodParts } from '../parts/podParts.ts';
import { kubeletSyncs, kubeletTalks, kubeletWorks } from './guards.ts';
import { type NodeComposer, seconds } from './nodeRuleFacts.ts';

type StatusKey = 'Pending' | 'Running' | 'Ready' | 'Succeeded' | 'Failed';

/** What the kubelet may decide on, with the key of each in the handles of its rules. */
const statuses: readonly (ModelStatus & { readonly key: StatusKey; readonly words: string })[] = [
  { key: 'Pending', phase: 'Pending', ready: false, words: 'Pending' },
  { key: 'Running', phase: 'Running', ready: false, words: 'Running' },
  { key: 'Ready', phase: 'Running', ready: true, words: 'Running and ready' },
  { key: 'Succeeded', phase: 'Succeeded', ready: false, words: 'Succeeded' },
  { key: 'Failed', phase: 'Failed', ready: false, words: 'Failed' },
];

/**
 * The status of a Pod, decided and written. A Pod that is not Running is never ready.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-phase
 */
export const statusRules = ({ actor, rule }: NodeComposer, node: NodeParts) => {
  const { pods } = node;
  const apiPods = pods.filter(isFromApi);
  const staticPods = pods.filter(isStatic);
  return actor('kubelet', () => {
    rule(
      'finds the Pod past its active deadline',
      [pods.filter(({ deadline }) => deadline)],
      (pod) => ({ when: kubeletSyncs(node, pod), then: [pod.deadline!.send({ type: 'PASS' })] }),
      ({ plan }) => ({ lasts: seconds(plan.pod.spec.activeDeadlineSeconds ?? 0) }),
    );
    const ofStatus = statuses.map(({ key: _, words, ...status }) => {
      const decidesOn = rule(`decides on ${words}`, [pods], (pod) => ({
        when: [
          kubeletWorks(node),
          ...(isFromApi(pod) ? [pod.source.object.is(isBound)] : []),
          pod.worker.isNot((worker) => isIdle(worker) || isRejected(worker)),
          pod.status.isNot(({ context }) => isSame(context, status)),
          decidedStatus(pod).is((decided) => isSame(decided, status)),
        ],
        then: [pod.status.send({ type: 'DECIDE', ...status })],
      }));
      const report = (evicted: boolean) =>
        rule(`reports ${words}${evicted ? ', evicted' : ''}`, [apiPods], (pod) => ({
          when: [...kubeletTalks(node), pod.source.object.is(isBound), writes(pod, status, evicted)],
          then: [pod.source.object.send({ type: 'STATUS', ...status, evicted })],
        }));
      const reports = report(false);
      const reportsEvicted = isEnd(status) ? report(true) : undefined;
      const mirrors = rule(`shows ${words} in the mirror Pod`, [staticPods], (pod) => ({
        when: [...kubeletTalks(node), showsInMirror(pod, status)],
        then: [pod.source.mirror.send({ type: 'STATUS', ...status })],
      }));
      return { decidesOn, reports, reportsEvicted, mirrors };
    });
    return {
      ...keyed(
        'decidesOn',
        ofStatus.map(({ decidesOn }) => decidesOn),
      ),
      ...keyed(
        'reports',
        ofStatus.map(({ reports }) => reports),
      ),
      ...keyed(
        'mirrors',
        ofStatus.map(({ mirrors }) => mirrors),
      ),
      reportsFailedEvicted: ofStatus.at(-1)!.reportsEvicted!,
    };
  });
};

/** By status: `reportsRunning`. */
const keyed = <V extends string, H>(
  verb: V,
  handles: readonly H[],
): { readonly [S in StatusKey as `${V}${S}`]: H } =>
  Object.fromEntries(statuses.map(({ key }, at) => [`${verb}${key}`, handles[at]!])) as {
    readonly [S in StatusKey as `${V}${S}`]: H;
  };

const isEnd = ({ phase }: ModelStatus): boolean => phase === 'Failed' || phase === 'Succeeded';

const writes = (pod: ApiPodParts, status: ModelStatus, evicted: boolean) =>
  together(
    { worker: pod.worker, decided: pod.status, object: pod.source.object },
    ({ worker, decided, object }) => {
      const written = statusToWrite(worker, decided, object);
      if (written === undefined || !isSame(written, status) || isSame(object.context, status)) return false;
      return (isEnd(status) && isEvicted(decided)) === evicted;
    },
  );

const showsInMirror = (pod: StaticPodParts, status: ModelStatus) =>
  together(
    { worker: pod.worker, decided: pod.status, mirror: pod.source.mirror },
    ({ worker, decided, mirror }) => {
      const written = statusToWrite(worker, decided, mirror);
      return written !== undefined && isSame(written, status) && !isSame(mirror.context, status);
    },
  );

const isSame = (
  one: { readonly phase: PodPhase | null; readonly ready: boolean },
  other: ModelStatus,
): boolean => one.phase === other.phase && one.ready === other.ready;
