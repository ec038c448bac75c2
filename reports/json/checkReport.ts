import type { CompiledRule } from '../../checker/compile/compiled.ts';
import type { Ending } from '../../checker/explore/explore.ts';
import type { CalmWorkload } from '../../drivers/exhaustive/calm.ts';
import type { Check, JudgedLaw, RandomRuns } from '../../drivers/exhaustive/check.ts';
import { type Outcome, outcomeOf } from '../../drivers/exhaustive/outcome.ts';
import { reductionNames } from '../../drivers/exhaustive/reductions.ts';
import type { Bounds } from '../../models/scenarios/scenario.ts';
import { isQuestion } from '../../properties/questions/question.ts';
import { printable } from '../../spec/printable.ts';
import { answerOf, calmOf } from '../answer.ts';
import { answeredBy } from '../answeredBy.ts';
import { toldBounds } from '../bounds.ts';
import { pathOfTrace } from '../counterexample/path.ts';
import { type Story, storyOf } from '../questions/story.ts';
import { randomNotes } from '../randomRuns.ts';
import { wordsOf } from '../words.ts';
import {
  type ExaminationReport,
  examinationReport,
  type ShortestReport,
  shortestReport,
} from './examinationReport.ts';

/** What `podsem check --json` prints; README.md beside this file explains every field. */
export type CheckReport = {
  readonly format: 'pod-semantics/check';
  readonly version: 1;
  readonly outcome: Outcome;
  /** the outcome in one sentence */
  readonly answer: string;
  /** what becomes of each workload when nothing fails */
  readonly application: readonly WorkloadReport[];
  readonly scenario: string;
  readonly bounds: Bounds;
  /** bounds with what follows from them: how many Pods each workload may create, how many nodes there are */
  readonly derivedBounds: { readonly [name: string]: string };
  readonly mutant: string | null;
  readonly objects: readonly string[];
  /** what is smaller than what was asked for, where that was too large: `4 of 10 replicas of Deployment web` */
  readonly smaller: string | null;
  /** random runs that were made where a limit was met, if so */
  readonly random: readonly RandomRuns[] | null;
  /** where workloads were judged by themselves: each of these, and how */
  readonly parts: readonly PartReport[] | null;
  /** objects that would matter and are not modelled */
  readonly notTaken: readonly string[];
  /** objects that have no bearing on Pods */
  readonly withoutBearing: readonly string[];
  /** what `--selector` left out, and would have said something about the Pods */
  readonly unselected: readonly string[];
  readonly ending: Ending;
  readonly states: number;
  readonly transitions: number;
  readonly depth: number;
  readonly seconds: number;
  readonly peakBytes: number;
  readonly levels: readonly number[];
  readonly rules: { readonly [name: string]: number };
  readonly deadlocks: number;
  readonly quiescent: number;
  readonly reduced: boolean;
  /** names of what was taken for one another: the states are orbits */
  readonly alike: readonly (readonly string[])[];
  /** what made the space smaller than the system's own */
  readonly reductions: readonly string[];
  /** only with symmetry: how many orbits there are, and steps of them */
  readonly orbits?: { readonly states: number; readonly transitions: number };
  /** memory was used up, or its limit met */
  readonly stopped: 'memory' | null;
  /** no set of states loses any */
  readonly missProbability: null;
  readonly urgent: readonly string[];
  readonly laws: readonly (LawReport & {
    /** false: it was judged on what it reads, and the counts are not of its search */
    readonly searched: boolean;
  })[];
  readonly notes: readonly string[];
} & ExaminationReport;

export type PartReport = {
  /** `Deployment default/web` */
  readonly of: readonly string[];
  readonly states: number;
  /** of search */
  readonly seconds: number;
  readonly smaller: string | null;
};

export type WorkloadReport = {
  /** `Deployment default/web` */
  readonly of: string;
  readonly wanted: number;
  /** the nodes of its Pods that find one */
  readonly nodes: readonly string[];
  /** why the others stay Pending, as Kubernetes words it; null if there are none */
  readonly pending: string | null;
};

const workloadReport = ({ of, wanted, nodes, pending }: CalmWorkload): WorkloadReport => ({
  of,
  wanted,
  nodes,
  pending: pending?.message ?? null,
});

export type LawReport = {
  readonly id: string;
  readonly verdict: JudgedLaw['verdict']['verdict'];
  readonly steps: number | null;
  readonly onPurpose: boolean;
  readonly says: string;
  readonly source: string;
  /** why it is undecided */
  readonly why: string | null;
  /** of a run without end: the number of steps before those that are repeated for ever */
  readonly loopFrom: number | null;
  /** of one that is violated in a part of the application: which */
  readonly in?: readonly string[];
  /** and in which others it is, too */
  readonly also?: readonly string[];
  /** the file that `podsem replay` takes */
  readonly counterexample: string | null;
  /** the counterexample as `podsem replay --path` takes it */
  readonly path: string | null;
  /** of a question that is answered with no: how that comes about, as people tell it */
  readonly story?: Story;
  /** where all shortest counterexamples were asked for, and the law has some */
  readonly allShortest?: ShortestReport;
};

