import type { Question, QuestionKind } from '../../properties/questions/question.ts';
import type { OptionRecord } from '../command.ts';
import { fail } from '../failure.ts';

/** Questions of one's own, by the option that asks them. */
export type QuestionOptions = {
  readonly always?: readonly string[];
  readonly never?: readonly string[];
  readonly eventually?: readonly string[];
  readonly leadsTo?: readonly string[];
  readonly ask?: readonly string[];
  /** those of a file */
  readonly questions?: readonly Question[];
};

/** so many questions are judged at a time */
const mostQuestions = 50;

export const questionOptions: readonly OptionRecord[] = [
  {
    flags: '--always <expression>',
    says: 'a question in CEL (cli/QUESTIONS.md): true in every state once the application is up? NAME=… names it',
    many: true,
  },
  { flags: '--never <expression>', says: 'true in no state at all, from the very first one?', many: true },
  {
    flags: '--eventually <expression>',
    says: 'whatever happens, does it come true, again and again?',
    many: true,
  },
  {
    flags: '--leads-to <expressions>',
    says: "'A ~> B': whenever A is true, is B, then or later?",
    many: true,
  },
  {
    flags: '--ask <question>',
    says: "a ready-made question, or one about workloads: 'available(web) >= 2'",
    many: true,
  },
];

const kinds: readonly (readonly [
  option: Exclude<keyof QuestionOptions, 'questions'>,
  kind: QuestionKind,
  flag: string,
])[] = [
  ['always', 'always', '--always'],
  ['never', 'never', '--never'],
  ['eventually', 'eventually', '--eventually'],
  ['leadsTo', 'leads to', '--leads-to'],
  ['ask', 'ask', '--ask'],
];

const named = /^([a-z][\w-]*)=(?!=)(.*)$/s;

/** The questions of a command line, each under a name of its own. */
export const questionsIn = (options: QuestionOptions): readonly Question[] => {
  const asked = kinds.flatMap(([option, kind, from]) =>
    (options[option] ?? []).map((given, at, all): Question => {
      const [, name, text = given] = named.exec(given) ?? [];
      const number = all.length > 1 ? `-${at + 1}` : '';
      const own = kind === 'ask' ? given.trim() : `${from.slice(2)}${number}`;
      return { name: `question/${name ?? own}`, kind, text, from };
    }),
  );
  const questions = [...(options.questions ?? []), ...asked];
  if (questions.length > mostQuestions)
    fail('PS1404', `at most ${mostQuestions} questions are asked at a time`);
  const twice = questions.find(({ name }, at) => questions.findIndex((each) => each.name === name) !== at);
  if (twice) fail('PS1201', `two questions are called ${twice.name.replace('question/', '')}`);
  return questions;
};
