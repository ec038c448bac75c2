import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Node } from '../../../spec/api/objects/core.ts';
import { admitPod, type KubeletNode } from '../../../spec/kubelet/admission/admitPod.ts';
import { admitUnderPressure } from '../../../spec/kubelet/admission/nodePressure.ts';
import { admitSysctls } from '../../../spec/kubelet/admission/sysctls.ts';
import type { BoundPod } from '../../../spec/kubelet/boundPod.ts';
import { resizeDecision } from '../../../spec/kubelet/resize/resizeDecision.ts';
import { type PendingResize, resizeOrder } from '../../../spec/kubelet/resize/resizeOrder.ts';
import { gracefulNodeShutdown } from '../../../spec/kubelet/shutdown/gracefulNodeShutdown.ts';
import { shutdownDelay, shutdownPeriods } from '../../../spec/kubelet/shutdown/shutdownPeriods.ts';
import { isMirrorPodOf, mirrorPodAction, mirrorPodOf } from '../../../spec/kubelet/staticPods/mirrorPod.ts';
import { boundPod, container } from './pods.ts';

const node: Node = {
  metadata: { name: 'n1', labels: { disk: 'ssd' } },
  status: { allocatable: { cpu: '1', memory: '1Gi', pods: '3' } },
};
const kubelet: KubeletNode = {
  node,
  operatingSystem: 'linux',
  pressure: [],
  allowedUnsafeSysctls: [],
  shuttingDown: false,
};

const asking = (cpu: string, priority = 0, uid = `uid-${cpu}-${priority}`): BoundPod => {
  const pod = boundPod({
    containers: [container('app', { resources: { requests: { cpu, memory: '1Mi' } } })],
    priority,
  });
  return { ...pod, metadata: { ...pod.metadata, uid, name: uid } };
};

describe('a node admits a Pod that was bound to it', () => {
  test('if its resources are left, whoever bound it', () => {
    expect(admitPod(asking('600m'), [], kubelet)).toEqual({ admitted: true, preempted: [] });
    expect(admitPod(asking('600m'), [asking('500m')], kubelet)).toEqual({
      admitted: false,
      reason: 'OutOfcpu',
      message: "Node didn't have enough resource: cpu, requested: 600, used: 500, capacity: 1000",
    });
  });

  test('if it meets the node’s labels, name, host ports and NoExecute taints', () => {
    const wants = (spec: object) => boundPod({ ...asking('1m').spec, ...spec });
    expect(admitPod(wants({ nodeSelector: { disk: 'hdd' } }), [], kubelet)).toMatchObject({
      reason: 'NodeAffinity',
    });
    expect(admitPod(wants({ nodeName: 'n2' }), [], kubelet)).toMatchObject({ reason: 'NodeName' });
    const ports = { containers: [container('app', { ports: [{ containerPort: 80, hostPort: 80 }] })] };
    expect(admitPod(boundPod(ports), [asking('1m'), boundPod(ports)], kubelet)).toMatchObject({
      reason: 'NodePorts',
    });
    const tainted = (effect: string) => ({
      ...kubelet,
      node: { ...node, spec: { taints: [{ key: 'k', effect }] } },
    });
    expect(admitPod(asking('1m'), [], tainted('NoExecute'))).toMatchObject({ reason: 'TaintToleration' });
    expect(admitPod(asking('1m'), [], tainted('NoSchedule'))).toMatchObject({ admitted: true });
  });

  test('if it is of the node’s operating system', () => {
    expect(admitPod(boundPod({ os: { name: 'windows' } }), [], kubelet)).toMatchObject({
      reason: 'PodOSNotSupported',
    });
  });

  test('unless the node is shutting down', () => {
    expect(admitPod(asking('1m'), [], { ...kubelet, shuttingDown: true })).toMatchObject({
      reason: 'NodeShutdown',
    });
  });
});

describe('a critical Pod', () => {
  const critical = asking('800m', 2_000_000_000);

  test('preempts as little as possible', () => {
    const pods = [asking('100m', 0, 'small'), asking('700m', 0, 'large'), asking('200m', 0, 'medium')];
    const wider = {
      ...kubelet,
      node: { ...node, status: { allocatable: { cpu: '1', memory: '1Gi', pods: '9' } } },
    };
    const admission = admitPod(asking('600m', 2_000_000_000), pods, wider);
    expect(admission.admitted && admission.preempted.map(({ metadata }) => metadata?.name)).toEqual([
      'large',
    ]);
  });

  test('preempts no critical Pod of the same priority', () => {
    expect(admitPod(critical, [asking('500m', 2_000_000_000)], kubelet)).toMatchObject({
      admitted: false,
      reason: 'UnexpectedAdmissionError',
    });
  });

  test('is turned away by a rule all the same', () => {
    const elsewhere = { ...critical, spec: { ...critical.spec, nodeName: 'n2' } };
    expect(admitPod(elsewhere, [asking('500m')], kubelet)).toMatchObject({ reason: 'NodeName' });
  });
});

