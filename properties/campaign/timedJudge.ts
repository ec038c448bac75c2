import type { Step } from '../../checker/laws/law.ts';
import type { LazyBreach } from '../../checker/lazy/lazyJudge.ts';
import type { LawRecord } from '../laws/lawRecord.ts';
import type { TimedContainer, TimedPod } from '../laws/timed.ts';

/** Judges laws about times. Every view is a new one here: nothing is remembered but what was exercised. */
export class TimedJudge {
  readonly witnessed = new Set<string>();
  private readonly laws: readonly LawRecord[];

  constructor(laws: readonly LawRecord[]) {
    this.laws = laws;
  }

  judgeStep(
    before: readonly TimedContainer[],
    after: readonly TimedContainer[],
    step: Step,
  ): LazyBreach | undefined {
    for (const law of this.laws) {
      if (law.kind !== 'step' || law.of !== 'timed container') continue;
      for (const [at, view] of after.entries()) {
        const pair = [before[at] as never, view as never, step] as const;
        if (!law.holds(...pair)) return { law: law.id, subject: view.name };
        if (law.witness?.(...pair)) this.witnessed.add(law.id);
      }
    }
    return undefined;
  }

  judgeState(pods: readonly TimedPod[]): LazyBreach | undefined {
    for (const law of this.laws) {
      if (law.kind !== 'state' || law.of !== 'timed Pod') continue;
      for (const pod of pods) {
        if (!law.holds(pod as never)) return { law: law.id, subject: pod.name };
        if (law.witness?.(pod as never)) this.witnessed.add(law.id);
      }
    }
    return undefined;
  }
}
