import { describe, expect, it } from 'vitest';
import { compile } from '../../../checker/compile/compile.ts';
import { InterpretedSearch } from '../../../checker/explore/interpretedSearch.ts';
import { WasmSearch } from '../../../checker/explore/wasm/wasmSearch.ts';
import { isLiveness } from '../../../checker/laws/law.ts';
import { checkLiveness } from '../../../checker/liveness/checkLiveness.ts';
import { type ReplicatedPodsBounds, replicatedPods } from '../../../models/replicatedPods/system.ts';
import type { GuardLaw } from './bruteForce.ts';
import { lassoProblem } from './lassoProblem.ts';

const judge = (bounds: ReplicatedPodsBounds) => {
  const { system, laws } = replicatedPods(bounds);
  const compiled = compile(system, laws);
  const search = new InterpretedSearch(compiled);
  while (search.advance(10_000));
  const { states, transitions, levels } = search.status();
  const law = laws.find(isLiveness)!;
  const [answer] = checkLiveness(compiled, search);
  return { compiled, search, law, answer: answer!, counts: [states, transitions, levels.length - 1] };
};

describe('L1: in the end the replicas run for ever, or no UIDs are left', () => {
  it('holds where faults are bounded', () => {
    expect(judge({ N: 2, R: 2, U: 3, F: 1, C: 1 }).answer).toEqual({ law: 'L1', verdict: 'holds' });
  });

  it('holds with free partitions, two replicas and two UIDs: the UIDs are used up', () => {
    const { answer, counts } = judge({ N: 2, R: 2, U: 2, F: 0, C: 0, freePartitions: true });
    expect(counts).toEqual([5_168, 23_528, 26]);
    expect(answer.verdict).toBe('holds');
  });

  it('is broken by a node that flaps for ever before its Pod gets to start', () => {
    const { compiled, law, answer, counts } = judge({ N: 2, R: 1, U: 2, F: 0, C: 0, freePartitions: true });
    expect(counts).toEqual([3_344, 15_104, 26]);
    if (answer.verdict !== 'violated') throw new Error(answer.verdict);
    expect(lassoProblem(compiled, law as GuardLaw, answer.lasso)).toBeUndefined();
    const names = (steps: typeof answer.lasso.stem) =>
      steps.map(({ rule }) => compiled.rules[rule]!.rule.name);
    expect(names(answer.lasso.stem)).toEqual(['Create', 'Schedule']);
    expect(names(answer.lasso.cycle)).toEqual(['Partition', 'Heal']);
  });

  it('is broken with free partitions, two replicas and three UIDs', () => {
    const { compiled, law, answer } = judge({ N: 2, R: 2, U: 3, F: 0, C: 0, freePartitions: true });
    if (answer.verdict !== 'violated') throw new Error(answer.verdict);
    expect(lassoProblem(compiled, law as GuardLaw, answer.lasso)).toBeUndefined();
  });

  it('is judged on the states of a search by two threads as on those of one', () => {
    for (const [F, verdict] of [
      [1, 'holds'],
      [0, 'violated'],
    ] as const) {
      const { system, laws } = replicatedPods({ N: 2, R: 2, U: 3, F, C: F, freePartitions: F === 0 });
      const compiled = compile(system, laws);
      const search = new WasmSearch(compiled, { workers: 2, leastShared: 64 });
      while (search.advance(10_000));
      expect(checkLiveness(compiled, search)).toMatchObject([{ law: 'L1', verdict }]);
    }
  });

  it('is undecided when the search ended early, or there are more steps than may be stored', () => {
    const { system, laws } = replicatedPods({ N: 2, R: 2, U: 3, F: 1, C: 1 });
    const compiled = compile(system, laws);
    const search = new InterpretedSearch(compiled);
    search.advance(1_000);
    expect(checkLiveness(compiled, search)).toMatchObject([
      { verdict: 'undecided', why: 'the search did not store every reachable state' },
    ]);
    expect(checkLiveness(compiled, search, { edgeLimit: 100 })).toMatchObject([
      { verdict: 'undecided', why: 'too many steps to store' },
    ]);
  });

  it('is broken by a search that ended early, if a lasso lies within what it found', () => {
    const { system, laws } = replicatedPods({ N: 2, R: 1, U: 2, F: 0, C: 0, freePartitions: true });
    const compiled = compile(system, laws);
    const search = new InterpretedSearch(compiled);
    search.advance(200);
    expect(checkLiveness(compiled, search)).toMatchObject([{ verdict: 'violated' }]);
  });
});
