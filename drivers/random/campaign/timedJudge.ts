import type { StateLaw, Step, StepLaw } from '../../../checker/laws/law.ts';
import type { LazyBreach } from '../../../checker/lazy/lazyJudge.ts';
import type { ModelLaw } from '../../../properties/laws/modelLaws.ts';
import type { TimedPod } from '../../../properties/laws/timed.ts';
import type { TimedMove } from './chronicle.ts';

/** Judges laws about times. Every view is a new one here: nothing is remembered but what was exercised. */
export class TimedJudge {
  readonly witnessed = new Set<string>();
  private readonly ofContainers: readonly StepLaw[];
  private readonly ofPods: readonly StateLaw[];

  constructor(laws: readonly ModelLaw[]) {
    this.ofContainers = laws.filter(
      (law): law is ModelLaw & StepLaw => law.kind === 'step' && law.of === 'timed container',
    );
    this.ofPods = laws.filter(
      (law): law is ModelLaw & StateLaw => law.kind === 'state' && law.of === 'timed Pod',
    );
  }

  judgeStep(moves: readonly TimedMove[], step: Step): LazyBreach | undefined {
    for (const { before, after } of moves) {
      for (const law of this.ofContainers) {
        if (!law.holds(before as never, after as never, step)) return { law: law.id, subject: after.name };
        if (law.witness?.(before as never, after as never, step)) this.witnessed.add(law.id);
      }
    }
    return undefined;
  }

  judgeState(pods: readonly TimedPod[]): LazyBreach | undefined {
    for (const pod of pods) {
      for (const law of this.ofPods) {
        if (!law.holds(pod as never)) return { law: law.id, subject: pod.name };
        if (law.witness?.(pod as never)) this.witnessed.add(law.id);
      }
    }
    return undefined;
  }
}
