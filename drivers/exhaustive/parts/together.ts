import type { Application } from '../../../models/cluster/plan/application.ts';
import { isQuestion, type QuestionLaw } from '../../../properties/questions/question.ts';
import { readyMades } from '../../../properties/questions/readyMade.ts';
import type { Check, JudgedLaw } from '../check.ts';
import { endingText } from '../lawVerdict.ts';
import { verdictOfQuestion } from '../outcome.ts';
import type { CheckRequest } from '../prepare.ts';
import type { ApplicationPart, ApplicationParts } from './applicationParts.ts';

/** What came of a part of an application; parts that differ in nothing that is modelled share a check. */
export type JudgedPart = { readonly part: ApplicationPart; readonly check: Check };

/**
 * What the checks of all parts come to for the whole: a law is violated if it is in one of them, and holds if it holds in
 * those that put it to the test. What was looked at is told of the part that decided, or of the largest.
 */
export const togetherOf = (
  request: CheckRequest,
  application: Application,
  { parts, ties, unasked, asked }: ApplicationParts,
  judgedParts: readonly JudgedPart[],
): Check => {
  const laws = asked.ok ? asked.laws : [];
  const unreached = parts
    .filter((part) => !judgedParts.some((each) => each.part === part))
    .flatMap(({ of }) => of);
  const judged = lawsOf(judgedParts)
    .map((id) => inWords(ofAll(id, judgedParts, laws), request, judgedParts))
    .map((each) => openFor(each, unreached));
  const told = toldOf(judgedParts, judged);
  const smaller = smallerText(ties, judgedParts);
  const notes = judgedParts.flatMap(({ check }) => check.built.notes);
  const isInTime = unreached.length === 0;
  const unfinished = judgedParts.find(({ check }) => check.exploration.ending !== 'complete')?.check;
  const { during: _, random: __, ...rest } = told.check;
  const random = judgedParts.flatMap(({ part: { of }, check }) =>
    (check.random ?? []).map((runs) => ({ ...runs, of })),
  );
  return {
    ...rest,
    ...request,
    input: { ...request.input, whole: application, ...(smaller !== undefined && { smaller }) },
    built: {
      ...told.check.built,
      application,
      notes: [...new Set([...notes, ...unaskedNotes(unasked)])],
      uids: judgedParts.flatMap(({ part, check }) => uidsOf(part, check)),
    },
    exploration: {
      ...told.check.exploration,
      ending: unfinished?.exploration.ending ?? (isInTime ? 'complete' : 'seconds'),
      peakBytes: Math.max(...judgedParts.map(({ check }) => check.exploration.peakBytes)),
      seconds: checksOf(judgedParts).reduce((sum, { check }) => sum + check.exploration.seconds, 0),
    },
    ...(unfinished?.during !== undefined && { during: unfinished.during }),
    ...(random.length > 0 && { random }),
    judged,
    parts: judgedParts.map(({ part, check }) => ({
      of: part.of,
      states: check.exploration.status.states,
      seconds: check.exploration.seconds,
      smaller: check.input.smaller ?? null,
      isTold: part === told.part,
    })),
  };
};

/** One part for each check. */
const checksOf = (parts: readonly JudgedPart[]): readonly JudgedPart[] =>
  parts.filter(({ check }, at) => parts.findIndex((each) => each.check === check) === at);

/** The Pods that its workloads may create: as many as those of the part that was judged for it. */
const uidsOf = ({ of }: ApplicationPart, { built }: Check): NonNullable<Check['built']['uids']> =>
  (built.uids ?? []).map((each, at) => ({ ...each, of: of[at] ?? each.of }));

/** What is not known to be broken is undecided for those whose turn did not come. */
const openFor = (judged: JudgedLaw, unreached: readonly string[]): JudgedLaw => {
  if (unreached.length === 0 || judged.in) return judged;
  const why = `${endingText.seconds} before the turn of ${unreached.join(', ')}`;
  return { ...judged, verdict: { verdict: 'undecided', why } };
};

const unaskedNotes = (unasked: readonly string[]): readonly string[] =>
  unasked.length === 0
    ? []
    : [`nothing is asked about ${unasked.join(', ')}, and nothing ties them to the others`];

