import { problem } from '../../../spec/problem.ts';
import type { Composed } from '../../controllers/composed.ts';
import type { ControllersPlan } from '../../controllers/plan/controllersPlan.ts';
import type { Mutant } from '../../mutation/mutant.ts';
import { controllersBounds, readControllersBounds } from '../bounds/controllers.ts';
import { faultPatterns } from '../bounds/faultPatterns.ts';
import type { Bounds, Scenario } from '../scenario.ts';

/** A plan as a scenario gets it: so many replicas are asked for. */
export type AskedPlan = ControllersPlan & { readonly replicas: number };

/** A law that a fault breaks by design, and the fault: the bounds under which it may happen. */
export type ExpectedBreach = {
  readonly law: string;
  /** the fault, in words */
  readonly by: string;
  readonly where: (plan: AskedPlan) => boolean;
};

/** A scenario of controllers: its name, its sentence, what may happen in it unless told otherwise, what it composes. */
export type ControllerScenario = {
  readonly name: string;
  readonly says: string;
  readonly defaults: Bounds;
  /** the gate cannot be off: without it a controller acts while it remembers more of its own writes than the model keeps */
  readonly gateOnly?: true;
  readonly expects?: readonly ExpectedBreach[];
  readonly compose: (plan: AskedPlan, mutant: Mutant | undefined) => Composed;
};

export const controllerScenario = ({
  name,
  says,
  defaults,
  gateOnly,
  expects = [],
  compose,
}: ControllerScenario): Scenario => ({
  name,
  says,
  bounds: controllersBounds(defaults),
  model: 'controllers',
  takesManifests: false,
  build: ({ bounds, mutant }) => {
    const read = readControllersBounds(bounds);
    if (!read) {
      const patterns = ['none', ...Object.keys(faultPatterns)].join(', ');
      const message = `lag must be yes or no, gate on or off, pattern one of ${patterns}; not ${bounds.lag}, ${bounds.gate} and ${bounds.pattern}`;
      return { ok: false, problems: [problem('PS1202', message)] };
    }
    if (gateOnly && read.gate === 'off') {
      return { ok: false, problems: [problem('PS1202', `gate cannot be off in the scenario ${name}`)] };
    }
    const plan = { ...read, places: Number(bounds.places), replicas: Number(bounds.replicas) };
    const right = compose(plan, undefined);
    const stranger = Object.keys(mutant?.rules ?? {}).find((key) => !(key in right.changeable));
    if (mutant && stranger !== undefined) {
      const message = `the mutant ${mutant.name} changes ${stranger}, and there is no such rule in the scenario ${name}`;
      return { ok: false, problems: [problem('PS1203', message)] };
    }
    const { system, urgent } = mutant ? compose(plan, mutant) : right;
    const expected = expects.filter(({ where }) => where(plan));
    const notes = [
      `within one step, in this order: ${[...new Set(urgent.map((rule) => rule.name))].join(', ')}`,
      ...expected.map(({ law, by }) => `${law} may be broken, by ${by}`),
    ];
    const brokenOnPurpose = expected.map(({ law }) => law);
    return { ok: true, built: { system, brokenOnPurpose, reduce: true, notes } };
  },
});
