import type { LivePod } from '../../models/recorded/history/livePod.ts';
import { pathOf } from '../../models/recorded/history/requests.ts';
import type { TraceHistory } from '../../models/recorded/history/traceHistory.ts';
import type { PodStep } from '../../models/recorded/steps.ts';
import { lawBookViews } from '../../models/recorded/views/recordedPodView.ts';
import type { WatchRecord } from '../../models/recorded/watchRecord.ts';
import { containerSteps } from '../../models/recorded/writes/containerStep.ts';
import { isPastDeadline, kubeletDecisions } from '../../models/recorded/writes/kubeletDecision.ts';
import { isGateWrite, type PodWriter, podWriter } from '../../models/recorded/writes/podWrite.ts';
import type { Pod } from '../../spec/api/objects/core.ts';
import { once } from './once.ts';

/** Requests that are judged by what they do, not by what they say. */
const otherRequests: readonly string[] = ['delete', 'evict', 'bind'];

/** Its kubelet may have decided to fail the Pod, whatever its containers do; what it did before that was seen is not known. */
const mayFail = (live: LivePod | undefined, pod: Pod, time: number): boolean =>
  live?.memory.rejected === true || live?.memory.seenLate === true || isPastDeadline(pod, time);

/** What an event of a Pod is judged by: who wrote it, what it changes, what may have been decided. */
export const podStep = (
  record: WatchRecord,
  history: TraceHistory,
  before: Pod | undefined,
  change: PodStep['change'],
): PodStep => {
  const { name, namespace, uid } = record.object.metadata;
  const after = record.object as Pod;
  const path = pathOf('pods', name, namespace);
  const asked = record.type === 'ADDED' ? path.slice(0, path.lastIndexOf('/')) : path;
  const request = history.requests.answeredWith(record.version, asked);
  const gates = !history.requests.recorded && change !== undefined && isGateWrite(after, change);
  const byHand = gates || (request !== undefined && !otherRequests.includes(request.action));
  const writer: PodWriter =
    record.type === 'DELETED'
      ? 'removal'
      : before === undefined || change === undefined
        ? 'creation'
        : podWriter(before, after, change, byHand);
  const containers = change?.status.some((field) => field.endsWith('ontainerStatuses'))
    ? containerSteps(before, after)
    : [];
  const live = history.pods.get(uid);
  const views = once(() => lawBookViews({ writer, before, after, live, record }));
  const decisions = once(() =>
    before === undefined ? [] : kubeletDecisions(before, after, mayFail(live, after, record.time)),
  );
  return { record, history, before, after, live, change, writer, containers, decisions, views, request };
};
