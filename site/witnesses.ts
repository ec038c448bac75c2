import { LazyJudge } from '../checker/lazy/lazyJudge.ts';
import { LazyRun, type LazyState } from '../checker/lazy/lazyRun.ts';
import type { Rule } from '../checker/system/rule.ts';
import { resolveBounds } from '../drivers/exhaustive/bounds.ts';
import { lawsOf } from '../drivers/exhaustive/lawsOf.ts';
import type { BuiltScenario, Scenario } from '../models/scenarios/scenario.ts';
import { subjectNames } from '../reports/explorer/subjectNames.ts';
import { ruleInWords } from '../reports/questions/ruleInWords.ts';

/** The shortest way, of those that were looked at, on which a law is really put to the test. */
export type Witness = {
  readonly scenario: string;
  /** as `explore --path` takes it */
  readonly path: string;
  readonly steps: readonly { readonly who: string; readonly does: string }[];
};

/** so many states are looked at in each scenario: a site builds in a minute */
export const looked = 400;

/** Who watches all steps that are looked at. */
export type StepWatch = (
  scenario: Scenario,
  run: LazyRun,
  step: { readonly rule: Rule; readonly before: LazyState; readonly after: LazyState },
) => void;

const builtBefore = new Map<Scenario, BuiltScenario | undefined>();

/** A scenario with its usual bounds, built once for all pages; undefined: it is built from manifests. */
export const builtAsUsual = (scenario: Scenario): BuiltScenario | undefined => {
  if (!builtBefore.has(scenario)) builtBefore.set(scenario, build(scenario));
  return builtBefore.get(scenario);
};

const build = (scenario: Scenario): BuiltScenario | undefined => {
  if (scenario.takesManifests) return undefined;
  const resolved = resolveBounds(scenario, {}, (name) => name);
  if (!resolved.ok) return undefined;
  const result = scenario.build({ bounds: resolved.bounds, input: { objects: [] } });
  return result.ok ? result.built : undefined;
};

type Found = { readonly state: LazyState; readonly parent: number; readonly place: number };

/** By law the first way on which one of these scenarios puts it to the test, breadth first. */
export const witnessesOf = (
  scenarios: readonly Scenario[],
  watch: StepWatch = () => undefined,
): ReadonlyMap<string, Witness> => {
  const witnesses = new Map<string, Witness>();
  for (const scenario of scenarios) {
    const built = builtAsUsual(scenario);
    if (built) addWitnesses(scenario, built, witnesses, watch);
  }
  return witnesses;
};

const addWitnesses = (
  scenario: Scenario,
  built: BuiltScenario,
  witnesses: Map<string, Witness>,
  watch: StepWatch,
): void => {
  const { system } = built;
  const run = new LazyRun(system);
  const laws = lawsOf(built).filter(({ id }) => !witnesses.has(id));
  const judge = new LazyJudge(run, laws);
  const found: Found[] = [{ state: run.initial().state, parent: -1, place: -1 }];
  const known = new Set([found[0]!.state.join()]);
  const note = (at: number, place: number | undefined): void => {
    for (const law of judge.witnessed) {
      if (!witnesses.has(law))
        witnesses.set(law, { scenario: scenario.name, ...wayTo(run, found, at, place) });
    }
  };
  judge.judgeState(found[0]!.state);
  note(0, undefined);
  for (let at = 0; at < found.length && found.length < looked; at++) {
    const { state } = found[at]!;
    for (const [place, rule] of run.enabled(state).entries()) {
      let before = state;
      for (const { rule: happened, after } of run.fire(rule, state)) {
        judge.judgeStep(before, after, happened);
        watch(scenario, run, { rule: happened, before, after });
        before = after;
      }
      judge.judgeState(before);
      note(at, place);
      if (known.has(before.join())) continue;
      known.add(before.join());
      found.push({ state: before, parent: at, place });
    }
  }
};

const wayTo = (
  run: LazyRun,
  found: readonly Found[],
  at: number,
  last: number | undefined,
): Pick<Witness, 'path' | 'steps'> => {
  const places = last === undefined ? [] : [last];
  for (let index = at; found[index]!.parent >= 0; index = found[index]!.parent)
    places.unshift(found[index]!.place);
  let { state } = run.initial();
  const names = subjectNames(run.system, run.snapshots(state));
  const steps = places.map((place) => {
    const rule = run.enabled(state)[place]!;
    state = run.fire(rule, state).at(-1)!.after;
    return ruleInWords(rule, names);
  });
  return { path: places.join('.'), steps };
};
