import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withConstants } from '../../../models/views/constants.ts';
import { rejectionAmong, rejectionOf } from '../../../properties/laws/scheduling/placement.ts';
import { nodeInfoOf } from '../../../spec/scheduling/nodeInfo.ts';
import { podInfoOf } from '../../../spec/scheduling/podInfo.ts';
import { randomPlacement } from '../../models/cluster/scheduling/randomPlacement.ts';

test('where other Pods are is only left out of account where the filters say the same wherever they are', () => {
  const seen = { rejected: 0, accepted: 0 };
  fc.assert(
    fc.property(randomPlacement, fc.nat(), fc.nat(), ({ nodes, states, pods, places }, which, where) => {
      const placed = pods.map((pod, at) =>
        withConstants({ id: at + 1, node: (places[at] ?? -1) + 1 }, { info: podInfoOf(pod) }),
      );
      const shown = nodes.map((node, at) =>
        withConstants({ id: at + 1, object: states[at]! }, { info: nodeInfoOf(node) }),
      );
      const subject = placed[which % placed.length]!;
      const node = (where % nodes.length) + 1;
      const answer = rejectionOf(subject, node, placed, shown) === undefined;
      expect(answer).toBe(rejectionAmong(subject, node, placed, shown) === undefined);
      seen[answer ? 'accepted' : 'rejected'] += 1;
    }),
    { numRuns: 500 },
  );
  expect(Math.min(seen.accepted, seen.rejected)).toBeGreaterThan(50);
});
