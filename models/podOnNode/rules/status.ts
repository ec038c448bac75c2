import type { Composer } from '../../../checker/system/composeSystem.ts';
import { together } from '../../../checker/system/guard.ts';
import type { PodPhase } from '../../../spec/kubelet/phase/podPhase.ts';
import { type ActiveDeadline, isPast } from '../charts/pod/activeDeadline.ts';
import { type ApiPod, isBound } from '../charts/pod/apiPod.ts';
import { isFinished, isIdle, isRejected, isTerminated, type PodWorker } from '../charts/pod/podWorker.ts';
import { isSeenTrue, type ReadinessGate } from '../charts/pod/readinessGate.ts';
import type { DecidedStatus } from '../charts/pod/statusManager.ts';
import { decideStatus, type ModelStatus, type ShownPod, statusToWrite } from '../decisions/decidedStatus.ts';
import {
  keyOfRuntime,
  type PodOnRuntime,
  podOnRuntime,
  runtimeParts,
  runtimeSights,
} from '../decisions/podOnRuntime.ts';
import type { NodeParts } from '../parts/nodeParts.ts';
import {
  type ApiPodParts,
  isFromApi,
  isStatic,
  type PodParts,
  type StaticPodParts,
} from '../parts/podParts.ts';
import { kubeletSyncs, kubeletTalks, kubeletWorks } from './guards.ts';

const statuses: readonly (ModelStatus & { readonly words: string })[] = [
  { phase: 'Pending', ready: false, words: 'Pending' },
  { phase: 'Running', ready: false, words: 'Running' },
  { phase: 'Running', ready: true, words: 'Running and ready' },
  { phase: 'Succeeded', ready: false, words: 'Succeeded' },
  { phase: 'Failed', ready: false, words: 'Failed' },
];

/** The kubelet always knows what it would write. */
export const statusDecisions: readonly string[] = statuses.map(({ words }) => `decides on ${words}`);

/**
 * The status of a Pod, decided and written. A Pod that is not Running is never ready.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-phase
 */
export const statusRules = ({ actor, rule }: Composer, node: NodeParts): void => {
  const { pods } = node;
  const apiPods = pods.filter(isFromApi);
  const staticPods = pods.filter(isStatic);
  actor('kubelet', () => {
    rule('finds the Pod past its active deadline', [pods.filter(({ deadline }) => deadline)], (pod) => ({
      when: kubeletSyncs(node, pod),
      then: [pod.deadline!.send({ type: 'PASS' })],
    }));
    for (const { words, ...status } of statuses) {
      rule(`decides on ${words}`, [pods], (pod) => ({
        when: [
          kubeletWorks(node),
          ...(isFromApi(pod) ? [pod.source.object.is(isBound)] : []),
          pod.worker.isNot((worker) => isIdle(worker) || isRejected(worker)),
          decides(pod, status),
        ],
        then: [pod.status.send({ type: 'DECIDE', ...status })],
      }));
      for (const evicted of isEnd(status) ? [false, true] : [false]) {
        rule(`reports ${words}${evicted ? ', evicted' : ''}`, [apiPods], (pod) => ({
          when: [...kubeletTalks(node), pod.source.object.is(isBound), writes(pod, status, evicted)],
          then: [pod.source.object.send({ type: 'STATUS', ...status, evicted })],
        }));
      }
      rule(`shows ${words} in the mirror Pod`, [staticPods], (pod) => ({
        when: [...kubeletTalks(node), showsInMirror(pod, status)],
        then: [pod.source.mirror.send({ type: 'STATUS', ...status })],
      }));
    }
  });
};

const isEnd = ({ phase }: ModelStatus): boolean => phase === 'Failed' || phase === 'Succeeded';

/** A static Pod has no status of its own in the API: its kubelet does not read that of the mirror Pod. */
const unread: ModelStatus = { phase: 'Pending', ready: false };

const decides = (pod: PodParts, status: ModelStatus) => {
  const object = isFromApi(pod) ? [pod.source.object] : [];
  const deadline = pod.deadline ? [pod.deadline] : [];
  const shown = [pod.worker, pod.status, ...object, ...deadline, ...pod.gates];
  return together(
    [...shown, ...runtimeParts(pod)],
    (...snapshots: unknown[]) => {
      const [worker, decided, ...rest] = snapshots as [PodWorker, DecidedStatus, ...unknown[]];
      if (isIdle(worker) || isSame(decided.context, status)) return false;
      const context = isFromApi(pod) ? (rest.shift() as ApiPod).context : unread;
      const late = deadline.length > 0 && isPast(rest.shift() as ActiveDeadline);
      const gates = (rest.splice(0, pod.gates.length) as ReadinessGate[]).map(isSeenTrue);
      const runtime = podOnRuntime(pod, rest);
      return isSame(decidedStatus(pod, worker, decided, { context, gates, late }, runtime), status);
    },
    [...shown.map(() => undefined), ...runtimeSights(pod)],
  );
};

const known = new WeakMap<PodParts, Map<string, ModelStatus>>();

const latest = new WeakMap<PodParts, { readonly on: readonly unknown[]; readonly status: ModelStatus }>();

/** The decision, asked once for everything that it hangs on; most often about what it was asked about just before. */
const decidedStatus = (
  pod: PodParts,
  worker: PodWorker,
  decided: DecidedStatus,
  shown: Required<ShownPod>,
  runtime: PodOnRuntime,
): ModelStatus => {
  const on = [worker, decided, shown.context, shown.gates.join(), shown.late, runtime];
  const last = latest.get(pod);
  if (last && on.every((each, at) => each === last.on[at])) return last.status;
  const answers = known.get(pod) ?? new Map<string, ModelStatus>();
  known.set(pod, answers);
  const { phase, ready } = shown.context;
  const stopped = isTerminated(worker) || isFinished(worker);
  const key = `${stopped} ${decided.context.phase} ${phase} ${ready} ${shown.gates} ${shown.late} ${keyOfRuntime(runtime)}`;
  const status = answers.get(key) ?? decideStatus(pod.plan, worker, decided, shown, runtime);
  answers.set(key, status);
  latest.set(pod, { on, status });
  return status;
};

const writes = (pod: ApiPodParts, status: ModelStatus, evicted: boolean) =>
  together([pod.worker, pod.status, pod.source.object], (worker, decided, object) => {
    const written = statusToWrite(worker, decided, object);
    if (written === undefined || !isSame(written, status) || isSame(object.context, status)) return false;
    return (isEnd(status) && decided.context.evicted) === evicted;
  });

const showsInMirror = (pod: StaticPodParts, status: ModelStatus) =>
  together([pod.worker, pod.status, pod.source.mirror], (worker, decided, mirror) => {
    const written = statusToWrite(worker, decided, mirror);
    return written !== undefined && isSame(written, status) && !isSame(mirror.context, status);
  });

const isSame = (
  one: { readonly phase: PodPhase | null; readonly ready: boolean },
  other: ModelStatus,
): boolean => one.phase === other.phase && one.ready === other.ready;
