import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '../../../checker/compile/compile.ts';
import { InterpretedSearch } from '../../../checker/explore/interpretedSearch.ts';
import { WasmSearch } from '../../../checker/explore/wasm/wasmSearch.ts';
import { isLiveness } from '../../../checker/laws/law.ts';
import { checkLiveness } from '../../../checker/liveness/checkLiveness.ts';
import { randomSystem } from '../arbitraries/system.ts';
import { type GuardLaw, isBroken } from './bruteForce.ts';
import { type ExplicitGraph, explicitGraph } from './explicitGraph.ts';
import { lassoProblem } from './lassoProblem.ts';

const stateLimit = 60;

/** the brute-force judge tries all subsets of these */
const strongInstances = ({ steps }: ExplicitGraph): number =>
  new Set(steps.flat().flatMap(({ rule }) => (rule.fair === 'strong' ? [rule] : []))).size;

describe('liveness of random small systems', () => {
  it('is what a brute-force judge says, with generated code and without, and every lasso is a fair run of the charts that breaks its law', () => {
    const seen = { holds: 0, violated: 0, vacuous: 0, undecided: 0 };
    fc.assert(
      fc.property(
        randomSystem,
        fc.boolean(),
        fc.boolean(),
        fc.boolean(),
        ({ system, laws }, reduce, generated, generatedSteps) => {
          const graph = explicitGraph(system, laws, stateLimit);
          fc.pre(graph !== undefined && strongInstances(graph) <= 5);
          const compiled = compile(system, laws, { reduce });
          const search = generated ? new WasmSearch(compiled) : new InterpretedSearch(compiled);
          while (search.advance(1000));
          const answers = checkLiveness(compiled, search, {
            leastGenerated: generatedSteps ? 0 : stateLimit + 1,
          });
          const waiting = laws.filter(isLiveness) as GuardLaw[];
          const judged = waiting.map((law) => isBroken(graph, law));
          expect(answers.map(({ verdict }) => verdict === 'violated')).toEqual(judged);
          answers.forEach((answer, at) => {
            seen[answer.verdict] += 1;
            if (answer.verdict !== 'violated') return;
            expect(lassoProblem(compiled, waiting[at]!, answer.lasso)).toBeUndefined();
          });
        },
      ),
      { numRuns: 800 },
    );
    expect(Math.min(seen.holds, seen.violated, seen.vacuous)).toBeGreaterThan(30);
    expect(seen.undecided).toBe(0);
  });
});
