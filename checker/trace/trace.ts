import { ReferenceRun, type SystemState } from '../reference/state.ts';
import { Refusal } from '../refusal.ts';
import { instanceName, type Rule } from '../system/rule.ts';
import type { System } from '../system/system.ts';

/** One thing that happened: a rule, and the state before and after it. */
export type TraceStep = { readonly rule: Rule; readonly before: SystemState; readonly after: SystemState };

/**
 * A run of a system on its charts. Every choice (a rule that is not urgent) is a step; the urgent rules that
 * settle after it are listed too, and marked by their `rule.urgent`.
 */
export type Trace = {
  readonly system: System;
  readonly initial: SystemState;
  readonly steps: readonly TraceStep[];
};

/** A choice as it is saved: the rule's name and whom it is about. */
export type Choice = { readonly rule: string; readonly args: readonly number[] };

export const choiceOf = ({ name, args }: Pick<Rule, 'name' | 'args'>): Choice => ({ rule: name, args });

export const choicesOf = (trace: Trace): Choice[] =>
  trace.steps.filter(({ rule }) => rule.urgent === undefined).map(({ rule }) => choiceOf(rule));

/** How many choices a trace makes: its length, as verdicts count it. */
export const lengthOf = (trace: Trace): number => choicesOf(trace).length;

/** The state that a trace ends in. */
export const lastState = (trace: Trace): SystemState => trace.steps.at(-1)?.after ?? trace.initial;

/**
 * Runs choices through the charts. Refuses (CK303) a choice that the system does not have, or that is not
 * enabled when its turn comes.
 */
export const replay = (system: System, choices: readonly Choice[], run = new ReferenceRun(system)): Trace => {
  const rules = new Map(system.rules.map((rule) => [instanceName(rule), rule]));
  const beginning = run.initial();
  const steps: TraceStep[] = [];
  let state = beginning.state;
  choices.forEach((choice, at) => {
    const name = choice.args.length ? `${choice.rule}(${choice.args.join(',')})` : choice.rule;
    const rule = rules.get(name);
    if (!rule) throw new Refusal('CK303', `step ${at + 1}`, `the system has no rule ${name}`);
    if (rule.urgent !== undefined || !run.isEnabled(rule, state)) {
      throw new Refusal('CK303', `step ${at + 1}`, `${name} cannot happen here`);
    }
    for (const happening of run.fire(rule, state)) {
      steps.push({ rule: happening.rule, before: state, after: happening.after });
      state = happening.after;
    }
  });
  return { system, initial: beginning.state, steps };
};
