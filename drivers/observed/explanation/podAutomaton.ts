import type { ExplainedPod } from './explainedPod.ts';
import { type ObjectSight, objectCode } from './objectSight.ts';
import { PodGraph, type StateId } from './podGraph.ts';
import { search } from './search.ts';
import { type Wanted, wantedKey } from './wanted.ts';

/** Where a Pod may be: the states of its charts that some run leads to that shows the events so far. By number. */
export type Belief = number;

/** What an event makes of a belief: another one, none that explains it, or the limit of the search. */
export type Next =
  | { readonly is: 'explained'; readonly belief: Belief }
  | { readonly is: 'unexplained' }
  | { readonly is: 'undecided' };

/**
 * The charts of a Pod as an automaton over events: deterministic, its states are beliefs. All Pods that are alike share
 * it, so that what one of them has shown needs no search for the next.
 */
export class PodAutomaton {
  readonly graph: PodGraph;
  private readonly beliefs: (readonly StateId[])[] = [];
  private readonly ids = new Map<string, Belief>();
  private readonly written = new Map<string, Belief>();
  private readonly known = new Map<string, Next>();

  constructor(pod: ExplainedPod) {
    this.graph = new PodGraph(pod);
  }

  /** As a Pod is created. */
  begin(object: ObjectSight): Belief {
    return this.idOf([this.graph.beside(object, this.graph.beginning())]);
  }

  statesOf(belief: Belief): readonly StateId[] {
    return this.beliefs[belief]!;
  }

  /** Others have written the object: it is one of these to its kubelet. */
  beside(belief: Belief, objects: readonly ObjectSight[]): Belief {
    const key = `${belief} ${objects.map(objectCode).join(' ')}`;
    const known = this.written.get(key);
    if (known !== undefined) return known;
    const states = this.statesOf(belief);
    const next = this.idOf(
      objects.flatMap((object) => states.map((state) => this.graph.beside(object, state))),
    );
    this.written.set(key, next);
    return next;
  }

  /** The kubelet has written the status, and so the object. */
  next(belief: Belief, wanted: Wanted, object: ObjectSight): Next {
    const key = `${belief} ${objectCode(object)} ${wantedKey(wanted)}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const next = this.explain(belief, wanted, object);
    this.known.set(key, next);
    return next;
  }

  /** The Pod has ephemeral containers more than it had: all else is where it was. */
  takeOver(former: PodAutomaton, belief: Belief): Belief {
    return this.idOf(former.statesOf(belief).map((state) => this.graph.takeOver(former.graph, state)));
  }

  private explain(belief: Belief, wanted: Wanted, object: ObjectSight): Next {
    const { found, isCutOff } = search(this.graph, this.statesOf(belief), wanted);
    if (isCutOff) return { is: 'undecided' };
    if (found.length === 0) return { is: 'unexplained' };
    return {
      is: 'explained',
      belief: this.idOf(found.map(({ state }) => this.graph.beside(object, state))),
    };
  }

  private idOf(states: readonly StateId[]): Belief {
    const sorted = [...new Set(states)].sort((one, other) => one - other);
    const key = sorted.join();
    const known = this.ids.get(key);
    if (known !== undefined) return known;
    this.ids.set(key, this.beliefs.length);
    this.beliefs.push(sorted);
    return this.beliefs.length - 1;
  }
}
