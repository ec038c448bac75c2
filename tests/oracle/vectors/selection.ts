import { refuses } from '../../../oracle/differential/compare.ts';
import { governanceOf } from '../../../oracle/differential/governanceOf.ts';
import { isObject } from '../../../oracle/differential/jsonValue.ts';
import { featuresOf } from '../../../oracle/vectors/features.ts';
import { isNegative, type VectorCase } from '../../../oracle/vectors/vectorCase.ts';
import { jsonText } from '../../../spec/api/jsonText.ts';
import type { Candidate } from './candidates.ts';

/** Bytes of JSON that the vectors of one operation have; a case that is larger than all of them is left out. */
const budget = 60_000;

/** The same for the scheduler, whose requests are whole clusters. */
const clusterBudget = 160_000;

/** Requests that cannot be decided, beside the answers of Kubernetes: this many show how they are refused. */
const mostRefused = 6;

/** Of an operation with fewer vectors than this, every form is shown again by others, in so many rounds at most. */
const enough = { vectors: 30, rounds: 8 };

/** What is told of why a case was chosen. */
const mostReasons = 3;

/** Texts longer than this are not told apart, nor are those with digits: they are names and sentences. */
const longestWord = 32;

/** What an answer shows, in words that are the same for answers of the same form. */
export const shapesOf = (value: unknown, byName: readonly string[], path = ''): readonly string[] => {
  if (Array.isArray(value)) {
    const size = value.length === 0 ? 'none' : value.length === 1 ? 'one' : 'several';
    return [`${path} ${size}`, ...value.flatMap((item) => shapesOf(item, byName, `${path}[]`))];
  }
  if (isObject(value)) {
    return Object.entries(value).flatMap(([name, inner]) =>
      shapesOf(
        inner,
        byName,
        byName.includes(path) || !/^[a-zA-Z]+$/.test(name) ? `${path}.*` : joined(path, name),
      ),
    );
  }
  if (typeof value === 'string') return [`${path} ${wordOf(value)}`];
  if (typeof value === 'number') return [`${path} ${value < 0 ? 'below 0' : value > 1 ? 'above 1' : value}`];
  return [`${path} ${value}`];
};

const joined = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);

const wordOf = (text: string): string => {
  if (text === '') return 'empty';
  return text.length <= longestWord && !/[\d/:]/.test(text) ? text : 'text';
};

type Considered = { readonly candidate: Candidate; readonly size: number; readonly shows: readonly string[] };

/** A choice that shows every form of answer and feature that fits: first what shows most for its size. */
export const selected = (op: string, candidates: readonly Candidate[]): readonly VectorCase[] => {
  const { byName = [] } = governanceOf(op);
  const known = candidates.some(({ source }) => source === 'kubernetes');
  const considered = candidates
    .filter(({ source, answer }) => source === 'kubernetes' || !known || refuses(answer) || op === 'schedule')
    .map((candidate): Considered => {
      const { id: _, ...answer } = candidate.answer;
      const features = featuresOf(candidate.request).map((feature) => `feature ${feature}`);
      const shows = [...new Set([...shapesOf(answer, byName), ...features])];
      return { candidate, size: jsonText(candidate.request).length + jsonText(answer).length, shows };
    });
  return chosen(considered, op === 'schedule' ? clusterBudget : budget, known).map(vectorCase);
};

type Choice = { readonly candidate: Candidate; readonly round: number; readonly reasons: readonly string[] };

const chosen = (considered: readonly Considered[], bytes: number, known: boolean): readonly Choice[] => {
  const choices: Choice[] = [];
  let left = bytes;
  let refused = 0;
  let open = considered;
  for (let round = 0; round < enough.rounds; round++) {
    if (round > 0 && choices.length >= enough.vectors) break;
    const seen = new Set<string>();
    for (;;) {
      open = open.filter(
        ({ candidate, size }) =>
          size <= left && !(known && refused >= mostRefused && refuses(candidate.answer)),
      );
      const best = mostTelling(open, seen);
      if (best === undefined) break;
      const reasons = best.shows.filter((each) => !seen.has(each));
      for (const each of reasons) seen.add(each);
      if (refuses(best.candidate.answer)) refused++;
      left -= best.size;
      open = open.filter((each) => each !== best);
      choices.push({ candidate: best.candidate, round, reasons });
    }
  }
  return choices;
};

/** The one that shows most for its size of what was not shown yet. */
const mostTelling = (open: readonly Considered[], seen: ReadonlySet<string>): Considered | undefined => {
  let best: Considered | undefined;
  let most = 0;
  for (const each of open) {
    const worth = each.shows.filter((shape) => !seen.has(shape)).length / (each.size + 500);
    if (worth > most) [best, most] = [each, worth];
  }
  return best;
};

const vectorCase = ({ candidate, round, reasons }: Choice): VectorCase => {
  const { source, request, answer } = candidate;
  const more = reasons.length - mostReasons;
  return {
    id: String(request.id),
    op: String(request.op),
    source,
    negative: isNegative(answer),
    features: featuresOf(request),
    why: `${round === 0 ? 'first to show' : 'shows again'} ${reasons.slice(0, mostReasons).join(', ')}${more > 0 ? `, and ${more} more` : ''}`,
    request,
    answer: { ...answer, id: request.id },
  };
};
