import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { pathOf, replayPath } from '../../../checker/export/path.ts';
import { judgeState, judgeStep } from '../../../checker/reference/judge.ts';
import { choicesOf, lastState } from '../../../checker/trace/trace.ts';
import { rebuild } from '../../../reports/counterexample/rebuild.ts';
import { readCondition } from '../../../reports/explorer/condition.ts';
import { Explored, fingerprintOf } from '../../../reports/explorer/explored.ts';
import { findNext, usualLimits } from '../../../reports/explorer/findNext.ts';
import { lawTruths } from '../../../reports/explorer/lawTruths.ts';
import { readFields } from '../../../reports/explorer/readFields.ts';
import { possibleSteps } from '../../../reports/explorer/steps.ts';
import { kubectlTables } from '../../../reports/explorer/tables.ts';
import { usualBounds } from './usualBounds.ts';

const pod = {
  apiVersion: 'v1',
  kind: 'Pod',
  object: {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'a' },
    spec: { containers: [{ name: 'app', image: 'x' }] },
  },
  place: {},
};

const exploredOf = async (scenario: string, mutant: string | null = null): Promise<Explored> => {
  const objects = scenario === 'cluster' ? [pod] : [];
  const bounds = await usualBounds(scenario, scenario === 'cluster' ? { nodes: '2' } : {});
  const rebuilt = await rebuild({ scenario, bounds, mutant, objects }, { asked: true });
  if (!rebuilt.ok) throw new Error(rebuilt.problems[0]!.message);
  return new Explored(rebuilt.built.system, rebuilt.laws);
};

const cluster = await exploredOf('cluster');
const systems = [cluster, await exploredOf('replicaset-lost-reply'), await exploredOf('node-probes')];

/** Walks as far as these numbers say: each chooses among what is possible. */
const walkAlong = (explored: Explored, choices: readonly number[]) => {
  const path: number[] = [];
  const moments = [explored.begin()];
  for (const choice of choices) {
    const { state } = moments.at(-1)!;
    const count = explored.possible(state).length;
    if (count === 0) break;
    path.push(choice % count);
    moments.push(explored.next(moments.at(-1)!, choice % count)!);
  }
  return { path, moments };
};

const walks = fc.array(fc.nat(), { maxLength: 25 });

describe.each(systems)('$system.name', (explored) => {
  property.prop([walks], { numRuns: 12 })(
    'is walked as the charts are: a path is the path of replay',
    (choices) => {
      const { path, moments } = walkAlong(explored, choices);
      const trace = replayPath(explored.system, path.join('.'));
      expect(
        explored.snapshots(moments.at(-1)!.state).map(({ value, context }) => ({ value, context })),
      ).toEqual(lastState(trace).map(({ value, context }) => ({ value, context })));
      expect(pathOf(explored.system, choicesOf(trace))).toBe(path.join('.'));
    },
  );

  property.prop([walks], { numRuns: 12 })('is judged as the definition of laws judges it', (choices) => {
    const { moments } = walkAlong(explored, choices);
    const moment = moments.at(-1)!;
    const { system, laws } = explored;
    const breaches = [
      ...judgeState(system, laws, explored.snapshots(moment.state)),
      ...(moment.before === undefined
        ? []
        : explored
            .steps(moment)
            .flatMap(({ rule, before, after }) => judgeStep(system, laws, before, after, rule))),
    ];
    const violated = lawTruths(explored, moment).filter(({ truth }) => truth === 'violated');
    expect(violated.map(({ law }) => law.id).sort()).toEqual(
      [...new Set(breaches.map(({ law }) => law.id))].sort(),
    );
  });
});

describe('what can happen next', () => {
  test('is told with what is due before what may go wrong, by the names of things', () => {
    const steps = possibleSteps(cluster, cluster.begin());
    expect(steps[0]).toMatchObject({ isDue: true });
    expect(steps.map(({ isDue }) => isDue)).toEqual(
      steps.map(({ isDue }) => isDue).toSorted((a, b) => +b - +a),
    );
    expect(steps.map(({ does }) => does)).toContain('lets the machine of node-2 die');
  });
});

