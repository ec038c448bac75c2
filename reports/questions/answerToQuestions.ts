import type { Law } from '../../checker/laws/law.ts';
import type { JudgedLaw, RandomRuns } from '../../drivers/exhaustive/check.ts';
import { verdictOfQuestion } from '../../drivers/exhaustive/outcome.ts';
import { isQuestion } from '../../properties/questions/question.ts';
import { randomText } from '../randomRuns.ts';
import { plural } from '../terminal/numbers.ts';
import { wordsOf } from '../words.ts';

/** What a check comes to, in one sentence. */
export type Answer = {
  readonly tone: 'good' | 'bad' | 'open';
  readonly sentence: string;
};

/** One question is answered as it was asked; of several, which are answered how. */
export const answerToQuestions = (
  judged: readonly JudgedLaw[],
  ended: string | undefined,
  random: readonly RandomRuns[],
): Answer => {
  const of = (verdict: JudgedLaw['verdict']['verdict']): readonly JudgedLaw[] =>
    judged.filter((each) => verdictOfQuestion(each) === verdict);
  const [no, open, unmet, yes] = [of('violated'), of('undecided'), of('unexercised'), of('holds')];
  const runs = random.length > 0 ? `, and ${randomText(random)} showed nothing to the contrary` : '';
  const soFar = ended === undefined ? '' : ` (${ended}${runs})`;
  if (no.length > 0) {
    const others = yes.length > 0 ? `; yes: ${toldTogether(yes)}` : '';
    return { tone: 'bad', sentence: `${deniedTogether(no)}${others}` };
  }
  if (open.length > 0) return { tone: 'open', sentence: `undecided${soFar}: ${toldTogether(open)}` };
  if (unmet.length > 0) {
    const why = 'the application never comes up, or nothing puts it to the test';
    return { tone: 'open', sentence: `never put to the test: ${toldTogether(unmet)}: ${why}` };
  }
  return { tone: 'good', sentence: `yes, within these bounds: ${toldTogether(yes)}` };
};

const deniedTogether = (asked: readonly JudgedLaw[]): string => {
  const [only, ...more] = asked;
  if (!only || more.length > 0) return `no: ${toldTogether(asked)}`;
  const isClause = isQuestion(only.law) && only.law.question.claims !== undefined;
  const others = only.in?.also.length ?? 0;
  const also = others > 0 ? `; the same goes for ${plural(others, 'other workload')}` : '';
  return `no, ${isClause ? 'it is not so that' : 'not'} ${toldTogether(asked)}${also}`;
};

/** more questions than these are not named in a sentence */
const mostNamed = 6;

/** One in its words, several by their names. */
const toldTogether = (asked: readonly JudgedLaw[]): string => {
  if (asked.length === 1) return wordsOf(asked[0]!.law).says;
  const names = asked.map(({ law }) => questionName(law));
  const left = names.length - mostNamed;
  return `${names.slice(0, mostNamed).join(', ')}${left > 0 ? ` and ${left} more` : ''}`;
};

/** What it was called by who asked it; else what it says. */
const questionName = (law: Law): string => {
  const name = law.id.replace(/^question\//, '');
  return /^(always|never|eventually|leads-to)(-\d+)?$/.test(name) ? wordsOf(law).says : name;
};
