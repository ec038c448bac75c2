import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { didYouMean, similarWords } from '../../spec/suggestion.ts';

const kinds = ['Deployment', 'DaemonSet', 'Pod', 'PodDisruptionBudget', 'ReplicaSet'];

describe('words that may be meant', () => {
  test.each([
    ['Deploymnet', ['Deployment']],
    ['deployment', ['Deployment']],
    ['Pdo', ['Pod']],
    ['no-surplus', ['workload/no-surplus']],
    ['PodBudget', ['PodDisruptionBudget']],
    ['Set', []],
    ['Gateway', []],
    ['', []],
  ])('%s', (word, meant) => {
    expect(similarWords(word, [...kinds, 'workload/no-surplus'])).toEqual(meant);
  });

  test('a word with one letter too many is found, and comes before what is farther away', () => {
    const word = fc.stringMatching(/^[a-z]{3,20}$/);
    fc.assert(
      fc.property(word, fc.nat(), fc.constantFrom(...'abc'), (known, at, letter) => {
        const place = at % known.length;
        const misspelt = known.slice(0, place) + letter + known.slice(place);
        expect(similarWords(misspelt, [`${known}xy`, known])[0]).toBe(known);
      }),
    );
  });

  test('what is nothing like a known word is answered by what there is, or by who lists it', () => {
    expect(didYouMean('x', ['Pod', 'Node'])).toBe('there are Pod, Node');
    const many = Array.from({ length: 20 }, (_, at) => `name-${at}`);
    expect(didYouMean('x', many, 'podsem laws')).toBe('podsem laws lists them');
    expect(didYouMean('name-111', many, 'podsem laws')).toBe('did you mean name-11 or name-1 or name-10?');
  });
});
