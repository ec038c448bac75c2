import { describe, expect, test } from 'vitest';
import { isLiveness } from '../../../checker/laws/law.ts';
import type { Check } from '../../../drivers/exhaustive/check.ts';
import { judge } from '../../../drivers/exhaustive/judge.ts';
import { prepare } from '../../../drivers/exhaustive/prepare.ts';
import type { Mutant } from '../../../models/mutation/mutant.ts';
import { clusterScenario } from '../../../models/scenarios/cluster.ts';
import { clusterMutants } from '../../../properties/mutants/clusterMutants.ts';
import { features } from '../../models/cluster/features.ts';
import { container, deployment, withReadiness } from '../../models/cluster/manifests.ts';
import { type SmallCluster, smallCluster } from '../../models/cluster/smallCluster.ts';
import { victimOf } from '../../properties/mutants/victims.ts';

const checked = async (cluster: SmallCluster, mayReduce: boolean, mutant?: Mutant): Promise<Check> => {
  const { bounds, objects } = cluster;
  const prepared = prepare({
    scenario: clusterScenario,
    bounds,
    input: { objects },
    laws: [],
    mayReduce,
    ...(mutant && { mutant }),
  });
  if (!prepared.ok) throw new Error(prepared.problems.map(({ message }) => message).join('; '));
  return judge(prepared.prepared);
};

/** A run without end that breaks a law is short, but not always the shortest. */
const verdictsOf = ({ judged }: Check) =>
  judged.map(({ law, verdict }) => [
    law.id,
    verdict.verdict,
    verdict.verdict === 'violated' && !isLiveness(law) ? verdict.steps : undefined,
  ]);

describe('reductions', () => {
  test.for(clusterMutants.map((mutant) => [mutant.name, mutant] as const))(
    'keep every verdict and the shortest counterexamples of %s',
    async ([, mutant]) => {
      const cluster = victimOf(mutant.name);
      expect(verdictsOf(await checked(cluster, true, mutant))).toEqual(
        verdictsOf(await checked(cluster, false, mutant)),
      );
    },
  );

  test.for(Object.entries(features))('keep every verdict on small clusters: %s', async ([, cluster]) => {
    const reduced = await checked(cluster, true);
    expect(verdictsOf(reduced)).toEqual(verdictsOf(await checked(cluster, false)));
  });

  test('leave no law of a Deployment to the search, and take Pods and nodes for one another', async () => {
    const cluster = smallCluster(
      { nodes: 2, nodeFailures: 1 },
      deployment('web', 1, { containers: [container('app', withReadiness)] }),
    );
    const reduced = await checked(cluster, true);
    const whole = await checked(cluster, false);
    expect(verdictsOf(reduced)).toEqual(verdictsOf(whole));
    expect(reduced.compiled.laws).toEqual([]);
    expect(reduced.alike).toEqual([
      ['node[1]', 'node[2]'],
      ['pod[1]', 'pod[2]'],
    ]);
    expect(reduced.exploration.status.states).toBeLessThan(whole.exploration.status.states / 50);
  });

  test('take no Pods for one another that are handed out in order', async () => {
    const mutant = clusterMutants.find(({ name }) => name === 'surplus-pod')!;
    const { alike } = await checked(smallCluster({ nodes: 2 }, deployment('web', 2)), true, mutant);
    expect(alike).toEqual([['node[1]', 'node[2]']]);
  });
});