/** What of it all was looked at in a smaller form. */
const smallerText = (ties: readonly string[], parts: readonly JudgedPart[]): string | undefined => {
  const smaller = checksOf(parts).flatMap(({ part, check }) =>
    check.input.smaller === undefined
      ? []
      : [`of ${part.of.join(', ')}: ${withoutName(check.input.smaller, part.of)}`],
  );
  const alone = ties.length === 0 ? [] : [`each workload by itself, though ${ties.join(', and ')}`];
  const texts = [...alone, ...smaller];
  return texts.length === 0 ? undefined : texts.join('; ');
};

/** What is smaller about one workload, whose name is said already. */
const withoutName = (smaller: string, of: readonly string[]): string => {
  const [only = '', ...others] = of;
  return others.length > 0 ? smaller : smaller.replace(` of ${only.replace(/ .*\//, ' ')}`, '');
};

/** Every law that some part was judged by, in order. */
const lawsOf = (parts: readonly JudgedPart[]): readonly string[] => [
  ...new Set(parts.flatMap(({ check }) => check.judged.map(({ law }) => law.id))),
];

const ofAll = (id: string, parts: readonly JudgedPart[], asked: readonly QuestionLaw[]): JudgedLaw => {
  const found = parts.flatMap(({ part, check }) => {
    const judged = check.judged.find(({ law }) => law.id === id);
    return judged ? [{ part, check, judged }] : [];
  });
  const of = (verdict: JudgedLaw['verdict']['verdict']) =>
    found.filter(({ judged }) => verdictIn(judged) === verdict);
  const broken = of('violated').toSorted((a, b) => stepsOf(a.judged) - stepsOf(b.judged));
  const [first, ...others] = broken;
  if (first) {
    const { check, judged, part } = first;
    const also = others.flatMap((each) => each.part.of);
    return { ...judged, in: { of: part.of, also, request: requestOf(check) } };
  }
  const law = asked.find((each) => each.id === id) ?? found[0]!.judged.law;
  const { onPurpose } = found[0]!.judged;
  const [open] = of('undecided');
  if (open && open.judged.verdict.verdict === 'undecided') {
    const why = `${open.part.of.join(', ')}: ${open.judged.verdict.why}`;
    return { law, onPurpose, verdict: { verdict: 'undecided', why } };
  }
  const isUnanswered = isQuestion(law) ? of('unexercised').length > 0 : of('holds').length === 0;
  return { law, onPurpose, verdict: { verdict: isUnanswered ? 'unexercised' : 'holds' } };
};

/** A ready-made question that several parts were asked is told in its own words, not in those of one of them. */
const inWords = (
  judged: JudgedLaw,
  { questions = [] }: CheckRequest,
  parts: readonly JudgedPart[],
): JudgedLaw => {
  const { law } = judged;
  const of = parts.filter(({ check }) => check.judged.some((each) => each.law.id === law.id));
  const says = questions.find(({ name, kind }) => kind === 'ask' && name === law.id.replace(/\/\d+$/, ''));
  const known = says && readyMades.find(({ name }) => name === says.text.trim())?.says;
  return judged.in || of.length < 2 || known === undefined
    ? judged
    : { ...judged, law: Object.assign({}, law, { says: known }) };
};

const verdictIn = (judged: JudgedLaw): JudgedLaw['verdict']['verdict'] =>
  isQuestion(judged.law) ? verdictOfQuestion(judged) : judged.verdict.verdict;

const stepsOf = ({ verdict }: JudgedLaw): number => (verdict.verdict === 'violated' ? verdict.steps : 0);

const requestOf = ({ scenario, bounds, input, mutant, laws, questions }: Check): CheckRequest => ({
  scenario,
  bounds,
  input,
  laws,
  ...(mutant && { mutant }),
  ...(questions && { questions }),
});

/** The part that broke something, else one that is undecided, else the largest. */
const toldOf = (parts: readonly JudgedPart[], judged: readonly JudgedLaw[]): JudgedPart => {
  const broken = judged.find((each) => each.in !== undefined)?.in?.of;
  const open = (each: JudgedPart): boolean =>
    each.check.judged.some(({ verdict }) => verdict.verdict === 'undecided');
  const largest = parts.toSorted(
    (a, b) => b.check.exploration.status.states - a.check.exploration.status.states,
  );
  return parts.find(({ part }) => part.of === broken) ?? parts.find(open) ?? largest[0]!;
};
