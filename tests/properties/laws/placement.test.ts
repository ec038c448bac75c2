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

test('what was answered for a Pod is the answer for others that differ from it by their names only', () => {
  const seen = { rejected: 0, accepted: 0 };
  fc.assert(
    fc.property(randomPlacement, ({ nodes, states, pods, places }) => {
      const alike = pods.flatMap((pod) => [
        pod,
        { ...pod, metadata: { ...pod.metadata, name: `${pod.metadata?.name}-too` } },
      ]);
      const infos = alike.map(podInfoOf);
      const shown = nodes.map((node, at) =>
        withConstants({ id: at + 1, object: states[at]! }, { info: nodeInfoOf(node) }),
      );
      for (const turn of [0, 1, 2]) {
        const placed = infos.map((info, at) =>
          withConstants({ id: at + 1, node: (places[(at + turn) % pods.length] ?? -1) + 1 }, { info }),
        );
        for (const subject of placed) {
          for (const { id } of shown) {
            const remembered = rejectionOf(subject, id, placed, shown) === undefined;
            expect(remembered).toBe(rejectionAmong(subject, id, placed, shown) === undefined);
            seen[remembered ? 'accepted' : 'rejected'] += 1;
          }
        }
      }
    }),
    { numRuns: 100 },
  );
  expect(Math.min(seen.accepted, seen.rejected)).toBeGreaterThan(50);
});
