import { describe, expect, test } from 'vitest';
import { differenceText, instanceOfSmallerPods } from '../../drivers/exhaustive/smallerInstance.ts';
import type { ManifestObject } from '../../models/cluster/plan/input.ts';
import type { CheckReport } from '../../reports/json/checkReport.ts';
import { capture } from './capture.ts';

const calm = ['--nodes', '2', '--no-save'];
const quiet = ['--node-failures', '0', '--container-exits', '0'];

const deployment = (name: string, replicas = 1, spec = 'containers: [{name: a, image: b}]'): string =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: ${name}}\nspec:\n` +
  `  replicas: ${replicas}\n  selector: {matchLabels: {app: ${name}}}\n` +
  `  template:\n    metadata: {labels: {app: ${name}}}\n    spec: {${spec}}\n`;

const requesting = (cpu: number): string =>
  `containers: [{name: a, image: b, resources: {requests: {cpu: ${cpu}}}}]`;

const shopOf = (...workloads: readonly string[]): string => workloads.join('---\n');

const names = ['front', 'cart', 'pay', 'ship'];

const shop = shopOf(...names.map((name) => deployment(name)));

const report = async (
  stdin: string,
  ...options: readonly string[]
): Promise<CheckReport & { readonly code: number }> => {
  const { code, out, err } = await capture(
    ['check', '-', '--json', ...calm, ...(options.includes('node-loss') ? [] : quiet), ...options],
    { stdin },
  );
  return { code, ...(JSON.parse(out || JSON.stringify({ err })) as CheckReport) };
};

describe('an application of many workloads', () => {
  test('is judged one workload at a time, and as a whole, where nothing ties them together', async () => {
    const { code, outcome, smaller, parts, laws } = await report(shop, '--law', 'workload');
    expect({ code, outcome, smaller }).toEqual({ code: 0, outcome: 'good', smaller: null });
    expect(parts?.map(({ of }) => of)).toEqual(names.map((name) => [`Deployment default/${name}`]));
    expect(laws.every(({ verdict }) => verdict !== 'undecided')).toBe(true);
  });

  test('has the verdicts that it has as a whole, also where it is violated', async () => {
    const asked = ['--nodes', '1', '--law', 'workload', '--ask', 'stays-available', '--deletions', '1'];
    const verdictsOf = ({ laws }: CheckReport) => laws.map(({ id, verdict }) => `${id} ${verdict}`);
    const [inParts, whole] = [await report(shop, ...asked), await report(shop, ...asked, '--whole')];
    expect(whole.parts).toBeNull();
    expect(verdictsOf(inParts)).toEqual(verdictsOf(whole));
    expect(new Set(inParts.laws.map(({ verdict }) => verdict))).toEqual(new Set(['holds', 'violated']));
  });

  test('says so in its second line', async () => {
    const { out } = await capture(['check', '-', ...calm, ...quiet, '--law', 'workload'], { stdin: shop });
    expect(out.split('\n')[1]).toBe(
      'judged one workload at a time: nothing in the model ties the 4 to each other',
    );
  });

  test('which may want more of a node than there is is judged each by itself, and the answer says that it is of less', async () => {
    const crowded = shopOf(...names.map((name) => deployment(name, 3, requesting(2))));
    const { code, outcome, answer } = await report(crowded, '--law', 'workload', '--node-cpu', '16');
    expect({ code, outcome }).toEqual({ code: 3, outcome: 'undecided' });
    expect(answer).toContain(
      'of a smaller instance (each workload by itself, though together they may want more CPU than a node has)',
    );
  });

  test('that is violated by some says by which, and its counterexample is replayed', async () => {
    const { code, laws } = await report(shop, '--ask', 'stays-available', '--what-if', 'drain');
    expect(code).toBe(1);
    expect(laws.map(({ in: of, also }) => ({ of, also }))).toEqual([
      { of: ['Deployment default/front'], also: names.slice(1).map((name) => `Deployment default/${name}`) },
    ]);
    expect(laws[0]?.story?.decided).toEqual([{ text: 'available("front")', value: '0' }]);
  });
});

describe('a question', () => {
  test('about one workload is asked of that one', async () => {
    const { code, parts } = await report(shop, '--ask', 'available(cart) >= 1');
    expect(code).toBe(0);
    expect(parts?.map(({ of }) => of)).toEqual([['Deployment default/cart']]);
  });

  test('about two is asked of both together', async () => {
    const { code, parts } = await report(shop, '--ask', 'available(cart) + available(pay) >= 2');
    expect(code).toBe(0);
    expect(parts?.map(({ of }) => of)).toEqual([['Deployment default/cart', 'Deployment default/pay']]);
  });

  test('about Pods with a label is asked of those', async () => {
    const { code, parts } = await report(
      shop,
      '--always',
      "pods.filter(p, p.labels.app == 'ship' && p.ready).size() >= 1",
    );
    expect(code).toBe(0);
    expect(parts?.map(({ of }) => of)).toEqual([['Deployment default/ship']]);
  });

  test('about every Pod by itself is asked of each workload', async () => {
    const { code, parts } = await report(shop, '--never', 'pods.exists(p, p.restarts > 0)');
    expect(code).toBe(0);
    expect(parts).toHaveLength(4);
  });

  test('that names a workload which there is not is refused with what there is in any part', async () => {
    const { code, err } = await capture(['check', '-', ...calm, ...quiet, '--ask', 'available(shp) >= 1'], {
      stdin: shop,
    });
    expect(code).toBe(2);
    expect(err).toContain('did you mean ship?');
  });
});

describe('what somebody does to one workload', () => {
  test('happens in its part, and in no other', async () => {
    const { code, laws } = await report(shop, '--delete', 'Deployment/pay', '--ask', 'stays-available');
    expect(code).toBe(1);
    expect(laws[0]).toMatchObject({ in: ['Deployment default/pay'], also: [] });
  });
});

test('a story counts the containers that are ready as kubectl does: all of them also where the node is silent', async () => {
  const spec =
    'initContainers: [{name: i, image: b}, {name: s, image: b, restartPolicy: Always}], containers: [{name: a, image: b}]';
  const { laws } = await report(
    deployment('web', 1, spec),
    '--what-if',
    'node-loss',
    '--always',
    'available(web) >= 1',
  );
  const shown = laws[0]?.story?.steps.flatMap(({ pods }) => pods);
  expect(shown?.map(({ ready, readiness }) => ({ ready, readiness }))).toEqual([
    { ready: true, readiness: '2/2' },
    { ready: false, readiness: '2/2' },
  ]);
});

describe('what no limit lets be decided', () => {
  const limited = ['--max-states', '5', '--what-if', 'node-loss'];

  test('is tried by random runs of the whole, and the answer says how many', async () => {
    const { code, answer, random } = await report(
      deployment('web', 2),
      ...limited,
      '--always',
      'available(web) <= 2',
    );
    expect(code).toBe(3);
    expect(random).toEqual([{ of: ['Deployment default/web'], runs: 1000, steps: 200, seed: 1 }]);
    expect(answer).toContain('1,000 random runs of at most 200 steps of Deployment default/web');
  });

  test('is violated where a random run violates it, with its story', async () => {
    const { code, laws } = await report(deployment('web', 2), ...limited, '--ask', 'available(web) >= 2');
    expect(code).toBe(1);
    expect(laws[0]?.story?.decided).toEqual([{ text: 'available(web)', value: '1' }]);
  });
});

test('what has to come true in the end is violated by a random run that comes to rest without it', async () => {
  const statefulSet =
    'apiVersion: apps/v1\nkind: StatefulSet\nmetadata: {name: db}\nspec:\n  replicas: 1\n  serviceName: db\n' +
    '  selector: {matchLabels: {app: db}}\n  template:\n    metadata: {labels: {app: db}}\n' +
    '    spec: {containers: [{name: a, image: b}]}\n';
  const { code, laws } = await report(
    statefulSet,
    ...['--what-if', 'node-loss', '--repairs', 'never', '--max-states', '5', '--ask', 'recovers'],
  );
  expect(code).toBe(1);
  expect(laws[0]).toMatchObject({ verdict: 'violated', loopFrom: null });
  expect(laws[0]?.story?.pods).toMatchObject([{ name: 'db-0', status: 'Terminating' }]);
});

test('rollouts of several Deployments are asked about each by itself', async () => {
  const { code, parts } = await report(
    shopOf(deployment('web'), deployment('api', 2)),
    ...['--what-if', 'rollout', '--ask', 'rollout-finishes'],
  );
  expect(code).toBe(0);
  expect(parts?.map(({ of }) => of)).toEqual([['Deployment default/web'], ['Deployment default/api']]);
});

test('Pods of many containers are looked at with one of them where even a single Pod is too large', () => {
  const containers = ['a', 'b', 'c'].map((name) => ({ name, ...(name === 'b' && { readinessProbe: {} }) }));
  const spec = { replicas: 3, template: { spec: { containers, initContainers: [{ name: 'i' }] } } };
  const object: ManifestObject = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    object: { metadata: { name: 'web' }, spec },
    place: { file: 'web.yaml', document: 1, line: 1, column: 1 },
  };
  const whole = { input: { objects: [object] }, bounds: { nodes: 3 } };
  const smaller = instanceOfSmallerPods(whole);
  expect(differenceText(whole, smaller!)).toBe('1 of 3 containers of Deployment web');
  expect(smaller?.input.objects[0]?.object.spec).toMatchObject({
    template: { spec: { containers: [{ name: 'b' }], initContainers: [{ name: 'i' }] } },
  });
  expect(instanceOfSmallerPods(smaller!)).toBeUndefined();
});
