import type { Compiled, CompiledRule } from '../compile/compiled.ts';
import { Expansion } from '../explore/expansion.ts';
import { Findings } from '../explore/findings.ts';
import type { Breach, Search } from '../explore/search.ts';
import { Successors } from '../explore/successors.ts';
import { Refusal } from '../refusal.ts';
import type { Rule } from '../system/rule.ts';
import { type Choice, choiceOf } from '../trace/trace.ts';
import type { Merging, WithoutHiddenSteps } from './withoutHiddenSteps.ts';

/** A way through a compiled system: what happens, and the local states that it leads to. */
type Way = readonly { readonly rule: Rule; readonly locals: readonly number[] }[];

/**
 * The way of the whole system to a breach that a search without hidden steps found, as choices. The mergings are
 * undone one after the other: between two steps come those of the merged unit that its classes leave out. There always
 * are such steps.
 */
export const expandedPath = (
  { compiled, mergings }: WithoutHiddenSteps,
  search: Search,
  law: number,
  breach: Breach,
  canonical: (state: Int32Array) => void = () => {},
): Choice[] => {
  let way = wayTo(compiled, search, breach.state, canonical);
  let last = breach.rule === undefined ? undefined : ruleBreaking(compiled, law, endOf(compiled, way));
  for (const merging of [...mergings].reverse()) {
    const expander = new Expander(merging);
    for (const step of way) expander.go(step.rule, step.locals);
    if (last) last = expander.breakLaw(last, law);
    way = expander.way;
  }
  return [...way.map(({ rule }) => choiceOf(rule)), ...(last ? [choiceOf(last)] : [])];
};

/** The way to a stored state, or to another of its orbit. */
const wayTo = (
  compiled: Compiled,
  search: Search,
  state: number,
  canonical: (state: Int32Array) => void,
): Way => {
  const successors = new Successors(compiled);
  const stored = (locals: readonly number[]): string => {
    const words = successors.write(locals);
    canonical(words);
    return words.join();
  };
  const path: number[] = [];
  for (let index = state; index > 0; index = search.parentOf(index)) path.push(index);
  let at = successors.initial();
  return path.reverse().map((index) => {
    const target = stored(successors.read(search.stateAt(index)));
    const step = successors.of(at).find(({ locals }) => stored(locals) === target);
    if (!step) throw new Refusal('CK303', `state ${index}`, 'no rule leads here from its parent');
    at = step.locals;
    return { rule: compiled.rules[step.rule]!.rule, locals: at };
  });
};

const endOf = (compiled: Compiled, way: Way): readonly number[] =>
  way.at(-1)?.locals ?? new Successors(compiled).initial();

/** The rule that breaks a law in this state, if one does. */
const ruleBreaking = (compiled: Compiled, law: number, locals: readonly number[]): Rule | undefined => {
  const successors = new Successors(compiled);
  const findings = new Findings(compiled);
  new Expansion(compiled, successors.layout, findings).expand(successors.write(locals), 0, () => {});
  const rule = findings.all()[law]!.broken?.rule;
  return rule === undefined ? undefined : compiled.rules[rule]!.rule;
};

/** Finds the way before a merging that a way after it stands for. */
class Expander {
  readonly way: Way[number][] = [];
  private readonly merging: Merging;
  private readonly successors: Successors;
  private readonly rules: ReadonlySet<Rule>;
  private at: readonly number[];

  constructor(merging: Merging) {
    this.merging = merging;
    this.successors = new Successors(merging.before);
    this.rules = new Set(merging.before.rules.map(({ rule }) => rule));
    this.at = this.successors.initial();
  }

  /** Goes on until a step by this rule, or by any if the merging made it up, leads to what these local states merge. */
  go(rule: Rule, locals: readonly number[]): void {
    const target = locals.join();
    const { before } = this.merging;
    this.walk(rule, (from) => {
      const step = this.successors
        .of(from)
        .find(
          (each) => this.mayBe(rule, before.rules[each.rule]!) && this.merged(each.locals).join() === target,
        );
      return step && { rule: before.rules[step.rule]!.rule, locals: step.locals };
    });
  }

  /** Goes on until a rule breaks the law; gives the rule that does. `rule`: what the way after the merging took. */
  breakLaw(rule: Rule, law: number): Rule {
    this.walk(rule, (from) => {
      const breaking = ruleBreaking(this.merging.before, law, from);
      return breaking && { rule: breaking, locals: from };
    });
    return this.way.pop()!.rule;
  }

  private mayBe(rule: Rule, flat: CompiledRule): boolean {
    return flat.rule === rule || !this.rules.has(rule);
  }

  /** By steps of the merged unit that stay in its class, to where a last step is found. */
  private walk(rule: Rule, last: (from: readonly number[]) => Way[number] | undefined): void {
    const { before, unit } = this.merging;
    const here = this.merged(this.at).join();
    const seen = new Set([this.at.join()]);
    const open: { readonly locals: readonly number[]; readonly way: Way }[] = [{ locals: this.at, way: [] }];
    for (const { locals, way } of open) {
      const found = last(locals);
      if (found) {
        this.way.push(...way, found);
        this.at = found.locals;
        return;
      }
      for (const step of this.successors.of(locals)) {
        const isAlone = step.locals.every((local, at) => at === unit || local === locals[at]);
        const key = step.locals.join();
        if (!isAlone || seen.has(key) || this.merged(step.locals).join() !== here) continue;
        seen.add(key);
        open.push({
          locals: step.locals,
          way: [...way, { rule: before.rules[step.rule]!.rule, locals: step.locals }],
        });
      }
    }
    throw new Refusal('CK303', `rule ${rule.name}`, 'its hidden steps were not found');
  }

  private merged(locals: readonly number[]): number[] {
    const { unit, classes } = this.merging;
    return locals.map((local, at) => (at === unit ? classes[local]! : local));
  }
}
