import { describe, expect, test } from 'vitest';
import { normalizePod } from '../../../spec/api/normalize.ts';
import type { Node, Pod } from '../../../spec/api/objects/core.ts';
import { clusterOf } from '../../../spec/scheduling/cluster.ts';
import { filterVerdict } from '../../../spec/scheduling/filtering.ts';
import { filterPlugins } from '../../../spec/scheduling/plugins.ts';
import { podInfoOf } from '../../../spec/scheduling/podInfo.ts';

const pod = (spec: object, metadata: object = {}): Pod => {
  const normalized = normalizePod({
    metadata: { name: 'pending', namespace: 'default', uid: 'pending', ...metadata },
    spec: { containers: [{ name: 'c', image: 'nginx' }], ...spec },
  });
  if (!normalized.valid) throw new Error(JSON.stringify(normalized.typeErrors));
  return normalized.object;
};

const node = (name: string, spec: object = {}, labels: object = {}, status: object = {}): Node =>
  ({
    metadata: { name, labels: { 'kubernetes.io/hostname': name, ...labels } },
    spec,
    status: { allocatable: { cpu: '4', memory: '8Gi', pods: '10' }, ...status },
  }) as Node;

const bound = (name: string, nodeName: string, spec: object = {}, labels: object = {}): Pod =>
  pod({ nodeName, ...spec }, { name, uid: name, labels });

/** The filters that reject the node `a`, with their codes. */
const rejections = (pending: Pod, nodes: readonly Node[], pods: readonly Pod[] = []) => {
  const cluster = clusterOf({ nodes, pods });
  const asked = cluster.byName.get('a')!;
  return filterPlugins.flatMap((plugin) => {
    const verdict = filterVerdict(plugin, podInfoOf(pending), asked, cluster);
    return verdict.allowed ? [] : [[plugin.name, verdict.code]];
  });
};

