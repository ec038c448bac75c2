import { describe, expect, test } from 'vitest';
import { setDefaults } from '../../../../spec/api/create.ts';
import { decodeObject } from '../../../../spec/api/decode/object.ts';
import type { ApiObject } from '../../../../spec/api/objects/apiObject.ts';
import type { Pod } from '../../../../spec/api/objects/core.ts';
import { type ResourceName, resourceType } from '../../../../spec/api/resourceTypes.ts';
import { mostPods } from '../../../../spec/controllers/podsToCreate/mostPods.ts';
import { podsToCreate, type Workloads } from '../../../../spec/controllers/podsToCreate/podsToCreate.ts';

const nothing: Workloads = {
  deployments: [],
  replicaSets: [],
  statefulSets: [],
  daemonSets: [],
  jobs: [],
  cronJobs: [],
  pods: [],
  nodes: [],
  persistentVolumeClaims: [],
};

const made = <T>(resource: ResourceName, spec: object, rest: object = {}): T => {
  const json = { metadata: { name: 'web', uid: 'u-web' }, spec, ...rest };
  const { object } = decodeObject(resourceType(resource).shape, json);
  setDefaults(resource, object as ApiObject);
  return { kind: resourceType(resource).kind, ...object } as T;
};

const template = { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'c', image: 'i' }] } };

const owned = (name: string, rest: Pod = {}): Pod => ({
  ...rest,
  metadata: {
    name,
    ownerReferences: [{ apiVersion: 'apps/v1', kind: 'X', name: 'web', uid: 'u-web', controller: true }],
    ...rest.metadata,
  },
});

const names = (given: Partial<Workloads>): readonly (string | undefined)[] =>
  podsToCreate({ ...nothing, ...given }).pods.map(({ metadata }) => metadata?.name);

describe('a ReplicaSet', () => {
  const replicaSet = made<Workloads['replicaSets'][0]>('replicasets', { replicas: 3, template });

  test('lacks the replicas that are not there, owned by it and with the labels of its template', () => {
    const { pods } = podsToCreate({ ...nothing, replicaSets: [replicaSet], pods: [owned('web-a')] });
    expect(pods).toHaveLength(2);
    expect(pods[0]).toMatchObject({
      metadata: { labels: { app: 'web' }, ownerReferences: [{ kind: 'ReplicaSet', uid: 'u-web' }] },
      spec: { containers: [{ name: 'c' }] },
    });
  });

  test('replaces Pods that have ended or are being deleted', () => {
    const pods = [
      owned('a', { status: { phase: 'Failed' } }),
      owned('b', { metadata: { deletionTimestamp: '2026-01-01T00:00:00Z' } }),
      owned('c'),
    ];
    expect(names({ replicaSets: [replicaSet], pods })).toHaveLength(2);
  });

  test('brings the Pods of its Deployment; a Deployment without one brings them itself', () => {
    const deployment = made<Workloads['deployments'][0]>(
      'deployments',
      { replicas: 2, template },
      { metadata: { name: 'shop', uid: 'u-shop' } },
    );
    const ownedSet = {
      ...replicaSet,
      metadata: {
        ...replicaSet.metadata,
        ownerReferences: [
          { apiVersion: 'apps/v1', kind: 'Deployment', name: 'shop', uid: 'u-shop', controller: true },
        ],
      },
    };
    expect(names({ deployments: [deployment] })).toEqual(['shop-1', 'shop-2']);
    expect(names({ deployments: [deployment], replicaSets: [ownedSet] })).toEqual([
      'web-1',
      'web-2',
      'web-3',
    ]);
  });

  test('with more replicas than the limit gives no more than one beyond it', () => {
    const large = made<Workloads['replicaSets'][0]>('replicasets', { replicas: 2 ** 31 - 1, template });
    expect(names({ replicaSets: [large] })).toHaveLength(mostPods + 1);
  });
});

