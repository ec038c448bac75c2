import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import {
  back,
  beginning,
  forward,
  goTo,
  lineOf,
  otherBranch,
  otherTurns,
  placesTo,
  take,
  takeAll,
  toBeginning,
  toEnd,
} from '../../../reports/explorer/walk.ts';

describe('a walk through a system', () => {
  const walked = takeAll(beginning, [3, 1, 2]);

  test('goes back and forward on the way that was taken', () => {
    expect(placesTo(walked, walked.at)).toEqual([3, 1, 2]);
    const before = back(back(walked));
    expect(placesTo(before, before.at)).toEqual([3]);
    expect(forward(forward(before))).toEqual(walked);
    expect(forward(walked)).toEqual(walked);
    expect(toEnd(toBeginning(walked))).toEqual(walked);
    expect(back(toBeginning(walked))).toEqual(toBeginning(walked));
  });

  test('keeps a turn when another one is taken, and goes to it again', () => {
    const turned = take(back(walked), 5);
    expect(placesTo(turned, turned.at)).toEqual([3, 1, 5]);
    expect(otherTurns(turned, turned.at).map((moment) => placesTo(turned, moment))).toEqual([[3, 1, 2]]);
    expect(placesTo(otherBranch(turned, 1), otherBranch(turned, 1).at)).toEqual([3, 1, 2]);
    expect(lineOf(toBeginning(otherBranch(turned, 1)))).toEqual(lineOf(walked));
  });

  test('a turn that was taken before is the same moment, not another one', () => {
    const again = take(back(walked), 2);
    expect(again).toEqual(walked);
  });

  test('the way to a moment is the one that is followed from then on', () => {
    const turned = take(back(walked), 5);
    const first = goTo(turned, walked.at);
    expect(toEnd(toBeginning(first)).at).toBe(walked.at);
  });
});

property.prop([fc.array(fc.nat({ max: 4 }), { maxLength: 40 })])(
  'whatever is taken, a path leads where it was taken from',
  (places) => {
    const walk = takeAll(beginning, places);
    expect(placesTo(walk, walk.at)).toEqual(places);
    expect(lineOf(toBeginning(walk))).toHaveLength(places.length + 1);
  },
);
