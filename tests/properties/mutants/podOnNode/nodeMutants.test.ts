import { describe, expect, test } from 'vitest';
import { randomFrom } from '../../../../checker/simulate/random.ts';
import { lifetimesOf } from '../../../../drivers/random/campaign/lifetimesOf.ts';
import { composeNode } from '../../../../models/podOnNode/composeNode.ts';
import { planNode } from '../../../../models/podOnNode/plan/planNode.ts';
import { viewKindsOf } from '../../../../properties/laws/lawsOver.ts';
import { modelLaws } from '../../../../properties/laws/modelLaws.ts';
import { timedKinds } from '../../../../properties/laws/timed.ts';
import { clusterMutants } from '../../../../properties/mutants/clusterMutants.ts';
import type { NodeMutant } from '../../../../properties/mutants/podOnNode/nodeMutant.ts';
import { nodeMutants } from '../../../../properties/mutants/podOnNode/nodeMutants.ts';
import { exploredNode, nodeLaws } from '../../../models/podOnNode/exploredNode.ts';
import { brokenNearby } from '../brokenNearby.ts';
import { forgotten } from '../forgotten.ts';

const timed = modelLaws.filter((law) => viewKindsOf(law).some((kind) => timedKinds.includes(kind)));
const isTimed = ({ breaks }: NodeMutant): boolean => timed.some(({ id }) => breaks.includes(id));

describe('mutants of a node', () => {
  test('every law that a node shows is violated by one, or by a mutant of the cluster', () => {
    const broken = new Set([...nodeMutants, ...clusterMutants].flatMap(({ breaks }) => breaks));
    const ids = [...nodeLaws, ...timed].map(({ id }) => id);
    expect(ids.filter((id) => !broken.has(id))).toEqual([]);
  });

  test('every law about what a kubelet does is violated by a mutant of the node', () => {
    const broken = new Set(nodeMutants.flatMap(({ breaks }) => breaks));
    const families = 'container|probe|status|phase|termination|static|network|storage|eviction|node';
    const kubelets = [...nodeLaws, ...timed].filter(({ id }) => id.match(`^(${families})/`));
    // the chart of a container has one instance: the cluster has a mutant that runs two
    const missing = kubelets.map(({ id }) => id).filter((id) => !broken.has(id));
    expect(missing).toEqual(['container/one-instance']);
  });

  test('each has its name, its sentence and laws that it breaks', () => {
    const names = nodeMutants.map(({ name }) => name);
    const known = { laws: modelLaws.map(({ id }) => id), victims: names };
    expect(nodeMutants.flatMap((mutant) => forgotten(mutant, known))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  });

  const untimed = nodeMutants.filter((mutant) => !isTimed(mutant));
  test.for(untimed.map((mutant) => [mutant.name, mutant] as const))('%s', async ([, mutant]) => {
    const laws = nodeLaws.filter(({ id }) => mutant.breaks.includes(id));
    expect(laws.map(({ id }) => id).sort()).toEqual([...mutant.breaks].sort());
    const near = brokenNearby(composeNode(planNode(mutant.victim), mutant).system, laws);
    const others = laws.filter(({ id }) => !near.has(id));
    if (others.length === 0) return;
    const { verdicts } = await exploredNode(mutant.victim, mutant, others);
    expect([...verdicts].map(([law, { verdict }]) => [law, verdict])).toEqual(
      others.map(({ id }) => [id, 'violated']),
    );
  });

  const onTheClock = nodeMutants.filter(isTimed);
  test.for(onTheClock.map((mutant) => [mutant.name, mutant] as const))('%s', ([, mutant]) => {
    const lifetimes = lifetimesOf(mutant.victim, mutant);
    const broken = new Set<string>();
    for (let life = 0; life < 200 && broken.size === 0; life++) {
      const { broken: breach } = lifetimes.live(randomFrom(life));
      if (breach) broken.add(breach.law);
    }
    expect([...broken]).toEqual(mutant.breaks);
  });
});
