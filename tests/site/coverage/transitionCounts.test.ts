import { expect, test } from 'vitest';
import { TransitionCounts } from '../../../site/coverage/transitionCounts.ts';
import { exampleClusters } from '../../../site/exampleClusters.ts';
import { witnessesOf } from '../../../site/witnesses.ts';

test('arrows that a Pod goes along are counted; those that need a fault are not, where there are none', () => {
  const counts = new TransitionCounts();
  witnessesOf(exampleClusters.slice(0, 1), counts.watch);
  const pod = counts.of('cluster', 'Pod');
  expect(pod.get('Pod.object.NotCreated Pod.object.Live')).toBeGreaterThan(100);
  expect(pod.has('Pod.object.Live Pod.object.Terminating')).toBe(false);
  expect(counts.of('podOnNode', 'Pod')).toEqual(new Map());
});
