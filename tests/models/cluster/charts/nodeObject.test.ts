import { describe, expect, test } from 'vitest';
import { hasNoExecuteTaint, nodeObject } from '../../../../models/cluster/charts/node/nodeObject.ts';
import {
  admittingStates,
  lifecycleTaints,
  type NodeState,
} from '../../../../models/cluster/constraints/nodeStates.ts';
import { planNodes } from '../../../../models/cluster/plan/nodes.ts';
import type { Toleration } from '../../../../spec/api/objects/core.ts';
import { onTaintsChanged, untouched } from '../../../../spec/controllers/taintEviction/taintEviction.ts';
import { clusterOf } from '../../../../spec/scheduling/cluster.ts';
import { filterVerdict } from '../../../../spec/scheduling/filtering.ts';
import { taintToleration } from '../../../../spec/scheduling/filters/taintToleration.ts';
import { simplePaths } from '../../charts/paths.ts';
import { barePod } from '../manifests.ts';
import { planOf } from './planOf.ts';

const paths = simplePaths(
  nodeObject,
  (['LOSE', 'TAINT', 'HEARTBEAT', 'UNTAINT', 'DELETE', 'REGISTER'] as const).map((type) => ({ type })),
);
const unreachable = 'node.kubernetes.io/unreachable';

const tolerationSets: readonly (readonly Toleration[])[] = [
  [],
  [{ operator: 'Exists' }],
  [{ key: unreachable, operator: 'Exists' }],
  [{ key: unreachable, operator: 'Exists', effect: 'NoExecute' }],
  [{ key: unreachable, operator: 'Exists', effect: 'NoSchedule' }],
  [{ key: unreachable, operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 300 }],
  [{ key: unreachable, operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 0 }],
  [
    { key: unreachable, operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 300 },
    { operator: 'Exists' },
  ],
  [
    { operator: 'Exists' },
    { key: unreachable, operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 300 },
  ],
  [{ key: 'example.com/other', operator: 'Exists' }],
];

const states = [...new Set(paths.map(({ state }) => state.value as NodeState))];

describe('on every way through the life of a Node object', () => {
  test('each state is reached, and has its taints', () => {
    expect(states.sort()).toEqual(Object.keys(lifecycleTaints).sort());
    for (const { state } of paths) {
      const effects = lifecycleTaints[state.value].map(({ effect }) => effect);
      expect([state.value, effects.includes('NoExecute')]).toEqual([state.value, hasNoExecuteTaint(state)]);
    }
  });

  test.for(tolerationSets)(
    'a Pod that tolerates %j is put there exactly where TaintToleration allows it',
    (...[tolerations]) => {
      const { info } = planOf(barePod('pod', { tolerations: [...tolerations] }));
      const [node] = planNodes(1);
      const admitting = admittingStates(info, node!);
      for (const state of states) {
        const tainted = { ...node!, taints: lifecycleTaints[state] };
        const { allowed } = filterVerdict(taintToleration, info, tainted, clusterOf({ nodes: [] }));
        expect([state, admitting.has(state)]).toEqual([state, allowed && state !== 'Deleted']);
      }
    },
  );

  test.for(tolerationSets)(
    'a Pod that tolerates %j is deleted in the end exactly if the taint eviction controller does so',
    (...[tolerations]) => {
      const plan = planOf(barePod('pod', { tolerations: [...tolerations] }));
      const kept = plan.pod.spec?.tolerations ?? [];
      const outcome = onTaintsChanged(untouched, kept, lifecycleTaints.Unreachable, 0);
      expect(plan.evictedWhenUnreachable).toBe(outcome.kind !== 'none');
    },
  );
});
