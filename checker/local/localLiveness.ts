import type { Compiled, CompiledWait } from '../compile/compiled.ts';
import type { Search } from '../explore/search.ts';
import { Successors } from '../explore/successors.ts';
import type { LivenessLaw } from '../laws/law.ts';
import { obligationsOf } from '../laws/obligation.ts';
import { checkLiveness } from '../liveness/checkLiveness.ts';
import type { Lasso } from '../liveness/lasso.ts';
import { subjectsOf } from '../liveness/waiting.ts';
import { explored, withWhatBounds } from './dependencies.ts';
import { type LocalLaws, type Product, productOf, unitsRead } from './product.ts';
import { shapeOf } from './shape.ts';

/** `holds` of every fair run, whatever the other units do; `vacuous`: nothing ever waits for the goal */
export type LocalVerdict = 'holds' | 'vacuous';

/**
 * Judges a liveness law for each of its subjects on the units that it is about and on those that these depend on, with
 * all others left out. `undefined` where that is no ground for a verdict: a run that breaks the law may be one that
 * the others do not allow. Units are added as long as such a run hangs on others.
 */
export const localLiveness = (compiled: Compiled, law: LivenessLaw): LocalVerdict | undefined => {
  const number = compiled.laws.indexOf(law);
  const known = new Map<string, LocalVerdict>();
  for (const subject of subjectsOf(compiled, law)) {
    const ofSubject = (wait: CompiledWait): boolean => wait.law === number && wait.subject === subject;
    const verdict = judgeLocally(
      compiled,
      {
        laws: [aboutOne(compiled, law, subject)],
        goals: compiled.goals.filter(ofSubject),
        triggers: compiled.triggers.filter(ofSubject),
        watches: [],
      },
      known,
    );
    if (verdict === undefined) return undefined;
  }
  return [...known.values()].includes('holds') ? 'holds' : 'vacuous';
};

/** A law about each view or condition of a kind, as one about this one. */
const aboutOne = ({ system }: Compiled, law: LivenessLaw, subject: number): LivenessLaw => {
  if (law.kind !== 'each leads to' && law.kind !== 'each always eventually') return law;
  const { trigger, goal } = obligationsOf(law, system)[subject]!;
  return trigger
    ? { kind: 'leads to', id: law.id, trigger, goal }
    : { kind: 'always eventually', id: law.id, goal };
};

/** `known`: what was found out of products, by their shapes; subjects that are alike are judged once */
const judgeLocally = (
  compiled: Compiled,
  judging: LocalLaws,
  known: Map<string, LocalVerdict>,
): LocalVerdict | undefined => {
  const seen = [...judging.goals, ...judging.triggers].flatMap((condition) => unitsRead(compiled, condition));
  if (seen.length === 0) return undefined;
  let kept = withWhatBounds(compiled, new Set(seen));
  for (;;) {
    const product = productOf(compiled, kept, judging);
    if (!product) return undefined;
    const shape = shapeOf(product.compiled);
    const same = known.get(shape);
    if (same) return same;
    const search = explored(product.compiled);
    if (!search) return undefined;
    const [answer] = checkLiveness(product.compiled, search);
    if (answer?.verdict === 'holds' || answer?.verdict === 'vacuous') {
      known.set(shape, answer.verdict);
      return answer.verdict;
    }
    if (answer?.verdict !== 'violated') return undefined;
    const more = dependedOn(compiled, product, search, answer.lasso).filter((unit) => !kept.has(unit));
    if (more.length === 0) return undefined;
    kept = withWhatBounds(compiled, new Set([...kept, ...more]));
  }
};

/**
 * The units whose absence a run may be owed to: those that fair rules wait for which would have to happen, else those
 * that its own rules should have asked.
 */
const dependedOn = (
  compiled: Compiled,
  product: Product,
  search: Search,
  { stem, cycle }: Lasso,
): number[] => {
  const successors = new Successors(product.compiled);
  const last = stem.at(-1)?.state ?? 0;
  const enabled = [last, ...cycle.map(({ state }) => state)].flatMap((state) =>
    successors.of(successors.read(search.stateAt(state))).map(({ rule }) => rule),
  );
  const waitedFor = enabled.filter(
    (rule) => product.origins[rule]!.rule.fair && !product.compiled.rules[rule]!.rule.fair,
  );
  for (const rules of [waitedFor, cycle.map(({ rule }) => rule), stem.map(({ rule }) => rule)]) {
    const units = new Set(rules.flatMap((rule) => unitsRead(compiled, product.origins[rule]!)));
    const others = [...units].filter((unit) => !product.compiled.units.includes(compiled.units[unit]!));
    if (others.length > 0) return others;
  }
  return [];
};