describe('under pressure', () => {
  test('memory turns away best-effort Pods, disk and processes all but critical ones', () => {
    const bestEffort = boundPod({});
    expect(admitUnderPressure(bestEffort, ['MemoryPressure'])).toMatchObject({
      admitted: false,
      reason: 'Evicted',
    });
    expect(admitUnderPressure(asking('1m'), ['MemoryPressure']).admitted).toBe(true);
    expect(admitUnderPressure(asking('1m'), ['MemoryPressure', 'DiskPressure'])).toMatchObject({
      message: 'The node had condition: [MemoryPressure DiskPressure]. ',
    });
    expect(admitUnderPressure(boundPod({ priority: 2_000_000_000 }), ['DiskPressure']).admitted).toBe(true);
    const tolerant = boundPod({
      tolerations: [{ key: 'node.kubernetes.io/memory-pressure', operator: 'Exists' }],
    });
    expect(admitUnderPressure(tolerant, ['MemoryPressure']).admitted).toBe(true);
  });
});

test('sysctls are allowed if safe or listed, and not in the node’s own namespaces', () => {
  const setting = (name: string, spec = {}) =>
    boundPod({ ...spec, securityContext: { sysctls: [{ name, value: '1' }] } });
  expect(admitSysctls(setting('net.ipv4.tcp_syncookies'), []).admitted).toBe(true);
  expect(admitSysctls(setting('net.ipv4.tcp_syncookies', { hostNetwork: true }), [])).toMatchObject({
    message: 'forbidden sysctl: "net.ipv4.tcp_syncookies" not allowed with host Net enabled',
  });
  expect(admitSysctls(setting('kernel.msgmax'), [])).toMatchObject({ reason: 'SysctlForbidden' });
  expect(admitSysctls(setting('kernel.msgmax'), ['kernel.msg*']).admitted).toBe(true);
  expect(admitSysctls(setting('net/ipv4/tcp_syncookies'), []).admitted).toBe(true);
});

describe('a resize', () => {
  const request = (cpu: string, others: readonly BoundPod[] = []) => ({
    desired: asking(cpu),
    allocated: asking('100m'),
    kubelet,
    others,
    staticCPUManager: false,
    staticMemoryManager: false,
  });

  test('is granted when it fits, and waits for room when it does not', () => {
    expect(resizeDecision(request('100m'))).toEqual({ kind: 'none' });
    expect(resizeDecision(request('900m'))).toEqual({ kind: 'allocate', preempted: [] });
    expect(resizeDecision(request('900m', [asking('500m')]))).toMatchObject({
      kind: 'pending',
      reason: 'Deferred',
    });
  });

  test('waits while the node is under pressure, and is refused on Windows', () => {
    const pressed: KubeletNode = { ...kubelet, pressure: ['DiskPressure'] };
    expect(resizeDecision({ ...request('200m'), kubelet: pressed })).toMatchObject({ reason: 'Deferred' });
    const windows: KubeletNode = { ...kubelet, operatingSystem: 'windows' };
    expect(resizeDecision({ ...request('200m'), kubelet: windows })).toMatchObject({ reason: 'Infeasible' });
  });

  test('of pinned CPUs is infeasible', () => {
    const pinned = (cpu: string) => {
      const resources = { requests: { cpu, memory: '1Mi' }, limits: { cpu, memory: '1Mi' } };
      return boundPod({ containers: [container('app', { resources })] });
    };
    const pair = { desired: pinned('2'), allocated: pinned('1'), staticCPUManager: true };
    expect(resizeDecision({ ...request('1'), ...pair })).toMatchObject({
      kind: 'pending',
      reason: 'Infeasible',
    });
  });

  test('that asks for no more goes first, then priority, then Guaranteed, then the longest wait', () => {
    const resize = (fields: Partial<PendingResize>): PendingResize => ({
      increasesRequests: true,
      priority: 0,
      guaranteed: false,
      ...fields,
    });
    const ordered = [
      resize({ increasesRequests: false }),
      resize({ priority: 5 }),
      resize({ guaranteed: true }),
      resize({ since: 1 }),
      resize({ since: 2 }),
      resize({}),
    ];
    expect(ordered.toReversed().toSorted(resizeOrder)).toEqual(ordered);
  });
});

