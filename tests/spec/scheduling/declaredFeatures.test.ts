import { expect, test } from 'vitest';
import { declaredFeaturesOf } from '../../../spec/scheduling/declaredFeatures.ts';
import { invertScores } from '../../../spec/scheduling/scores/podTopologySpread.ts';

const [resize, restart] = ['InPlacePodVerticalScalingInitContainers', 'RestartAllContainersOnContainerExits'];

test('the scheduler finds the features that a node declares in the order of the alphabet, and none that it does not know', () => {
  expect([...declaredFeaturesOf([resize, 'NobodyKnowsThis', restart])]).toEqual([resize, restart]);
});

test('of a list in another order it finds what does not stand behind a later feature', () => {
  expect([...declaredFeaturesOf([restart, resize])]).toEqual([restart]);
});

test('a spread score that is the one for none counts as none', () => {
  expect(invertScores([-1, 0, undefined])).toEqual([0, 100, 0]);
});
