import { ReferenceRun } from '../reference/state.ts';
import { Refusal } from '../refusal.ts';
import { instanceName } from '../system/rule.ts';
import type { System } from '../system/system.ts';
import { type Choice, replay, type Trace } from '../trace/trace.ts';

/**
 * A run as a short text: for each choice, its place (from 0) among the rules that may happen, in the order of
 * the system's rules; `0.3.12`. The empty text is the run in which nothing has happened.
 */
export const pathOf = (system: System, choices: readonly Choice[]): string => {
  const run = new ReferenceRun(system);
  let { state } = run.initial();
  return choices
    .map((choice, at) => {
      const enabled = run.enabled(state);
      const place = enabled.findIndex(
        (rule) => rule.name === choice.rule && rule.args.join() === choice.args.join(),
      );
      if (place < 0) throw new Refusal('CK303', `step ${at + 1}`, `${choice.rule} cannot happen here`);
      state = run.fire(enabled[place]!, state).at(-1)!.after;
      return place;
    })
    .join('.');
};

/** Runs a path through the charts. Refuses (CK303) what is not a path of this system. */
export const replayPath = (system: System, path: string): Trace => {
  const run = new ReferenceRun(system);
  let { state } = run.initial();
  const choices = (path === '' ? [] : path.split('.')).map((part, at): Choice => {
    const enabled = run.enabled(state);
    const rule = /^\d+$/.test(part) ? enabled[Number(part)] : undefined;
    if (!rule) {
      const able = enabled.map(instanceName).join(', ') || 'nothing';
      throw new Refusal(
        'CK303',
        `step ${at + 1}`,
        `${JSON.stringify(part)} is not the place of a rule; here may happen: ${able}`,
      );
    }
    state = run.fire(rule, state).at(-1)!.after;
    return { rule: rule.name, args: rule.args };
  });
  return replay(system, choices, run);
};
