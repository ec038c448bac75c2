import type { Pod } from '../../../spec/api/objects/core.ts';
import { restartingAllContainers } from '../../../spec/kubelet/restart/restartAllContainers.ts';
import { conditionIn } from '../history/livePod.ts';
import { allStatuses } from '../writes/kubeletDecision.ts';
import type { PodWriter } from '../writes/podWrite.ts';
import { type Additions, additionsOf, type ExplainedPod, explainedPod } from './explainedPod.ts';
import { type ObjectSight, objectSight } from './objectSight.ts';
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

/** No run of the charts leads from the belief to what is wanted. */
export type Unexplained = {
  readonly is: 'unexplained';
  readonly automaton: PodAutomaton;
  readonly belief: Belief;
  readonly wanted: Wanted;
  readonly additions: Additions;
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
      return explained;
    }
    const pod = this.pods.get(uid);
    if (pod === undefined) return explained;
    if (writer === 'removal') {
      this.pods.delete(uid);
      return explained;
    }
    if (writer === 'spec') changeSpec(pod, after);
    const sight = sightOfPod(after, pod.additions);
    if (writer !== 'kubelet') {
      takeForeign(pod, after, sight);
      return explained;
    }
    const said = isRestartingAll(after) ? ({ is: 'undecided' } as const) : takeStatus(pod, event, sight);
    if (said.is !== 'explained') this.pods.delete(uid);
    return said;
  }

  private begin(uid: string, pod: Pod): void {
    const additions = additionsOf(pod.spec);
    const automaton = automatonOf(explainedPod(pod, additions));
    const belief = automaton.begin(objectSight(pod, false));
    const shown = sightOfPod(pod, additions);
    this.pods.set(uid, { automaton, belief, additions, shown, specChanged: false });
  }
}

const explained = { is: 'explained' } as const;

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
const takeForeign = (pod: Explained, after: Pod, { phase }: Sight): void => {
  const object = objectSight(after, false);
  const believed = phase === pod.shown.phase ? [object] : [object, { ...object, phase: pod.shown.phase }];
  pod.belief = pod.automaton.beside(pod.belief, believed as readonly ObjectSight[]);
};

const takeStatus = (pod: Explained, { after, faults }: PodEvent, sight: Sight): Explanation => {
  const { automaton, belief } = pod;
  const wanted: Wanted = {
    sight,
    starts: startsBetween(pod.shown, sight),
    specChanged: pod.specChanged,
    isFailing: areAllReady(after) && conditionIn(after, 'ContainersReady')?.status === 'False',
    isReadyOpen: (after.spec?.readinessGates ?? []).length > 0,
    faults,
  };
  const next = automaton.next(belief, wanted, objectSight(after, false));
  if (next.is === 'explained') {
    pod.belief = next.belief;
    pod.shown = isRefusal(sight) ? { ...sight, containers: pod.shown.containers } : sight;
    return next;
  }
  if (next.is === 'undecided') return { is: 'undecided' };
  return { is: 'unexplained', automaton, belief, wanted, additions: pod.additions };
};

const areAllReady = ({ status }: Pod): boolean => {
  const statuses = status?.containerStatuses ?? [];
  return statuses.length > 0 && statuses.every(({ ready }) => ready);
};
