import type { Pod } from '../../../spec/api/objects/core.ts';
import type { PodWriter } from '../writes/podWrite.ts';
import { type ExplainedPod, explainedPod } from './explainedPod.ts';
import { objectSight } from './objectSight.ts';
import { type Belief, PodAutomaton } from './podAutomaton.ts';
import { type Sight, sightOfPod } from './sight.ts';
import { startsBetween, type Wanted } from './wanted.ts';

/** A Pod whose events have been explained so far. */
type Explained = {
  automaton: PodAutomaton;
  belief: Belief;
  /** what the kubelet has written last */
  shown: Sight;
  specChanged: boolean;
};

export type PodEvent = {
  readonly before: Pod | undefined;
  readonly after: Pod;
  readonly writer: PodWriter;
  /** something may have befallen its node, its kubelet or its sandbox */
  readonly faults: boolean;
};

/** No run of the charts leads from the belief to what is wanted. */
export type Unexplained = {
  readonly is: 'unexplained';
  readonly automaton: PodAutomaton;
  readonly belief: Belief;
  readonly wanted: Wanted;
};

export type Explanation = { readonly is: 'explained' } | { readonly is: 'undecided' } | Unexplained;

const automata = new Map<string, PodAutomaton>();

/** Pods that are alike share what is known of their charts. */
const automatonOf = (pod: ExplainedPod): PodAutomaton => {
  const key = JSON.stringify(pod);
  const known = automata.get(key) ?? new PodAutomaton(pod);
  automata.set(key, known);
  return known;
};

/** Explains the events of Pods by runs of their charts, hidden steps included. */
export class Explainer {
  private readonly pods = new Map<string, Explained>();

  take(uid: string, event: PodEvent): Explanation {
    const { before, after, writer } = event;
    if (writer === 'creation') {
      if (before === undefined) this.begin(uid, after);
      return { is: 'explained' };
    }
    const pod = this.pods.get(uid);
    if (pod === undefined) return { is: 'explained' };
    if (writer === 'removal') {
      this.pods.delete(uid);
      return { is: 'explained' };
    }
    const object = objectSight(after, false);
    if (writer === 'spec') this.changeSpec(pod, after);
    if (writer !== 'kubelet') {
      pod.belief = pod.automaton.beside(pod.belief, object);
      return { is: 'explained' };
    }
    const sight = sightOfPod(after);
    const wanted: Wanted = {
      sight,
      starts: startsBetween(pod.shown, sight),
      specChanged: pod.specChanged,
      isReadyOpen: (after.spec?.readinessGates ?? []).length > 0,
      faults: event.faults,
    };
    const next = pod.automaton.next(pod.belief, wanted, object);
    if (next.is === 'explained') {
      pod.belief = next.belief;
      pod.shown = sight;
      return next;
    }
    this.pods.delete(uid);
    const { automaton, belief } = pod;
    return next.is === 'undecided' ? { is: 'undecided' } : { is: 'unexplained', automaton, belief, wanted };
  }

  private begin(uid: string, pod: Pod): void {
    const automaton = automatonOf(explainedPod(pod));
    const belief = automaton.begin(objectSight(pod, false));
    this.pods.set(uid, { automaton, belief, shown: sightOfPod(pod), specChanged: false });
  }

  private changeSpec(pod: Explained, after: Pod): void {
    pod.specChanged = true;
    const next = automatonOf(explainedPod(after));
    if (next === pod.automaton) return;
    pod.belief = next.takeOver(pod.automaton, pod.belief);
    pod.automaton = next;
  }
}
