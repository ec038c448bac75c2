import { conditionIn } from '../../../models/recorded/history/livePod.ts';
import { mayHaveBeenInitialized } from '../../../models/recorded/writes/initializedUnseen.ts';
import { allStatuses } from '../../../models/recorded/writes/kubeletDecision.ts';
import type { PodWriter } from '../../../models/recorded/writes/podWrite.ts';
import type { ContainerStatus, Pod } from '../../../spec/api/objects/core.ts';
import { restartingAllContainers } from '../../../spec/kubelet/restart/restartAllContainers.ts';
import { automatonOf } from './automata.ts';
import { type Additions, additionsOf, containersOf, explainedPod } from './explainedPod.ts';
import type { FaultKind } from './faults.ts';
import { unexplainedWords } from './inWords.ts';
import { existences, type ObjectSight, objectSight } from './objectSight.ts';
import type { Past } from './past.ts';
import type { Belief, PodAutomaton } from './podAutomaton.ts';
import { isRefusal, type Sight, shownConditions, sightOfPod } from './sight.ts';
import { startsBetween, type Wanted } from './wanted.ts';

export type PodEvent = {
  /** the physical line of the file, from 1 */
  readonly line: number;
  readonly before: Pod | undefined;
  readonly after: Pod;
  readonly writer: PodWriter;
  /** what may have happened to its node, its kubelet or its sandbox by now */
  readonly faults: readonly FaultKind[];
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
  readonly created: { readonly name: string; readonly line: number };
  /** the events so far, if its story is to be told */
  readonly past: Past[] | undefined;
  private additions: Additions;
  /** what its kubelet has written last */
  private shown: Sight;
  private specChanged = false;

  constructor(pod: Pod, line: number, tells: boolean) {
    const { name, namespace } = pod.metadata ?? {};
    this.created = { name: `${namespace}/${name}`, line };
    this.additions = additionsOf(pod.spec);
    this.automaton = automatonOf(explainedPod(pod, this.additions));
    this.belief = this.automaton.begin(objectSight(pod, false));
    this.shown = sightOfPod(pod, this.additions);
    this.past = tells ? [] : undefined;
  }

  take(event: PodEvent): Explanation {
    const { before, after, writer } = event;
    const backwards = goesBack(before, after);
    if (backwards !== undefined) return backwards;
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
    const { automaton: former, belief: from } = this;
    const automaton = automatonOf(explainedPod(after, this.additions));
    if (automaton === former) return;
    this.past?.push({ is: 'grown', automaton, former, from });
    this.belief = automaton.takeOver(former, from);
    this.automaton = automaton;
  }

  /** What others write of how the Pod is, its kubelet may go by or not: it has an opinion of its own. */
  private takeForeign({ line, writer, after }: PodEvent): void {
    const { automaton, belief: from } = this;
    const object = objectSight(after, false);
    const own = { ...object, phase: this.shown.phase as ObjectSight['phase'] };
    const objects = object.phase === own.phase ? [object] : [object, own];
    this.past?.push({ is: 'written', line, writer, after, automaton, from, objects });
    this.belief = automaton.beside(from, objects);
  }

  private takeStatus({ line, before, after, faults }: PodEvent): Explanation {
    const { automaton, belief: from, shown } = this;
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
    this.past?.push({ is: 'status', line, automaton, from, wanted, object, names, shown });
    this.belief = next.belief;
    this.shown = isRefusal(sight) ? { ...sight, containers: shown.containers } : sight;
    return explained;
  }
}

/** The object of a Pod is created, bound, deleted, and nothing of that is taken back. */
const goesBack = (before: Pod | undefined, after: Pod): Explanation | undefined => {
  const was = before && objectSight(before, false).existence;
  const is = objectSight(after, false).existence;
  if (was === undefined || existences.indexOf(is) >= existences.indexOf(was)) return undefined;
  return {
    is: 'unexplained',
    words: () => `its object was ${was} and is ${is}: no run of its chart goes back`,
  };
};

/**
 * All containers are restarted in place, or were since the last write, which may be the first to show it. Counts grow before
 * anything is started again: what of them is an instance cannot be told.
 */
const isRestartingAll = (before: Pod | undefined, { status }: Pod): boolean => {
  const removed = (statuses: readonly ContainerStatus[]) =>
    statuses.filter(({ lastState }) => lastState?.terminated?.reason === restartingAllContainers);
  const known = removed(allStatuses(before?.status));
  return (
    allStatuses(status).some(({ state }) => state?.waiting?.reason === restartingAllContainers) ||
    removed(allStatuses(status)).some(
      ({ name, restartCount }) =>
        !known.some((each) => each.name === name && each.restartCount === restartCount),
    )
  );
};

/** A fault happened to the Pod, and a container ended that nobody saw end: what its kubelet found then is not told. */
const isEndedUnseen = ({ sight, faults }: Wanted): boolean =>
  faults.length > 0 &&
  sight.containers.some(
    ({ state, exit, isKnown }) =>
      exit === null && (state === 'terminated' || (state === 'waiting' && isKnown)),
  );

const wasTrue = ({ conditions }: Sight, type: (typeof shownConditions)[number]): boolean =>
  conditions[shownConditions.indexOf(type)] === 'True';

/** What its containers say, and what is said of the Pod: its kubelet has decided otherwise, and holds the phase back. */
const isContradictory = (pod: Pod): boolean => {
  const statuses = pod.status?.containerStatuses ?? [];
  if (pod.status?.phase === 'Pending' && statuses.some(({ state }) => state?.running)) return true;
  const areReady = statuses.length > 0 && statuses.every(({ ready }) => ready);
  return areReady && conditionIn(pod, 'ContainersReady')?.status === 'False';
};
