import { describe, expect, test } from 'vitest';
import { schedule } from '../../../oracle/operations/schedule.ts';
import type { JsonObject } from '../../../spec/api/decode/jsonObject.ts';

const zone = 'topology.kubernetes.io/zone';

const node = (name: string, inZone: string) => ({
  metadata: { name, labels: { 'kubernetes.io/hostname': name, [zone]: inZone } },
  status: { allocatable: { cpu: '4', memory: '8Gi', pods: '10' } },
});

const nodes = [node('a', 'z1'), node('b', 'z2')];

const podWith = (name: string, volumes: readonly object[], more: object = {}) => ({
  metadata: { name, namespace: 'default', uid: name },
  spec: { containers: [{ name: 'c', image: 'nginx' }], volumes, ...more },
});

const data = { name: 'v', persistentVolumeClaim: { claimName: 'data' } };
const pending = podWith('pending', [data]);

const storageClass = (volumeBindingMode: string, more: object = {}) => ({
  metadata: { name: 'fast' },
  provisioner: 'disk.example.com',
  volumeBindingMode,
  ...more,
});

const claim = (spec: object = {}, annotations: object = {}) => ({
  metadata: { name: 'data', namespace: 'default', uid: 'data', annotations },
  spec: {
    accessModes: ['ReadWriteOnce'],
    storageClassName: 'fast',
    resources: { requests: { storage: '5Gi' } },
    ...spec,
  },
});

const boundTo = (volumeName: string, spec: object = {}) =>
  claim({ volumeName, ...spec }, { 'pv.kubernetes.io/bind-completed': 'yes' });

const volume = (name: string, spec: object = {}, labels: object = {}) => ({
  metadata: { name, labels },
  spec: {
    accessModes: ['ReadWriteOnce'],
    capacity: { storage: '10Gi' },
    storageClassName: 'fast',
    csi: { driver: 'disk.example.com', volumeHandle: name },
    ...spec,
  },
  status: { phase: 'Available' },
});

const onlyOn = (name: string) => ({
  nodeAffinity: {
    required: {
      nodeSelectorTerms: [
        { matchExpressions: [{ key: 'kubernetes.io/hostname', operator: 'In', values: [name] }] },
      ],
    },
  },
});

type Verdict = { feasible: boolean; plugin?: string; reasons?: string[] };

const verdicts = (request: JsonObject): Record<string, string> => {
  const answer = schedule.answer({ nodes, pod: pending, ...request });
  const byNode = answer.nodes as Record<string, Verdict>;
  return Object.fromEntries(
    Object.entries(byNode).map(([name, { feasible, plugin, reasons = [] }]) => [
      name,
      feasible ? 'feasible' : `${plugin}: ${reasons.join(', ')}`,
    ]),
  );
};

const both = (verdict: string) => ({ a: verdict, b: verdict });

