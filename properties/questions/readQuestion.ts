import type { ASTNode, ParseError } from '@marcbachmann/cel-js';
import { type Problem, problem } from '../../spec/problem.ts';
import { findUnknown } from './findUnknown.ts';
import { longestQuestion, questionLanguage } from './language.ts';
import type { AskedNames } from './names.ts';
import { operatorMeant } from './otherLanguages.ts';
import { type AskedText, questionProblem, type Span } from './questionProblem.ts';
import { spelledOut } from './spelledOut.ts';

/** A question that may be asked. */
export type Read = Extract<ReadQuestion, { readonly ok: true }>;

export type ReadQuestion =
  | {
      readonly ok: true;
      /** with short forms spelled out: plain CEL over `pods`, `alive`, `nodes` and `workloads` */
      readonly text: string;
      readonly tree: ASTNode;
    }
  | { readonly ok: false; readonly problem: Problem };

/**
 * Reads a question in CEL: text that is none, that names what there is not, whose types do not fit, or that is too large
 * gives a problem with its place and what may have been meant.
 * https://kubernetes.io/docs/reference/using-api/cel/
 */
export const readQuestion = (asked: AskedText, names: AskedNames): ReadQuestion => {
  const { text } = asked;
  const refuse = (code: Problem['code'], message: string, span: Span): ReadQuestion => ({
    ok: false,
    problem: questionProblem(code, message, asked, span),
  });
  if (text.trim() === '') return refuse('PS1401', 'the question is empty', { start: 0, end: 0 });
  if (text.length > longestQuestion) {
    const message = `a question has at most ${longestQuestion} characters, not ${text.length}`;
    return { ok: false, problem: problem('PS1404', message, { file: asked.from }) };
  }
  const parsed = parse(text);
  if (!parsed.ok) return refuse(...parsed.why);
  const unknown = findUnknown(parsed.tree, text, names);
  if (unknown) return refuse(unknown.code, unknown.message, unknown.span);
  const long = spelledOut(parsed.tree, text);
  const read = parse(long);
  if (!read.ok) return refuse(...read.why);
  const checked = questionLanguage.check(long);
  if (!checked.valid) {
    const span = checked.error?.range;
    const place = span && long === text ? span : { start: 0, end: text.length };
    return refuse('PS1403', inWords(checked.error?.summary ?? ''), place);
  }
  if (checked.type !== 'bool') {
    const message = `a question is true or false, and this is a ${checked.type}: compare it with something`;
    return refuse('PS1403', message, { start: 0, end: text.length });
  }
  return { ok: true, text: long, tree: read.tree };
};

type Parsed =
  | { readonly ok: true; readonly tree: ASTNode }
  | { readonly ok: false; readonly why: readonly [Problem['code'], string, Span] };

/** The tree of a text, which it must be: a parser throws. */
const parse = (text: string): Parsed => {
  try {
    return { ok: true, tree: questionLanguage.parse(text).ast };
  } catch (error) {
    const { code, summary, range } = error as ParseError;
    const isTooLarge = code?.includes('exceeded') || code?.includes('limit');
    const span = range ?? { start: 0, end: text.length };
    if (isTooLarge) return { ok: false, why: ['PS1404', inWords(summary ?? ''), span] };
    const meant = operatorMeant(text, span.start);
    const message = `${inWords(summary ?? '')}${meant === undefined ? '' : `; did you mean ${meant}?`}`;
    return { ok: false, why: ['PS1401', message, span] };
  }
};

/** What the parser calls signs. */
const tokenWords: { readonly [token: string]: string } = {
  RPAREN: ')',
  RBRACKET: ']',
  RBRACE: '}',
  COMMA: 'a comma',
  COLON: ':',
  EOF: 'the end',
};

/** What the parser and the type checker say, as a part of a sentence. */
const inWords = (summary: string): string => {
  const text = summary.replace('Unexpected token: EOF', 'it ends where something has to follow');
  const [, expected = '', found = ''] = /^Expected (\w+), got (\w+)$/.exec(text) ?? [];
  const [wanted, there] = [tokenWords[expected], tokenWords[found]];
  if (wanted !== undefined) return `${wanted} is missing before ${there ?? 'this'}`;
  return text.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase());
};