const find = (explored: Explored, text: string, limits = usualLimits) => {
  const condition = readCondition(text, explored.system);
  if (!condition.ok) throw new Error(condition.why);
  const search = findNext(
    explored,
    explored.begin().state,
    ({ state }) => condition.holds(explored.snapshots(state)),
    limits,
  );
  for (;;) {
    const next = search.next();
    if (next.done) return next.value;
  }
};

describe('the next state where something is so', () => {
  test('is found by the fewest steps', () => {
    const found = find(cluster, "pods.exists(p, p.phase == 'Running')");
    expect(found.kind).toBe('found');
    const path = found.kind === 'found' ? found.path : [];
    const { moments } = walkAlong(cluster, path);
    const [table] = kubectlTables(cluster.system, cluster.snapshots(moments.at(-1)!.state), undefined);
    expect(table?.rows[0]?.cells.map(({ text }) => text)).toEqual([
      'a',
      'True',
      'Running',
      '0',
      expect.stringMatching(/^node-[12]$/),
    ]);
    const shorter = find(cluster, "pods.exists(p, p.phase == 'Running')", {
      ...usualLimits,
      steps: path.length - 1,
    });
    expect(shorter).toMatchObject({ kind: 'none', everywhere: false });
  });

  test('is not there: all states were looked at, or as many as were allowed', () => {
    expect(find(cluster, 'pods.size() > 1', { ...usualLimits, steps: 1_000, faults: false })).toMatchObject({
      kind: 'none',
    });
    expect(find(cluster, 'pods.size() > 1', { ...usualLimits, states: 50 })).toMatchObject({
      kind: 'too many',
      states: 50,
    });
  });

  test('without faults nothing fails on the way', () => {
    expect(find(cluster, 'nodes.exists(n, !n.ready)').kind).toBe('found');
    expect(find(cluster, 'nodes.exists(n, !n.ready)', { ...usualLimits, faults: false }).kind).toBe('none');
  });

  test('may be asked of any system, over what it shows', () => {
    const found = find(systems[1]!, 'replicas.exists(r, r.active)');
    expect(found.kind).toBe('found');
  });

  test.each([
    ['pods.exists(p, p.phase ==', 'it ends where something has to follow'],
    ["pods.exists(p, p.phase == 'Runing')", 'did you mean'],
    ['pods.size()', 'true or false'],
    ['', 'empty'],
  ])('is not looked for where the condition is %j', (text, why) => {
    const condition = readCondition(text, cluster.system);
    expect(condition.ok ? '' : condition.why).toContain(why);
  });

  test.each([
    ['replicas.exists(r, r.active', 'Expected'],
    ['nothing.size() > 0', 'nothing'],
    ['replicas.size()', 'true or false'],
    ['', 'empty'],
  ])('nor in another system where it is %j', (text, why) => {
    const condition = readCondition(text, systems[1]!.system);
    expect(condition.ok ? '' : condition.why).toContain(why);
  });
});

describe('why a law holds or not', () => {
  test('is what it read', () => {
    const pods = { phase: 'Running', containers: [{ ready: true }, { ready: false }], unread: 1 };
    expect(
      readFields(pods, ({ phase, containers }: { phase: string; containers: { ready: boolean }[] }) => {
        return phase === 'Running' && containers.every(({ ready }) => ready);
      }),
    ).toEqual([
      { field: 'phase', value: 'Running' },
      { field: 'containers[0].ready', value: 'true' },
      { field: 'containers[1].ready', value: 'false' },
    ]);
  });
});

test('the fingerprint of a system is another one where anything in it is', async () => {
  const again = await exploredOf('cluster');
  expect(fingerprintOf(again.system)).toBe(fingerprintOf(cluster.system));
  expect(new Set(systems.map(({ system }) => fingerprintOf(system))).size).toBe(systems.length);
});
