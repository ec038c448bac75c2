import { mayHaveBeenInitialized } from '../../../models/recorded/writes/initializedUnseen.ts';
import type { PodWriter } from '../../../models/recorded/writes/podWrite.ts';
import type { Pod } from '../../../spec/api/objects/core.ts';
import { automatonOf } from './automata.ts';
import { goesBack, isContradictory, isEndedUnseen, isRestartingAll, wasTrue } from './eventFacts.ts';
import { type Additions, additionsOf, containersOf, explainedPod } from './explainedPod.ts';
import type { FaultKind } from './faults.ts';
import { unexplainedWords } from './inWords.ts';
import { type ObjectSight, objectSight } from './objectSight.ts';
import type { Past } from './past.ts';
import type { Belief, PodAutomaton } from './podAutomaton.ts';
import { isRefusal, type Sight, sightOfPod } from './sight.ts';
import { startsBetween, type Wanted } from './wanted.ts';

export type PodEvent = {
  /** the physical line of the file, from 1 */
  readonly line: number;
  /** when it was received, in unix seconds */
  readonly time: number;
  readonly before: Pod | undefined;
  readonly after: Pod;
  readonly writer: PodWriter;
  /** what may have happened to its node, its kubelet or its sandbox by now */
  readonly faults: readonly FaultKind[];
  /** how often the kubelet of its node was started again so far, as far as is known */
  readonly kubeletStarts: number;
};

export type Explanation =
  | { readonly is: 'explained' }
  /** from now on nothing is said of the Pod */
  | { readonly is: 'undecided' }
  /** no run of the charts shows this event after those before; in a sentence */
  | { readonly is: 'unexplained'; readonly words: () => string };

export const explained: Explanation = { is: 'explained' };

/** A Pod, explained event by event from its creation. */
export class PodLife {
  automaton: PodAutomaton;
  belief: Belief;
  readonly created: { readonly name: string; readonly line: number; readonly time: number };
  /** the events so far, if its story is to be told */
  readonly past: Past[] | undefined;
  private additions: Additions;
  /** what its kubelet has written last */
  private shown: Sight;
  private specChanged = false;
  /** where the Pod likely is, if its story is to be told: its kubelet began again whenever it was started */
  likely: Belief;
  /** of the starts of its kubelet so many are explained */
  private kubeletStarts: number | undefined;

  constructor(pod: Pod, { line, time }: Pick<PodEvent, 'line' | 'time'>, tells: boolean) {
    const { name, namespace } = pod.metadata ?? {};
    this.created = { name: `${namespace}/${name}`, line, time };
    this.additions = additionsOf(pod.spec);
    this.automaton = automatonOf(explainedPod(pod, this.additions));
    this.belief = this.automaton.begin(objectSight(pod, false));
    this.likely = this.belief;
    this.shown = sightOfPod(pod, this.additions);
    this.past = tells ? [] : undefined;
  }

  take(event: PodEvent): Explanation {
    const { before, after, writer } = event;
    const backwards = goesBack(before, after);
    if (backwards !== undefined) return { is: 'unexplained', words: () => backwards };
    if (writer === 'spec') this.changeSpec(after);
    if (writer === 'kubelet' || writer === 'nobody') {
      return isRestartingAll(before, after) ? { is: 'undecided' } : this.takeStatus(event);
    }
    this.takeForeign(event);
    return explained;
  }

  private changeSpec(after: Pod): void {
    this.specChanged = true;
    this.additions = additionsOf(after.spec, this.additions);
    const { automaton: former, belief: from, likely } = this;
    const automaton = automatonOf(explainedPod(after, this.additions));
    if (automaton === former) return;
    this.past?.push({ is: 'grown', automaton, former, from, likely });
    this.belief = automaton.takeOver(former, from);
    this.likely = automaton.takeOver(former, likely);
    this.automaton = automaton;
  }

  /** What others write of how the Pod is, its kubelet may go by or not: it has an opinion of its own. */
  private takeForeign({ line, time, writer, after }: PodEvent): void {
    const { automaton, belief: from, likely } = this;
    const object = objectSight(after, false);
    const own = { ...object, phase: this.shown.phase as ObjectSight['phase'] };
    const objects = object.phase === own.phase ? [object] : [object, own];
    this.past?.push({ is: 'written', line, time, writer, after, automaton, from, likely, objects });
    this.belief = automaton.beside(from, objects);
    this.likely = automaton.beside(likely, objects);
  }

  private takeStatus({ line, time, before, after, faults, kubeletStarts }: PodEvent): Explanation {
    const { automaton, belief: from, likely, shown } = this;
    const sight = sightOfPod(after, this.additions);
    const object = objectSight(after, false);
    const wanted: Wanted = {
      sight,
      starts: startsBetween(shown, sight),
      specChanged: this.specChanged,
      isFailing: isContradictory(after),
      wasInitialized:
        wasTrue(shown, 'Initialized') || (before !== undefined && mayHaveBeenInitialized(before, after)),
      wasWithSandbox: wasTrue(shown, 'PodReadyToStartContainers'),
      isReadyOpen: (after.spec?.readinessGates ?? []).length > 0,
      kubeletStarted: false,
      probesFail: true,
      faults,
    };
    const names = containersOf(after.spec, this.additions).map(({ name }) => name);
    const next = automaton.next(from, wanted, object);
    if (next.is === 'undecided' || (next.is === 'unexplained' && isEndedUnseen(wanted))) {
      return { is: 'undecided' };
    }
    if (next.is === 'unexplained') {
      return { is: 'unexplained', words: () => unexplainedWords(automaton, from, wanted, names) };
    }
    this.belief = next.belief;
    if (this.past !== undefined) {
      const likelyWanted = this.guess(wanted, object, kubeletStarts);
      this.past.push({
        is: 'status',
        line,
        time,
        automaton,
        from,
        likely,
        wanted,
        likelyWanted,
        object,
        names,
        shown,
      });
    }
    this.shown = isRefusal(sight) ? { ...sight, containers: shown.containers } : sight;
    return explained;
  }

  /**
   * Goes on with what is likely, or, if that leads nowhere, with all that is possible: a start of the kubelet that is known
   * explains what can be explained by it, and no probe fails where something else is enough.
   */
  private guess(wanted: Wanted, object: ObjectSight, kubeletStarts: number): Wanted {
    const { automaton, likely } = this;
    const explainedStarts = this.kubeletStarts ?? kubeletStarts;
    const guesses = [false, true].flatMap((probesFail) =>
      (kubeletStarts > explainedStarts ? [true, false] : [false]).map((kubeletStarted) => ({
        ...wanted,
        probesFail,
        kubeletStarted,
      })),
    );
    for (const guessed of guesses) {
      const next = automaton.next(likely, guessed, object);
      if (next.is !== 'explained') continue;
      this.likely = next.belief;
      this.kubeletStarts = guessed.kubeletStarted ? kubeletStarts : explainedStarts;
      return guessed;
    }
    this.likely = this.belief;
    return wanted;
  }
}