describe('VolumeBinding', () => {
  test('holds a Pod back whose claim does not exist, is lost, or should be bound already', () => {
    expect(verdicts({})).toEqual(both('VolumeRestrictions: persistentvolumeclaim "data" not found'));
    const lost = { ...claim({ volumeName: 'gone' }), status: { phase: 'Lost' } };
    expect(verdicts({ persistentVolumeClaims: [lost] })).toEqual(
      both('VolumeBinding: persistentvolumeclaim "data" bound to non-existent persistentvolume "gone"'),
    );
    expect(
      verdicts({ persistentVolumeClaims: [claim()], storageClasses: [storageClass('Immediate')] }),
    ).toEqual(both('VolumeBinding: pod has unbound immediate PersistentVolumeClaims'));
  });

  test('keeps a Pod where its volume can be reached', () => {
    const request = {
      persistentVolumeClaims: [boundTo('pv')],
      persistentVolumes: [volume('pv', onlyOn('b'))],
    };
    expect(verdicts(request)).toEqual({
      a: "VolumeBinding: node(s) didn't match PersistentVolume's node affinity",
      b: 'feasible',
    });
  });

  const waiting = {
    persistentVolumeClaims: [claim()],
    storageClasses: [storageClass('WaitForFirstConsumer', { provisioner: 'kubernetes.io/no-provisioner' })],
  };
  const noneThere = "VolumeBinding: node(s) didn't find available persistent volumes to bind";

  test('finds an available volume that is large enough for a claim that waits for its Pod', () => {
    const local = volume('pv', onlyOn('a'));
    expect(verdicts({ ...waiting, persistentVolumes: [local] })).toEqual({ a: 'feasible', b: noneThere });
    const small = volume('pv', { ...onlyOn('a'), capacity: { storage: '4Gi' } });
    expect(verdicts({ ...waiting, persistentVolumes: [small] })).toEqual(both(noneThere));
  });

  test('has a volume made in the topologies that its class allows', () => {
    const allowedTopologies = [{ matchLabelExpressions: [{ key: zone, values: ['z2'] }] }];
    const storageClasses = [storageClass('WaitForFirstConsumer', { allowedTopologies })];
    expect(verdicts({ ...waiting, storageClasses })).toEqual({ a: noneThere, b: 'feasible' });
  });

  test('regards the capacity that a driver reports', () => {
    const request = {
      ...waiting,
      storageClasses: [storageClass('WaitForFirstConsumer')],
      csiDrivers: [{ metadata: { name: 'disk.example.com' }, spec: { storageCapacity: true } }],
      csiStorageCapacities: [
        {
          metadata: { name: 'z1', namespace: 'csi' },
          storageClassName: 'fast',
          nodeTopology: { matchLabels: { [zone]: 'z1' } },
          capacity: '100Gi',
        },
      ],
    };
    expect(verdicts(request)).toEqual({
      a: 'feasible',
      b: 'VolumeBinding: node(s) did not have enough free storage',
    });
  });
});

test('VolumeZone keeps a Pod in the zone of its volume', () => {
  const request = {
    persistentVolumeClaims: [boundTo('pv')],
    persistentVolumes: [volume('pv', {}, { [zone]: 'z1' })],
  };
  expect(verdicts(request)).toEqual({ a: 'feasible', b: 'VolumeZone: node(s) had no available volume zone' });
});

test('NodeVolumeLimits counts each volume once, and those still to be made', () => {
  const csiNodes = [
    {
      metadata: { name: 'a' },
      spec: { drivers: [{ name: 'disk.example.com', nodeID: 'a', allocatable: { count: 1 } }] },
    },
  ];
  const other = podWith('other', [{ name: 'v', persistentVolumeClaim: { claimName: 'other' } }], {
    nodeName: 'a',
  });
  const otherClaim = { ...boundTo('pv-1'), metadata: { ...boundTo('pv-1').metadata, name: 'other' } };
  const request = {
    csiNodes,
    pods: [other],
    persistentVolumeClaims: [claim(), otherClaim],
    persistentVolumes: [volume('pv-1')],
    storageClasses: [storageClass('WaitForFirstConsumer')],
  };
  expect(verdicts(request)).toEqual({
    a: 'NodeVolumeLimits: node(s) exceed max volume count',
    b: 'feasible',
  });
  const shared = { ...request, persistentVolumeClaims: [boundTo('pv-1'), otherClaim] };
  expect(verdicts(shared)).toEqual({ a: 'feasible', b: 'feasible' });
});

describe('VolumeRestrictions', () => {
  test('gives a ReadWriteOncePod claim to one Pod in the cluster', () => {
    const request = {
      persistentVolumeClaims: [boundTo('pv', { accessModes: ['ReadWriteOncePod'] })],
      persistentVolumes: [volume('pv')],
    };
    const user = podWith('user', [data], { nodeName: 'a' });
    expect(verdicts(request)).toEqual(both('feasible'));
    expect(verdicts({ ...request, pods: [user] })).toEqual(
      both(
        'VolumeRestrictions: node(s) unavailable due to PersistentVolumeClaim with ReadWriteOncePod access mode already in-use by another pod',
      ),
    );
  });

  test('lets two Pods on a node share a disk only if both only read it', () => {
    const disk = (readOnly: boolean) => [{ name: 'v', gcePersistentDisk: { pdName: 'disk', readOnly } }];
    const pods = [podWith('user', disk(true), { nodeName: 'a' })];
    expect(verdicts({ pod: podWith('pending', disk(true)), pods })).toEqual(both('feasible'));
    expect(verdicts({ pod: podWith('pending', disk(false)), pods })).toEqual({
      a: 'VolumeRestrictions: node(s) had no available disk',
      b: 'feasible',
    });
  });
});
