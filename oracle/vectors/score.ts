import { type Examined, isRight } from './examine.ts';
import { features } from './features.ts';

/** How many cases of something are right. */
export type ScoreRow = {
  readonly name: string;
  readonly right: number;
  readonly wrong: number;
  /** cases without an answer: it ended, was silent, or was not asked */
  readonly unanswered: number;
};

/** How far an implementation conforms, by operation, by feature, and by what an answer does. */
export type Score = {
  readonly operations: readonly ScoreRow[];
  readonly features: readonly ScoreRow[];
  /** accepted, refused; answered by Kubernetes, by the specification */
  readonly kinds: readonly ScoreRow[];
  readonly all: ScoreRow;
};

const row = (name: string, cases: readonly Examined[]): ScoreRow => {
  const right = cases.filter(isRight).length;
  const unanswered = cases.filter(({ outcome }) => outcome?.answer === undefined).length;
  return { name, right, wrong: cases.length - right - unanswered, unanswered };
};

/** The score of what was examined. A case counts for each of its features. */
export const scoreOf = (examined: readonly Examined[]): Score => {
  const rows = (
    names: readonly string[],
    has: (each: Examined, name: string) => boolean,
  ): readonly ScoreRow[] =>
    names.flatMap((name) => {
      const cases = examined.filter((each) => has(each, name));
      return cases.length > 0 ? [row(name, cases)] : [];
    });
  const operations = [...new Set(examined.map(({ vector }) => vector.op))];
  return {
    operations: rows(operations, ({ vector }, name) => vector.op === name),
    features: rows(
      features.map(({ feature }) => feature),
      ({ vector }, name) => vector.features.includes(name),
    ),
    kinds: [
      row(
        'the answer accepts',
        examined.filter(({ vector }) => !vector.negative),
      ),
      row(
        'the answer refuses',
        examined.filter(({ vector }) => vector.negative),
      ),
      row(
        'answered by Kubernetes',
        examined.filter(({ vector }) => vector.source === 'kubernetes'),
      ),
      row(
        'answered by the specification',
        examined.filter(({ vector }) => vector.source === 'specification'),
      ),
    ],
    all: row('all', examined),
  };
};
