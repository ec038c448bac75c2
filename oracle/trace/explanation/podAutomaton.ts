import type { LazyState } from '../../../checker/lazy/lazyRun.ts';
import type { Rule } from '../../../checker/system/rule.ts';
import type { Pod } from '../../../spec/api/objects/core.ts';
import type { BoundPod } from '../../../spec/kubelet/boundPod.ts';
import { isReady } from '../history/livePod.ts';
import type { PodWriter } from '../writes/podWrite.ts';
import { explainedNode, type ExplainedNode, type Faults, failsThePod } from './explainedNode.ts';
import { type ObjectSight, PodRun } from './podRun.ts';
import { type ContainerSight, type Sight, sightOfPod } from './sight.ts';

type Belief = number;

type Wanted = {
  readonly sight: Sight;
  /** how many instances of each container are started: at least, at most */
  readonly starts: readonly (readonly [least: number, most: number])[];
};

const limit = 200_000;

export class PodAutomaton {
  explored = 0;
  memoSize = 0;
  private readonly node: ExplainedNode;
  private readonly run: PodRun;
  private readonly beliefs: (readonly LazyState[])[] = [];
  private readonly ids = new Map<string, Belief>();
  private readonly known = new Map<string, Belief | undefined>();

  constructor(pod: BoundPod, faults: Faults) {
    this.node = explainedNode(pod, faults);
    this.run = new PodRun(this.node);
  }

  begin(pod: Pod): Belief {
    return this.idOf([this.run.settled(this.run.withObject(this.run.first0(), objectSight(pod, false)))]);
  }

  sizeOf(belief: Belief): number {
    return this.beliefs[belief]!.length;
  }

  next(belief: Belief, before: Pod, after: Pod, writer: PodWriter): Belief | undefined {
    const object = objectSight(after, writer === 'removal');
    const wanted = writer === 'kubelet' ? wantedOf(sightOfPod(before), sightOfPod(after)) : undefined;
    const key = JSON.stringify([belief, object, wanted]);
    if (this.known.has(key)) { this.explored = 0; return this.known.get(key); }
    const states = this.beliefs[belief]!;
    const shown = wanted ? this.search(states, wanted) : states;
    const next =
      shown.length === 0
        ? undefined
        : this.idOf(shown.map((state) => this.run.settled(this.run.withObject(state, object))));
    this.known.set(key, next);
    this.memoSize++;
    return next;
  }

  nearest(belief: Belief, before: Pod, after: Pod): string {
    const wanted = wantedOf(sightOfPod(before), sightOfPod(after));
    const seen = new Map<string, number>();
    this.search(this.beliefs[belief]!, wanted, (s) => { if (s) { const k = JSON.stringify([s.phase, s.conditions.map((c) => c[0]).join(''), s.containers.map((c) => `${c.state}:${c.exit}${c.ready ? 'R' : ''}${c.started ? 'S' : ''}`)]); seen.set(k, (seen.get(k) ?? 0) + 1); } });
    return JSON.stringify(wanted.starts) + [...seen].map(([k, n]) => `\n        ${k} ${n}`).slice(0, 40).join('');
  }

  /** The states, hidden steps away, in which the kubelet would write just this. */
  private search(from: readonly LazyState[], wanted: Wanted, onSight?: (s: Sight | undefined) => void): readonly LazyState[] {
    const zero = wanted.starts.map(() => 0);
    const found = new Map<string, LazyState>();
    const queue: { state: LazyState; starts: readonly number[] }[] = [];
    const seen = new Set<string>();
    const add = (state: LazyState, starts: readonly number[]): void => {
      const key = `${state.join()}|${starts.join()}`;
      if (seen.has(key)) return;
      seen.add(key);
      queue.push({ state, starts });
    };
    for (const state of from) add(state, zero);
    for (let at = 0; at < queue.length; at++) {
      const { state, starts } = queue[at]!;
      const sight = this.run.sight(state);
      onSight?.(sight);
      if (sight && starts.every((n, i) => n >= wanted.starts[i]![0]) && isShown(sight, wanted.sight)) {
        found.set(state.join(), state);
        continue;
      }
      if (queue.length > limit) throw new Error('limit');
      for (const rule of this.run.enabled(state)) {
        if (!wanted.sight.failedByKubelet && failsThePod.some((name) => name === rule.name)) continue;
        const next = this.startsAfter(rule, starts);
        if (next.some((n, i) => n > wanted.starts[i]![1])) continue;
        if (this.endsForGood(rule, starts, wanted)) continue;
        add(this.run.after(rule, state), next);
      }
    }
    this.explored = queue.length;
    return [...found.values()];
  }

  /** It ends a container otherwise than it is shown, with no instance to come. */
  private endsForGood(rule: Rule, starts: readonly number[], { sight, starts: wanted }: Wanted): boolean {
    for (const [at, { state }] of this.node.pod.containers.entries()) {
      const exit = rule.then.find(({ component, event }) => component === state && event.type === 'EXIT');
      if (!exit || starts[at]! < wanted[at]![1]) continue;
      const shown = sight.containers[at]!;
      if (shown.state === 'running') return true;
      if (shown.exit !== null && shown.exit !== (exit.event as unknown as { code: number }).code) return true;
    }
    return false;
  }

  private startsAfter(rule: Rule, starts: readonly number[]): readonly number[] {
    let next = starts;
    for (const [at, { state }] of this.node.pod.containers.entries()) {
      if (rule.then.some(({ component, event }) => component === state && event.type === 'START'))
        next = next.with(at, next[at]! + 1);
    }
    return next;
  }

  private idOf(states: readonly LazyState[]): Belief {
    const unique = new Map(states.map((state) => [state.join(), state]));
    const key = [...unique.keys()].sort().join(';');
    const known = this.ids.get(key);
    if (known !== undefined) return known;
    this.ids.set(key, this.beliefs.length);
    this.beliefs.push([...unique.values()]);
    return this.beliefs.length - 1;
  }
}

const objectSight = (pod: Pod, gone: boolean): ObjectSight => ({
  existence: gone ? 'gone' : pod.spec?.nodeName === undefined ? 'unbound' : pod.metadata?.deletionTimestamp === undefined ? 'bound' : 'terminating',
  phase: (pod.status?.phase ?? 'Pending') as ObjectSight['phase'],
  ready: isReady(pod),
});

const wantedOf = (before: Sight, sight: Sight): Wanted => ({
  sight,
  starts: sight.containers.map((after, at) => {
    const old = before.containers[at];
    const grown = after.restartCount - (old?.restartCount ?? 0);
    const first = after.known && !old?.known ? 1 : 0;
    return [Math.max(0, grown + first), Math.max(0, grown + first)] as const;
  }),
});

const isShown = (could: Sight, wanted: Sight): boolean =>
  could.phase === wanted.phase &&
  could.failedByKubelet === wanted.failedByKubelet &&
  could.conditions.every((status, at) => status === wanted.conditions[at]) &&
  could.containers.every((container, at) => isContainerShown(container, wanted.containers[at]!));

const isContainerShown = (could: ContainerSight, wanted: ContainerSight): boolean => {
  if (could.state !== wanted.state) {
    return wanted.state === 'waiting' && wanted.known && could.state === 'terminated' && could.exit === wanted.exit;
  }
  if (could.state === 'running') return could.ready === wanted.ready && could.started === wanted.started;
  return could.state === 'waiting' || wanted.exit === null || could.exit === wanted.exit;
};
