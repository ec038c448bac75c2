import type { LazyState } from '../../../checker/lazy/lazyRun.ts';
import type { Rule } from '../../../checker/system/rule.ts';
import { probesOf } from '../../../models/podOnNode/parts/podContainers.ts';
import type { ApiPodParts } from '../../../models/podOnNode/parts/podParts.ts';
import { actionOf, type RuleAction } from '../../../models/ruleFacts.ts';
import { decidedSights } from './decidedSights.ts';
import { type ExplainedNode, explainedNode } from './explainedNode.ts';
import type { ExplainedPod } from './explainedPod.ts';
import type { FaultKind } from './faults.ts';
import type { ObjectSight } from './objectSight.ts';
import type { Cause } from './ownRules.ts';
import { PodRun } from './podRun.ts';
import type { Sight } from './sight.ts';

/** A state of a Pod's charts, by number. */
export type StateId = number;

/** What explanation must know of a rule. */
export type Move = {
  readonly rule: Rule;
  readonly cause: Cause;
  /** the container that it starts an instance of, by number; -1: none */
  readonly starts: number;
  /** the container that it ends, and the exit code */
  readonly ends: number;
  readonly exit: number;
  /** it is an init container or a sidecar: a new sandbox begins without what was counted of it */
  readonly isInit: boolean;
  /** the container that it is about */
  readonly about: number;
};

export type Step = { readonly move: Move; readonly to: StateId };

/** What rules do that may have happened to a Pod. */
const faults: { readonly [A in RuleAction]?: FaultKind } = {
  'death of a sandbox': 'sandbox',
  'stop of the kubelet': 'kubelet',
  reboot: 'reboot',
};

/** The states that a Pod's charts can be in, and the hidden steps between them, worked out as they are asked for. */
export class PodGraph {
  private readonly node: ExplainedNode;
  private readonly run: PodRun;
  private readonly moves: ReadonlyMap<Rule, Move>;
  private readonly states: LazyState[] = [];
  private readonly ids = new Map<string, StateId>();
  private readonly steps: (readonly Step[])[] = [];
  private readonly sights: (readonly Sight[])[] = [];

  constructor(pod: ExplainedPod) {
    this.node = explainedNode(pod);
    this.run = new PodRun(this.node);
    this.moves = new Map(this.run.system.rules.map((rule) => [rule, moveOf(this.node, rule)]));
  }

  /** states that were met so far */
  get size(): number {
    return this.states.length;
  }

  /** The charts as they begin. */
  beginning(): StateId {
    return this.idOf(this.run.beginning);
  }

  beside(object: ObjectSight, id: StateId): StateId {
    return this.idOf(this.run.beside(object, this.states[id]!));
  }

  /** The state in which all that is in the other graph stands as it does there; what is new has been asked for. */
  takeOver(former: PodGraph, id: StateId): StateId {
    return this.idOf(this.run.takeOver(former.run, former.states[id]!));
  }

  stepsFrom(id: StateId): readonly Step[] {
    const known = this.steps[id];
    if (known !== undefined) return known;
    const state = this.states[id]!;
    const steps = this.run.enabled(state).flatMap((rule): Step[] => {
      const move = this.moves.get(rule)!;
      const to = this.idOf(this.run.after(rule, state));
      return to === id && move.starts < 0 ? [] : [{ move, to }];
    });
    this.steps[id] = steps;
    return steps;
  }

  /** What the kubelet may write in this state. */
  sightsIn(id: StateId): readonly Sight[] {
    let known = this.sights[id];
    if (known === undefined) {
      known = decidedSights(this.node.pod, this.run, this.states[id]!);
      this.sights[id] = known;
    }
    return known;
  }

  private idOf(state: LazyState): StateId {
    const key = String.fromCharCode(...state);
    const known = this.ids.get(key);
    if (known !== undefined) return known;
    this.ids.set(key, this.states.length);
    this.states.push(state);
    return this.states.length - 1;
  }
}

const moveOf = ({ pod, own }: ExplainedNode, rule: Rule): Move => {
  const owned = own.find((each) => each.rule === rule);
  const withEvent = (type: string): number =>
    pod.containers.findIndex(({ state }) =>
      rule.then.some(({ component, event }) => component === state && event.type === type),
    );
  const exit = rule.then.find(({ event }) => event.type === 'EXIT')?.event as { code?: number } | undefined;
  const about = pod.containers.findIndex(({ state, probes }) =>
    [state, ...probes.map((probe) => probe.state)].some((part) =>
      rule.then.some(({ component, mandatory }) => mandatory && component === part),
    ),
  );
  return {
    rule,
    cause: owned?.cause ?? causeOf(pod, rule),
    starts: owned?.restarts ?? withEvent('CREATE'),
    ends: withEvent('EXIT'),
    exit: exit?.code ?? 0,
    isInit: ['init', 'sidecar'].includes(pod.containers[about]?.plan.kind ?? ''),
    about: owned?.restarts ?? about,
  };
};

/**
 * Probes find what is shown: a startup probe that fails shows in nothing but the end of the container. What runs no longer
 * shows nothing of whether an earlier kubelet started it.
 */
const causeOf = (pod: ApiPodParts, rule: Rule): Cause => {
  const action = actionOf(rule);
  const fault = action && faults[action];
  if (fault !== undefined) return fault;
  for (const { plan, state } of probesOf(pod)) {
    const event = rule.then.find(({ component }) => component === state)?.event as ProbeEvent | undefined;
    if (event?.type === 'YOUNG' || event?.type === 'RESUME') return 'running';
    if (event?.type !== 'RESULT') continue;
    if (event.result === 'failure') return plan.kind === 'startup' ? 'never' : 'failing';
    return plan.kind === 'startup' ? 'always' : 'ready';
  }
  return 'always';
};

type ProbeEvent = { readonly type: string; readonly result?: 'success' | 'failure' };
