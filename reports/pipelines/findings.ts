import { isLiveness } from '../../checker/laws/law.ts';
import type { Check, JudgedLaw } from '../../drivers/exhaustive/check.ts';
import { verdictOfQuestion } from '../../drivers/exhaustive/outcome.ts';
import { isQuestion } from '../../properties/questions/question.ts';
import type { Place } from '../../spec/problem.ts';
import { answerOf, calmOf, calmText } from '../answer.ts';
import { answeredBy } from '../answeredBy.ts';
import { storyOf } from '../questions/story.ts';
import { paint } from '../terminal/paint.ts';
import { storyText } from '../terminal/storyText.ts';
import { traceText } from '../terminal/traceText.ts';
import { narrate } from '../trace/narrate.ts';
import { wordsOf } from '../words.ts';

/** What a check says of one law or question, or of the Pods of one workload when nothing fails: for tools that list such. */
export type Finding = {
  /** the law's id; `placement/Deployment default/web` */
  readonly id: string;
  readonly outcome: 'passed' | 'failed' | 'undecided' | 'untested';
  readonly says: string;
  /** several lines: how it comes about, or why it is open */
  readonly details: string;
  /** the object that it is about, or the first workload */
  readonly place: Place;
};

const columns = 100;

/** Everything that a check found out, with its answer in one sentence. */
export const findingsOf = (
  check: Check,
): { readonly answer: string; readonly findings: readonly Finding[] } => ({
  answer: answerOf(answeredBy(check)).sentence,
  findings: [
    ...calmOf(check.built).map(
      (workload): Finding => ({
        id: `placement/${workload.of}`,
        outcome: workload.nodes.length < workload.wanted ? 'failed' : 'passed',
        says: calmText(workload),
        details: calmText(workload),
        place: placeOf(check, workload.of),
      }),
    ),
    ...check.judged.filter(({ onPurpose }) => !onPurpose).map((judged) => findingOf(check, judged)),
  ],
});

const findingOf = (check: Check, judged: JudgedLaw): Finding => {
  const { law, verdict } = judged;
  const { says } = wordsOf(law);
  const outcomes = {
    holds: 'passed',
    violated: 'failed',
    undecided: 'undecided',
    unexercised: 'untested',
  } as const;
  return {
    id: law.id,
    outcome: outcomes[isQuestion(law) ? verdictOfQuestion(judged) : verdict.verdict],
    says,
    details: detailsOf(judged),
    place: placeOf(check, isQuestion(law) ? law.question.text : ''),
  };
};

const detailsOf = ({ law, verdict }: JudgedLaw): string => {
  if (verdict.verdict === 'undecided') return verdict.why;
  if (verdict.verdict !== 'violated') return '';
  const { trace, loopFrom } = verdict;
  const isEndless = isLiveness(law) && loopFrom === undefined;
  const lines = isQuestion(law)
    ? storyText(storyOf(law.question, trace, loopFrom), isEndless, columns, paint(false))
    : traceText(narrate(trace), loopFrom, columns, paint(false));
  return lines.join('\n');
};

/** Where the object stands whose name a text has in it; else the first workload. */
const placeOf = ({ input }: Check, text: string): Place => {
  const words = new Set(text.split(/[^\w.-]+/));
  const nameOf = ({ metadata }: { readonly metadata?: unknown }): string =>
    String((metadata as { name?: unknown } | undefined)?.name ?? '');
  const workloads = input.objects.filter(({ kind }) => kind !== 'Node');
  const named = workloads.find(({ object }) => words.has(nameOf(object)));
  return (named ?? workloads[0])?.place ?? {};
};
