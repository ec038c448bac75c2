import type { Pod } from '../../../spec/api/objects/core.ts';
import { restartingAllContainers } from '../../../spec/kubelet/restart/restartAllContainers.ts';
import { conditionIn } from '../history/livePod.ts';
import { allStatuses } from '../writes/kubeletDecision.ts';
import type { PodWriter } from '../writes/podWrite.ts';
import {
  type Additions,
  additionsOf,
  containersOf,
  type ExplainedPod,
  explainedPod,
} from './explainedPod.ts';
import { unexplainedWords } from './inWords.ts';
import { existences, type ObjectSight, objectSight } from './objectSight.ts';
import { type Belief, PodAutomaton } from './podAutomaton.ts';
import { isRefusal, type Sight, sightOfPod } from './sight.ts';
import { startsBetween, type Wanted } from './wanted.ts';

/** A Pod whose events have been explained so far. */
type Explained = {
  automaton: PodAutomaton;
  belief: Belief;
  additions: Additions;
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

export type Explanation =
  | { readonly is: 'explained' }
  /** from now on nothing is said of the Pod */
  | { readonly is: 'undecided' }
  /** no run of the charts shows this event after those before; in a sentence */
  | { readonly is: 'unexplained'; readonly words: () => string };

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
    if (before === undefined) return this.begin(uid, event);
    const pod = this.pods.get(uid);
    if (pod === undefined) return explained;
    if (writer === 'removal') {
      this.pods.delete(uid);
      return explained;
    }
    const said = goesBack(before, after) ?? takeEvent(pod, event);
    if (said.is !== 'explained') this.pods.delete(uid);
    return said;
  }

  /** A Pod is explained from its creation. */
  private begin(uid: string, { after, writer }: PodEvent): Explanation {
    if (writer !== 'creation' || !isNew(after)) return { is: 'undecided' };
    const additions = additionsOf(after.spec);
    const automaton = automatonOf(explainedPod(after, additions));
    const belief = automaton.begin(objectSight(after, false));
    const shown = sightOfPod(after, additions);
    this.pods.set(uid, { automaton, belief, additions, shown, specChanged: false });
    return explained;
  }
}

const explained = { is: 'explained' } as const;

const isNew = ({ metadata, status }: Pod): boolean =>
  metadata?.deletionTimestamp === undefined &&
  status?.startTime === undefined &&
  (status?.phase ?? 'Pending') === 'Pending' &&
  (status?.conditions ?? []).every(({ type }) => type === 'PodScheduled');

/** The object of a Pod is created, bound, deleted, and nothing of that is taken back. */
const goesBack = (before: Pod, after: Pod): Explanation | undefined => {
  const [was, is] = [objectSight(before, false).existence, objectSight(after, false).existence];
  if (existences.indexOf(is) >= existences.indexOf(was)) return undefined;
  return {
    is: 'unexplained',
    words: () => `its object was ${was} and is ${is}, and no run of its chart goes back`,
  };
};

const takeEvent = (pod: Explained, event: PodEvent): Explanation => {
  const { after, writer } = event;
  if (writer === 'spec') changeSpec(pod, after);
  if (writer !== 'kubelet' && writer !== 'nobody') {
    takeForeign(pod, after);
    return explained;
  }
  return isRestartingAll(after) ? { is: 'undecided' } : takeStatus(pod, event);
};

/** Counts grow before anything is started again: what of them is an instance cannot be told. */
const isRestartingAll = ({ status }: Pod): boolean =>
  allStatuses(status).some(({ state }) => state?.waiting?.reason === restartingAllContainers);

const changeSpec = (pod: Explained, after: Pod): void => {
  pod.specChanged = true;
  pod.additions = additionsOf(after.spec, pod.additions);
  const next = automatonOf(explainedPod(after, pod.additions));
  if (next === pod.automaton) return;
  pod.belief = next.takeOver(pod.automaton, pod.belief);
  pod.automaton = next;
};

/** What others write of how the Pod is, its kubelet may go by or not: it has an opinion of its own. */
const takeForeign = (pod: Explained, after: Pod): void => {
  const object = objectSight(after, false);
  const own = pod.shown.phase as ObjectSight['phase'];
  pod.belief = pod.automaton.beside(
    pod.belief,
    object.phase === own ? [object] : [object, { ...object, phase: own }],
  );
};

const takeStatus = (pod: Explained, { after, faults }: PodEvent): Explanation => {
  const { automaton, belief, additions } = pod;
  const sight = sightOfPod(after, additions);
  const wanted: Wanted = {
    sight,
    starts: startsBetween(pod.shown, sight),
    specChanged: pod.specChanged,
    isFailing: areAllReady(after) && conditionIn(after, 'ContainersReady')?.status === 'False',
    isReadyOpen: (after.spec?.readinessGates ?? []).length > 0,
    faults,
  };
  const next = automaton.next(belief, wanted, objectSight(after, false));
  switch (next.is) {
    case 'explained':
      pod.belief = next.belief;
      pod.shown = isRefusal(sight) ? { ...sight, containers: pod.shown.containers } : sight;
      return explained;
    case 'undecided':
      return { is: 'undecided' };
    case 'unexplained': {
      const names = containersOf(after.spec, additions).map(({ name }) => name);
      return { is: 'unexplained', words: () => unexplainedWords(automaton, belief, wanted, names) };
    }
  }
};

const areAllReady = ({ status }: Pod): boolean => {
  const statuses = status?.containerStatuses ?? [];
  return statuses.length > 0 && statuses.every(({ ready }) => ready);
};