/** `counterexamples`: by law, where its counterexample was saved. */
export const checkReport = (
  check: Check,
  counterexamples: ReadonlyMap<string, string> = new Map(),
): CheckReport => {
  const { compiled, exploration, built, reductions, examined } = check;
  const { status } = exploration;
  const isOfOrbits = reductions.symmetry?.used === true;
  const allShortest = (law: string): Pick<LawReport, 'allShortest'> => {
    const found = shortestReport(built.system, examined, law);
    return found ? { allShortest: found } : {};
  };
  return {
    format: 'pod-semantics/check',
    version: 1,
    outcome: outcomeOf(check),
    answer: answerOf(answeredBy(check)).sentence,
    application: calmOf(built).map(workloadReport),
    scenario: check.scenario.name,
    bounds: check.bounds,
    derivedBounds: Object.fromEntries(toldBounds(check).telling),
    mutant: check.mutant?.name ?? null,
    objects: check.input.objects.map(objectName),
    smaller: check.input.smaller ?? null,
    parts: check.parts?.map(({ of, states, seconds, smaller }) => ({ of, states, seconds, smaller })) ?? null,
    random: check.random ?? null,
    notTaken: (check.input.notTaken ?? []).map(objectName),
    unselected: (check.input.unselected ?? []).map(objectName),
    withoutBearing: (check.input.withoutBearing ?? []).map(objectName),
    ending: exploration.ending,
    states: status.states,
    transitions: status.transitions,
    depth: status.levels.length - 1,
    seconds: exploration.seconds,
    peakBytes: exploration.peakBytes,
    levels: status.levels,
    rules: ruleCounts(exploration.compiled.rules, exploration.search.ruleCounts()),
    deadlocks: status.deadlocks,
    quiescent: status.quiescent,
    reduced: compiled.reduced,
    alike: check.alike,
    reductions: reductionNames(reductions),
    ...(isOfOrbits && { orbits: { states: status.states, transitions: status.transitions } }),
    missProbability: null,
    stopped: exploration.ending === 'bytes' ? 'memory' : (status.stopped ?? null),
    ...examinationReport(examined),
    urgent: [...new Set(compiled.urgent.map(({ rule }) => rule.name))],
    laws: check.judged.map((judged) => ({
      ...lawReport(judged, counterexamples),
      searched: !reductions.settled.includes(judged.law.id),
      ...allShortest(judged.law.id),
    })),
    notes: [
      ...built.notes,
      ...randomNotes(check.random),
      ...(reductions.symmetry?.why ? [reductions.symmetry.why] : []),
    ],
  };
};

export const lawReport = (
  { law, verdict, onPurpose, in: part }: JudgedLaw,
  counterexamples: ReadonlyMap<string, string>,
): LawReport => ({
  id: law.id,
  verdict: verdict.verdict,
  steps: verdict.verdict === 'violated' ? verdict.steps : null,
  onPurpose,
  ...wordsOf(law),
  why: verdict.verdict === 'undecided' ? verdict.why : null,
  loopFrom: verdict.verdict === 'violated' ? (verdict.loopFrom ?? null) : null,
  ...(part && { in: part.of, also: part.also }),
  counterexample: counterexamples.get(law.id) ?? null,
  path: verdict.verdict === 'violated' ? pathOfTrace(verdict.trace) : null,
  ...(verdict.verdict === 'violated' &&
    isQuestion(law) && { story: storyOf(law.question, verdict.trace, verdict.loopFrom) }),
});

/** Times enabled in distinct states, summed over the instances of a rule. */
export const ruleCounts = (
  rules: readonly CompiledRule[],
  counts: readonly number[],
): { readonly [name: string]: number } => {
  const sums: Record<string, number> = {};
  rules.forEach(({ rule }, index) => {
    sums[rule.name] = (sums[rule.name] ?? 0) + (counts[index] ?? 0);
  });
  return sums;
};

/** `Deployment default/web` */
export const objectName = ({
  kind,
  object,
}: {
  readonly kind: string;
  readonly object: { readonly [field: string]: unknown };
}): string => {
  const { name, namespace } = (object.metadata ?? {}) as { name?: unknown; namespace?: unknown };
  const named = typeof name === 'string' ? printable(name) : '(without a name)';
  return `${printable(kind)} ${typeof namespace === 'string' && namespace ? `${printable(namespace)}/` : ''}${named}`;
};