describe('a node', () => {
  test('that is cordoned takes only Pods that tolerate it', () => {
    const cordoned = [node('a', { unschedulable: true })];
    const tolerations = [{ key: 'node.kubernetes.io/unschedulable', operator: 'Exists' }];
    expect(rejections(pod({}), cordoned)).toEqual([['NodeUnschedulable', 'UnschedulableAndUnresolvable']]);
    expect(rejections(pod({ tolerations }), cordoned)).toEqual([]);
  });

  test('takes a Pod that names another node under no circumstances', () => {
    expect(rejections(pod({ nodeName: 'b' }), [node('a'), node('b')])).toEqual([
      ['NodeName', 'UnschedulableAndUnresolvable'],
    ]);
  });

  test('with a taint takes only Pods that tolerate key, value and effect', () => {
    const tainted = [node('a', { taints: [{ key: 'gpu', value: 'yes', effect: 'NoSchedule' }] })];
    const tolerating = (toleration: object) => pod({ tolerations: [toleration] });
    expect(rejections(pod({}), tainted)).toEqual([['TaintToleration', 'UnschedulableAndUnresolvable']]);
    expect(rejections(tolerating({ key: 'gpu', operator: 'Equal', value: 'yes' }), tainted)).toEqual([]);
    expect(rejections(tolerating({ key: 'gpu', operator: 'Exists', effect: 'NoExecute' }), tainted)).toEqual([
      ['TaintToleration', 'UnschedulableAndUnresolvable'],
    ]);
  });

  test('needs the labels of the node selector and of one node affinity term', () => {
    const zoned = [node('a', {}, { zone: 'z1' })];
    const required = (values: string[]) => ({
      affinity: {
        nodeAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: {
            nodeSelectorTerms: [{ matchExpressions: [{ key: 'zone', operator: 'In', values }] }],
          },
        },
      },
    });
    expect(rejections(pod({ nodeSelector: { zone: 'z1' }, ...required(['z1', 'z2']) }), zoned)).toEqual([]);
    expect(rejections(pod(required(['z2'])), zoned)).toEqual([
      ['NodeAffinity', 'UnschedulableAndUnresolvable'],
    ]);
  });

  test('gives a host port to one Pod only, address by address', () => {
    const port = (hostIP: string) => ({
      containers: [{ name: 'c', image: 'nginx', ports: [{ containerPort: 80, hostPort: 80, hostIP }] }],
    });
    const taken = [bound('other', 'a', port('127.0.0.1'))];
    expect(rejections(pod(port('10.0.0.1')), [node('a')], taken)).toEqual([]);
    expect(rejections(pod(port('')), [node('a')], taken)).toEqual([['NodePorts', 'Unschedulable']]);
  });

  test('has room for requests; preemption is hopeless where the node itself is too small', () => {
    const asking = (cpu: string) => ({
      containers: [{ name: 'c', image: 'nginx', resources: { requests: { cpu } } }],
    });
    const used = [bound('other', 'a', asking('3'))];
    expect(rejections(pod(asking('1')), [node('a')], used)).toEqual([]);
    expect(rejections(pod(asking('2')), [node('a')], used)).toEqual([['NodeResourcesFit', 'Unschedulable']]);
    expect(rejections(pod(asking('5')), [node('a')], used)).toEqual([
      ['NodeResourcesFit', 'UnschedulableAndUnresolvable'],
    ]);
  });

  test('counts an init container beside the sidecars started before it', () => {
    const asking = (cpu: string) => ({ image: 'nginx', resources: { requests: { cpu } } });
    const spec = {
      initContainers: [
        { name: 'sidecar', restartPolicy: 'Always', ...asking('1') },
        { name: 'setup', ...asking('4') },
      ],
      containers: [{ name: 'c', ...asking('2') }],
    };
    expect(rejections(pod(spec), [node('a')])).toEqual([
      ['NodeResourcesFit', 'UnschedulableAndUnresolvable'],
    ]);
  });

  test('may not hold more Pods alike than the emptiest domain by more than the skew', () => {
    const constraint = {
      maxSkew: 1,
      topologyKey: 'kubernetes.io/hostname',
      whenUnsatisfiable: 'DoNotSchedule',
      labelSelector: { matchLabels: { app: 'web' } },
    };
    const web = pod({ topologySpreadConstraints: [constraint] }, { labels: { app: 'web' } });
    const one = [bound('web-0', 'a', {}, { app: 'web' })];
    expect(rejections(web, [node('a'), node('b')], one)).toEqual([['PodTopologySpread', 'Unschedulable']]);
    expect(rejections(web, [node('a')], one)).toEqual([]);
  });

  test('is avoided by Pods that the Pods there repel, and by Pods that repel them', () => {
    const shy = {
      affinity: {
        podAntiAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: [
            { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: { app: 'web' } } },
          ],
        },
      },
    };
    const labels = { app: 'web' };
    const apart = [['InterPodAffinity', 'Unschedulable']];
    expect(rejections(pod(shy), [node('a')], [bound('web-0', 'a', {}, labels)])).toEqual(apart);
    expect(rejections(pod({}, { labels }), [node('a')], [bound('shy', 'a', shy)])).toEqual(apart);
  });

  test('takes the first of Pods that attract one another', () => {
    const social = {
      affinity: {
        podAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: [
            { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: { app: 'web' } } },
          ],
        },
      },
    };
    const labels = { app: 'web' };
    expect(rejections(pod(social, { labels }), [node('a')])).toEqual([]);
    expect(rejections(pod(social), [node('a')])).toEqual([
      ['InterPodAffinity', 'UnschedulableAndUnresolvable'],
    ]);
  });

  test('must declare the features that the Pod uses', () => {
    const declaring = node('a', {}, {}, { declaredFeatures: ['UserNamespacesHostNetworkSupport'] });
    const user = pod({ hostNetwork: true, hostUsers: false });
    expect(rejections(user, [declaring])).toEqual([]);
    expect(rejections(user, [node('a')])).toEqual([['NodeDeclaredFeatures', 'UnschedulableAndUnresolvable']]);
  });
});
