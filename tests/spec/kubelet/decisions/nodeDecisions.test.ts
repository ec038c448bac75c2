import { expect, test } from 'vitest';
import { evictionSync } from '../../../../oracle/operations/kubelet/evictionSync.ts';
import { garbage } from '../../../../oracle/operations/kubelet/garbage.ts';
import { kubeletAdmit } from '../../../../oracle/operations/kubelet/kubeletAdmit.ts';
import { localStorage } from '../../../../oracle/operations/kubelet/localStorage.ts';
import { nodeShutdown } from '../../../../oracle/operations/kubelet/nodeShutdown.ts';
import { oomScore } from '../../../../oracle/operations/kubelet/oomScore.ts';
import { resizeDecision } from '../../../../oracle/operations/kubelet/resizeDecision.ts';
import type { JsonObject } from '../../../../spec/api/decode/jsonObject.ts';
import { disagreements } from './decided.ts';

test('a node admits and preempts the Pods that Kubernetes does', () => {
  const admission = (request: JsonObject) => {
    const { preemptedStatus: _, ...answer } = kubeletAdmit.answer(request);
    return answer;
  };
  expect(disagreements('admission', admission)).toEqual([]);
});

test('a node resizes the Pods that Kubernetes resizes', () => {
  expect(disagreements('resizeDecision', resizeDecision.answer)).toEqual([]);
});

type Look = { readonly conditions: readonly string[]; readonly reclaim?: { readonly signal: string } };

test('node pressure begins, evicts and ends when it does in Kubernetes', () => {
  const told = ({ conditions, reclaim }: Look) => ({
    conditions,
    reclaim: reclaim && (reclaim.signal === 'memory.available' ? 'memory' : 'other'),
  });
  const sync = (request: JsonObject) => {
    const { looks = [] } = evictionSync.answer(request) as { readonly looks?: readonly Look[] };
    return { looks: looks.map(told) };
  };
  expect(disagreements('evictionSync', sync)).toEqual([]);
});

test('Pods that use more local storage than they may are evicted with the messages of Kubernetes', () => {
  const message = (request: JsonObject) => ({ message: localStorage.answer(request).message });
  expect(disagreements('localStorage', message)).toEqual([]);
});

test('processes have the OOM scores that Kubernetes gives them', () => {
  expect(disagreements('oomScore', oomScore.answer)).toEqual([]);
});

type Group = { readonly pods: readonly { readonly name: string }[] };

test('a node that shuts down stops Pods in the groups of Kubernetes', () => {
  const shutdown = (request: JsonObject) => {
    const { groups = [] } = nodeShutdown.answer(request) as { readonly groups?: readonly Group[] };
    return { groups: groups.map((group) => ({ ...group, pods: group.pods.map(({ name }) => name) })) };
  };
  expect(disagreements('nodeShutdown', shutdown)).toEqual([]);
});

test('the containers that garbage collection removes are those that Kubernetes removes', () => {
  const removed = (request: JsonObject) => ({ removed: garbage.answer(request).containers });
  expect(disagreements('containerGarbage', removed)).toEqual([]);
});
