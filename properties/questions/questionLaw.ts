import type { System } from '../../checker/system/system.ts';
import type { ClusterInput } from '../../models/cluster/plan/input.ts';
import { type Problem, problem } from '../../spec/problem.ts';
import { type AskedNames, namesIn } from './names.ts';
import type { Question, QuestionLaw } from './question.ts';
import { type AskedText, questionProblem } from './questionProblem.ts';
import { readQuestion } from './readQuestion.ts';
import { askedFor } from './readyMade.ts';
import { runQuestion } from './runQuestion.ts';
import { stateQuestion } from './stateQuestion.ts';

export type QuestionLaws =
  | { readonly ok: true; readonly laws: readonly QuestionLaw[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export type Asking = {
  /** they are judged in parts of the system, so that of the whole they may be too large */
  readonly isOnlyRead?: boolean;
  /** what the system was made from: it says why something has no name there */
  readonly input?: ClusterInput;
};

/** Questions about a system as laws that it is judged by; or what is wrong with them. */
export const questionLaws = (
  questions: readonly Question[],
  system: System,
  { isOnlyRead = false, input }: Asking = {},
): QuestionLaws => {
  const names = namesIn(system, input);
  if (questions.length > 0 && !system.viewKinds.has('asked pod')) {
    const message =
      'questions are about clusters of Pods and Nodes: the scenario shows nothing that they could be about';
    return { ok: false, problems: [problem('PS1405', message, { file: questions[0]!.from })] };
  }
  const compiled = questions
    .flatMap((question) => plainQuestions(question, names))
    .map((question) => ('problem' in question ? question : lawOf(question, system, names, isOnlyRead)));
  const problems = compiled.flatMap((each) => ('problem' in each ? [each.problem] : []));
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, laws: compiled.flatMap((each) => ('law' in each ? [each.law] : [])) };
};

/** A ready-made question as those that it stands for. */
const plainQuestions = (
  question: Question,
  names: AskedNames,
): readonly (Question | { readonly problem: Problem })[] => {
  if (question.kind !== 'ask') return [question];
  const asked = askedFor(question.text, question.from, question.name, names);
  return asked.ok ? asked.questions : [{ problem: asked.problem }];
};

type Compiled = { readonly law: QuestionLaw } | { readonly problem: Problem };

const lawOf = (question: Question, system: System, names: AskedNames, isOnlyRead: boolean): Compiled => {
  const { kind, text, from, name } = question;
  const [first, second, ...more] = kind === 'leads to' ? sides(question) : [question];
  if (kind === 'leads to' && (!second || more.length > 0)) {
    const form = "two expressions with ~> between them: 'pods.exists(p, !p.ready) ~> available(web) >= 2'";
    const message = `it takes ${form}${/[-=]>/.test(text) ? '; did you mean ~>?' : ''}`;
    return { problem: questionProblem('PS1401', message, { text, from }, { start: 0, end: text.length }) };
  }
  const read = [first!, ...(second ? [second] : [])].map((each) => readQuestion(each, names));
  const wrong = read.find((each) => !each.ok);
  if (wrong && !wrong.ok) return { problem: wrong.problem };
  const [when, then] = read.flatMap((each) => (each.ok ? [each] : []));
  const law =
    kind === 'always' || kind === 'never'
      ? stateQuestion(kind, name, when!, system, names)
      : runQuestion(name, when!, then, system, names, isOnlyRead);
  if (!law) return { problem: questionProblem('PS1405', notCounted, first!, { start: 0, end: text.length }) };
  return { law: { ...law, says: saysOf(question), source: '', question } };
};

const notCounted =
  'whole runs are judged by what is counted of Pods and Nodes one by one (all, exists, filter(…).size()), and counts ' +
  'of Pods by what the API says of them; this compares things with each other, or counts by what runs on nodes';

/** The expressions on both sides of `~>`. */
const sides = ({ text, from }: AskedText): readonly AskedText[] =>
  text.split('~>').map((side) => ({ text: side.trim(), from }));

const words = {
  always: 'always',
  ask: 'always',
  never: 'never',
  eventually: 'again and again',
  'leads to': 'whenever',
} as const;

const saysOf = ({ kind, text, claims }: Question): string => claims ?? `${words[kind]} ${text}`;