describe('a StatefulSet', () => {
  const set = made<Workloads['statefulSets'][0]>('statefulsets', {
    replicas: 2,
    ordinals: { start: 5 },
    serviceName: 'web',
    selector: { matchLabels: { app: 'web' } },
    template,
    volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: { accessModes: ['ReadWriteOnce'] } }],
  });

  test('lacks the ordinals that are not there, each with its claim', () => {
    const { pods, claims } = podsToCreate({
      ...nothing,
      statefulSets: [set],
      pods: [{ metadata: { name: 'web-5' } }],
    });
    expect(pods).toMatchObject([
      {
        metadata: { name: 'web-6', labels: { 'apps.kubernetes.io/pod-index': '6' } },
        spec: {
          hostname: 'web-6',
          volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data-web-6' } }],
        },
      },
    ]);
    expect(claims).toMatchObject([{ metadata: { name: 'data-web-6', labels: { app: 'web' } } }]);
  });

  test('keeps the claims that are there', () => {
    const persistentVolumeClaims = [
      { metadata: { name: 'data-web-5' } },
      { metadata: { name: 'data-web-6' } },
    ];
    expect(podsToCreate({ ...nothing, statefulSets: [set], persistentVolumeClaims }).claims).toEqual([]);
  });
});

describe('a DaemonSet', () => {
  const nodes = [
    { metadata: { name: 'plain', labels: { disk: 'ssd' } } },
    {
      metadata: { name: 'cordoned', labels: { disk: 'ssd' } },
      spec: {
        unschedulable: true,
        taints: [{ key: 'node.kubernetes.io/unschedulable', effect: 'NoSchedule' }],
      },
    },
    {
      metadata: { name: 'tainted', labels: { disk: 'ssd' } },
      spec: { taints: [{ key: 'a', effect: 'NoSchedule' }] },
    },
    { metadata: { name: 'other' } },
  ];
  const set = made<Workloads['daemonSets'][0]>('daemonsets', {
    template: { ...template, spec: { ...template.spec, nodeSelector: { disk: 'ssd' } } },
  });

  test('brings one Pod for each eligible node, which its affinity names', () => {
    const { pods } = podsToCreate({ ...nothing, daemonSets: [set], nodes });
    expect(pods.map(({ metadata }) => metadata?.name)).toEqual(['web-plain', 'web-cordoned']);
    expect(pods[0]?.spec?.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution).toEqual({
      nodeSelectorTerms: [{ matchFields: [{ key: 'metadata.name', operator: 'In', values: ['plain'] }] }],
    });
  });

  test('brings none where one runs or waits', () => {
    const pods = [owned('a', { spec: { containers: [], nodeName: 'plain' } })];
    expect(names({ daemonSets: [set], nodes, pods })).toEqual(['web-cordoned']);
  });
});

describe('a Job', () => {
  const job = (spec: object, rest: object = {}) =>
    made<Workloads['jobs'][0]>('jobs', { template, ...spec }, rest);

  test('runs as many Pods as it may at once, as far as completions are left', () => {
    expect(names({ jobs: [job({ parallelism: 3, completions: 2 })] })).toHaveLength(2);
    expect(names({ jobs: [job({ parallelism: 3, completions: 5 })], pods: [owned('a')] })).toHaveLength(2);
    expect(
      names({ jobs: [job({ parallelism: 3, completions: 5 }, { status: { succeeded: 4 } })] }),
    ).toHaveLength(1);
    expect(names({ jobs: [job({ parallelism: 3 }, { status: { succeeded: 1 } })] })).toEqual([]);
  });

  test('runs the lowest indexes that are free', () => {
    const indexed = job(
      { parallelism: 2, completions: 9, completionMode: 'Indexed' },
      { status: { completedIndexes: '0-2,5', succeeded: 4 } },
    );
    expect(names({ jobs: [indexed] })).toEqual(['web-3', 'web-4']);
  });

  test.each([
    ['is suspended', { suspend: true }, {}],
    ['has failed', {}, { status: { conditions: [{ type: 'Failed', status: 'True' }] } }],
    ['belongs to another controller', { managedBy: 'example.com/other' }, {}],
  ])('runs nothing if it %s', (_, spec, rest) => {
    expect(names({ jobs: [job(spec, rest)] })).toEqual([]);
  });

  test('of a CronJob is one run, unless that is suspended', () => {
    const cronJob = (suspend: boolean) =>
      made<Workloads['cronJobs'][0]>('cronjobs', {
        schedule: '* * * * *',
        suspend,
        jobTemplate: { spec: { parallelism: 2, completions: 2, template } },
      });
    expect(names({ cronJobs: [cronJob(false)] })).toEqual(['web-1', 'web-2']);
    expect(names({ cronJobs: [cronJob(true)] })).toEqual([]);
  });
});
