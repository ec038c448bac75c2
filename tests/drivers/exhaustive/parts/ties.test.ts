import { describe, expect, test } from 'vitest';
import { resolveBounds } from '../../../../drivers/exhaustive/bounds.ts';
import { clusterFrom } from '../../../../drivers/exhaustive/manifest.ts';
import { alikeKey } from '../../../../drivers/exhaustive/parts/alike.ts';
import { applicationParts } from '../../../../drivers/exhaustive/parts/applicationParts.ts';
import type { CheckRequest } from '../../../../drivers/exhaustive/prepare.ts';
import { clusterScenario } from '../../../../models/scenarios/cluster.ts';
import { readManifest } from '../../../../spec/manifest/readManifest.ts';

const workload = (name: string, spec: string, kind = 'Deployment'): string =>
  `apiVersion: apps/v1\nkind: ${kind}\nmetadata: {name: ${name}}\nspec:\n` +
  `  selector: {matchLabels: {app: ${name}}}\n` +
  `  template:\n    metadata: {labels: {app: ${name}, tier: all}}\n    spec: {${spec}}\n`;

const plain = 'containers: [{name: a, image: b}]';

const request = (text: string, asked: Record<string, string> = {}): CheckRequest => {
  const bounds = resolveBounds(clusterScenario, asked);
  if (!bounds.ok) throw new Error('the bounds are wrong');
  const { input } = clusterFrom(readManifest('shop.yaml', text).objects);
  return { scenario: clusterScenario, bounds: bounds.bounds, input, laws: [] };
};

/** The names of the workloads of each part, and what ties parts together all the same. */
const partsOf = (text: string, alone = false) => {
  const parts = applicationParts(request(text), alone);
  return parts && 'parts' in parts
    ? { of: parts.parts.map(({ of }) => of.map((name) => name.split('/')[1])), ties: parts.ties }
    : undefined;
};

const together = (specs: readonly string[], more = ''): string =>
  specs.map((spec, at) => workload(`w${at + 1}`, spec)).join('---\n') + more;

const term = 'labelSelector: {matchLabels: {app: w1}}, topologyKey: kubernetes.io/hostname';
const affinity = (kind: string): string =>
  `affinity: {${kind}: {requiredDuringSchedulingIgnoredDuringExecution: [{${term}}]}}, ${plain}`;
const spread = (labels: string): string =>
  `topologySpreadConstraints: [{maxSkew: 1, topologyKey: kubernetes.io/hostname, whenUnsatisfiable: DoNotSchedule, labelSelector: {matchLabels: {${labels}}}}], ${plain}`;
const port = (ip: string): string =>
  `containers: [{name: a, image: b, ports: [{containerPort: 1, hostPort: 1${ip}}]}]`;
const cpu = (amount: string): string =>
  `containers: [{name: a, image: b, resources: {requests: {cpu: ${amount}}}}]`;
const budget = (labels: string): string =>
  `---\napiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: pdb}\nspec: {minAvailable: 1, selector: {matchLabels: {${labels}}}}\n`;

describe('workloads are tied together', () => {
  test.each([
    ['by nothing', together([plain, plain, plain]), [['w1'], ['w2'], ['w3']]],
    [
      'by affinity to Pods of the other',
      together([plain, affinity('podAffinity'), plain]),
      [['w1', 'w2'], ['w3']],
    ],
    ['by anti-affinity, too', together([plain, plain, affinity('podAntiAffinity')]), [['w1', 'w3'], ['w2']]],
    ['by spread that counts the others', together([spread('tier: all'), plain]), undefined],
    ['not by spread over their own', together([spread('app: w1'), plain]), [['w1'], ['w2']]],
    ['by the same port of a node', together([port(''), port(''), plain]), [['w1', 'w2'], ['w3']]],
    [
      'not by a port of another address',
      together([port(', hostIP: 10.0.0.1'), port(', hostIP: 10.0.0.2')]),
      [['w1'], ['w2']],
    ],
    [
      'by room that all together may use up',
      together([cpu('1'), cpu('1100m'), plain]),
      [['w1', 'w2'], ['w3']],
    ],
    [
      'not by room that is enough for all that may come to be',
      together([cpu('1'), cpu('1'), plain]),
      [['w1'], ['w2'], ['w3']],
    ],
    ['by a budget that guards both', together([plain, plain], budget('tier: all')), undefined],
    ['not by a budget that guards one', together([plain, plain], budget('app: w2')), [['w1'], ['w2']]],
  ])('%s', (_, text, parts) => {
    expect(partsOf(text)?.of).toEqual(parts);
  });

  test('and are taken apart all the same where there is no other way, which is told', () => {
    const why = 'PodDisruptionBudget pdb guards all of them';
    expect(partsOf(together([plain, plain], budget('tier: all')), true)).toEqual({
      of: [['w1'], ['w2']],
      ties: [why],
    });
  });
});

describe('workloads are alike for the model', () => {
  const keyOf = (spec: string, kind = 'Deployment'): string | undefined =>
    alikeKey(request(workload('w', spec, kind)));
  const other =
    "containers: [{name: x, image: y, command: [run], env: [{name: A, value: '1'}], ports: [{containerPort: 1}], resources: {limits: {cpu: 100m, memory: 1Mi}}}], serviceAccountName: me";

  test('whatever their images, commands, environments, ports and amounts', () => {
    expect(keyOf(other)).toBe(keyOf(plain));
  });

  test.each([
    ['a probe', 'containers: [{name: a, image: b, readinessProbe: {tcpSocket: {port: 1}}}]'],
    ['another container', 'containers: [{name: a, image: b}, {name: c, image: b}]'],
    ['an init container', `initContainers: [{name: c, image: b}], ${plain}`],
    ['a toleration', `tolerations: [{operator: Exists}], ${plain}`],
    ['a node selector', `nodeSelector: {disk: ssd}, ${plain}`],
    ['a port of the node', port('')],
    ['more than nodes have', cpu('3')],
  ])('but not where one has %s', (_, spec) => {
    expect(keyOf(spec)).not.toBe(keyOf(plain));
  });

  test('nor where they are of other kinds', () => {
    expect(keyOf(plain, 'StatefulSet')).not.toBe(keyOf(plain));
  });
});