describe('graceful node shutdown', () => {
  const graceful = (name: string, priority: number, terminationGracePeriodSeconds = 600) => {
    const pod = boundPod({ priority, terminationGracePeriodSeconds });
    return { ...pod, metadata: { ...pod.metadata, name } };
  };

  test('by default stops regular Pods first, critical ones last', () => {
    const periods = shutdownPeriods({ shutdownGracePeriod: 30, shutdownGracePeriodCriticalPods: 10 });
    const groups = gracefulNodeShutdown(
      [graceful('dns', 2_000_001_000), graceful('web', 0), graceful('low', -5)],
      periods,
    );
    expect(groups.map(({ pods }) => pods.map(({ pod }) => pod.metadata?.name))).toEqual([
      ['web', 'low'],
      ['dns'],
    ]);
    expect(groups.map(({ seconds }) => seconds)).toEqual([20, 10]);
  });

  test('by priority follows the documentation’s example', () => {
    const periods = shutdownPeriods({
      shutdownGracePeriodByPodPriority: [
        { priority: 100000, seconds: 10 },
        { priority: 10000, seconds: 180 },
        { priority: 1000, seconds: 120 },
        { priority: 0, seconds: 60 },
      ],
    });
    const given = (priority: number) =>
      gracefulNodeShutdown([graceful('p', priority)], periods)[0]?.pods[0]?.gracePeriodSeconds;
    expect([100000, 99999, 10000, 9999, 1000, 999, 0, -1].map(given)).toEqual([
      10, 180, 180, 120, 120, 60, 60, 60,
    ]);
    expect(shutdownDelay(periods)).toBe(370);
  });

  test('grants no Pod more than its own grace period, and puts every Pod in one group', () => {
    const priorities = fc.array(fc.integer({ min: -10, max: 20 }), { maxLength: 6 });
    fc.assert(
      fc.property(priorities, fc.integer({ min: 0, max: 50 }), (all, own) => {
        const periods = shutdownPeriods({
          shutdownGracePeriodByPodPriority: [
            { priority: 10, seconds: 5 },
            { priority: 0, seconds: 30 },
          ],
        });
        const pods = all.map((priority, index) => graceful(`p${index}`, priority, own));
        const stopped = gracefulNodeShutdown(pods, periods).flatMap((group) => group.pods);
        expect(new Set(stopped.map(({ pod }) => pod))).toEqual(new Set(pods));
        expect(stopped.every(({ gracePeriodSeconds }) => gracePeriodSeconds <= own)).toBe(true);
      }),
    );
  });

  test('is off without a configuration', () => {
    expect(shutdownPeriods({})).toEqual([]);
    expect(shutdownPeriods({ shutdownGracePeriod: 5, shutdownGracePeriodCriticalPods: 10 })).toEqual([]);
  });
});

describe('a static Pod', () => {
  const pod = boundPod({});
  const fixed: BoundPod = {
    ...pod,
    metadata: {
      ...pod.metadata,
      annotations: { 'kubernetes.io/config.source': 'file', 'kubernetes.io/config.hash': 'h1' },
    },
  };
  const mirror = mirrorPodOf(fixed, { name: 'n1', uid: 'node-uid' });

  test('has a mirror Pod, owned by its node', () => {
    expect(isMirrorPodOf(mirror, fixed)).toBe(true);
    expect(mirror.metadata?.ownerReferences).toMatchObject([{ kind: 'Node', name: 'n1', controller: true }]);
    expect(mirrorPodAction(fixed, mirror, false)).toEqual({ deleteMirror: false, createMirror: false });
  });

  test('gets its mirror Pod back when that is deleted', () => {
    const deleted = {
      ...mirror,
      metadata: { ...mirror.metadata, deletionTimestamp: '2026-01-01T00:00:00Z' },
    };
    expect(mirrorPodAction(fixed, undefined, false)).toEqual({ deleteMirror: false, createMirror: true });
    expect(mirrorPodAction(fixed, deleted, false)).toEqual({ deleteMirror: true, createMirror: true });
    expect(mirrorPodAction(fixed, undefined, true).createMirror).toBe(false);
  });

  test('gets another mirror Pod when its manifest changes', () => {
    const changed = {
      ...fixed,
      metadata: {
        ...fixed.metadata,
        annotations: { ...fixed.metadata?.annotations, 'kubernetes.io/config.hash': 'h2' },
      },
    };
    expect(mirrorPodAction(changed, mirror, false)).toEqual({ deleteMirror: true, createMirror: true });
  });

  test('is not what other Pods are', () => {
    expect(mirrorPodAction(pod, undefined, false)).toEqual({ deleteMirror: false, createMirror: false });
  });
});
