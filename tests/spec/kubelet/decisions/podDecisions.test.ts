import { expect, test } from 'vitest';
import { crashLoopBackoff } from '../../../../oracle/operations/kubelet/crashLoopBackoff.ts';
import { probe } from '../../../../oracle/operations/kubelet/probe.ts';
import { runtimeCalls } from '../../../../oracle/operations/kubelet/runtimeCalls.ts';
import { byText } from '../../../../spec/api/byText.ts';
import type { JsonObject } from '../../../../spec/api/decode/jsonObject.ts';
import type { PodCondition, PodStatus } from '../../../../spec/api/objects/core.ts';
import type { CRICall } from '../../../../spec/kubelet/runtime/criCalls.ts';
import { refusedTransitions } from '../../../../spec/kubelet/status/containerTransitions.ts';
import { type ReportedStatus, reportedStatus } from '../../../../spec/kubelet/status/reportedStatus.ts';
import { terminatedStatus } from '../../../../spec/kubelet/status/terminatedStatus.ts';
import { disagreements, podOf } from './decided.ts';

const inAnyOrder = new Set<CRICall['call']>(['StopContainer', 'RemoveContainer', 'StopPodSandbox']);

/** Calls of one kind in a row, sorted where their order means nothing. */
const settled = (calls: readonly CRICall[]): readonly CRICall[] => {
  const rows: CRICall[][] = [];
  for (const call of calls) {
    const row = rows.at(-1);
    if (row?.[0]?.call === call.call && inAnyOrder.has(call.call)) row.push(call);
    else rows.push([call]);
  }
  const text = (call: CRICall) => JSON.stringify(call);
  return rows.flatMap((row) => row.toSorted((a, b) => byText(text(a), text(b))));
};

test('one sync of a Pod makes the calls to the runtime that Kubernetes makes', () => {
  const calls = (request: JsonObject) => {
    const { sync = [] } = runtimeCalls.answer(request) as { readonly sync?: readonly CRICall[] };
    return {
      calls: settled(sync).map((call) =>
        'attempt' in call ? { ...call, attempt: `${call.attempt}` } : call,
      ),
    };
  };
  expect(disagreements('syncCalls', calls)).toEqual([]);
});

test('a probe has the verdicts, and ends, as in Kubernetes', () => {
  const verdicts = (request: JsonObject) => ({ steps: probe.answer(request).steps });
  expect(disagreements('probe', verdicts)).toEqual([]);
});

type Try = { readonly waits: boolean; readonly message?: string };

test('a crashing container waits as long as in Kubernetes', () => {
  const waits = (request: JsonObject) => {
    const { tries = [] } = crashLoopBackoff.answer(request) as { readonly tries?: readonly Try[] };
    return { tries: tries.map(({ waits, message }) => ({ waits, message })) };
  };
  expect(disagreements('crashLoopBackoff', waits)).toEqual([]);
});

type Reported = {
  readonly pod: unknown;
  readonly api: ReportedStatus;
  readonly decided: ReportedStatus;
  readonly couldHaveRunningContainers: boolean;
};

test('what is written of a status is what Kubernetes writes', () => {
  const told = ({ type, status, reason, message, observedGeneration = 0 }: PodCondition) => ({
    type,
    status,
    reason,
    message,
    observedGeneration,
  });
  const written = ({ pod, api, decided, couldHaveRunningContainers }: Reported) => {
    const { generation } = podOf(pod).metadata ?? {};
    const status = reportedStatus(api, decided, couldHaveRunningContainers, generation);
    return {
      ...status,
      conditions: status.conditions.toSorted((a, b) => byText(a.type, b.type)).map(told),
    };
  };
  expect(disagreements('reportedStatus', written)).toEqual([]);
});

type Transition = { readonly pod: unknown; readonly before: PodStatus; readonly after: PodStatus };

test('a status that takes back an end is refused where Kubernetes refuses it', () => {
  const refused = ({ pod, before, after }: Transition) => ({
    refused: refusedTransitions(podOf(pod).spec, before, after).length > 0,
  });
  expect(disagreements('refusedTransitions', refused)).toEqual([]);
});

test('a Pod whose termination is complete ends as in Kubernetes', () => {
  const ended = (asked: { readonly pod: unknown }) => {
    const pod = podOf(asked.pod);
    const status = terminatedStatus(pod, pod.status ?? {});
    const statuses = [...(status.initContainerStatuses ?? []), ...(status.containerStatuses ?? [])];
    return {
      phase: status.phase,
      states: Object.fromEntries(statuses.map(({ name, state }) => [name, state])),
    };
  };
  expect(disagreements('terminatedStatus', ended)).toEqual([]);
});
