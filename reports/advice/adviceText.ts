import type { Advice, Advised } from '../../drivers/exhaustive/advice/advise.ts';
import { untried } from '../../drivers/exhaustive/advice/catalogue.ts';
import type { ManifestObject } from '../../models/cluster/plan/input.ts';
import { answerOf } from '../answer.ts';
import { answeredBy } from '../answeredBy.ts';
import { objectName } from '../json/checkReport.ts';
import { plural } from '../terminal/numbers.ts';
import type { Paint } from '../terminal/paint.ts';
import { wrap } from '../terminal/table.ts';
import { type DiffLine, yamlDiff } from './yamlDiff.ts';

/** An object that a change touches, where it stands, and its lines. */
export type ChangedObject = {
  readonly object: string;
  readonly file: string | null;
  readonly lines: readonly DiffLine[];
};

/** What advice makes of the objects of a request: only those that it changes, and those that it adds. */
export const changedObjects = (
  before: Pick<Advice['input'], 'objects' | 'changed'>,
  { input }: Pick<Advice, 'input'>,
): readonly ChangedObject[] => {
  const differences = (
    old: readonly ManifestObject[],
    now: readonly ManifestObject[],
  ): readonly ChangedObject[] =>
    now.flatMap((after, index) =>
      after.object === old[index]?.object
        ? []
        : [
            {
              object: objectName(after),
              file: after.place.file ?? null,
              lines: yamlDiff(old[index], after),
            },
          ],
    );
  return [
    ...differences(before.objects, input.objects),
    ...differences(before.changed ?? [], input.changed ?? []),
  ].filter(({ lines }) => lines.length > 0);
};

/** What advice came to, in one sentence. */
export const adviceSentence = ({ kind, advice, tried, open }: Advised): string => {
  const checks = `${plural(tried, 'check')} made`;
  switch (kind) {
    case 'holds':
      return 'nothing has to be changed: all that is asked holds';
    case 'advice':
      return `${plural(advice.length, 'way')} to mend it, each verified by a check of its own (${checks})`;
    case 'nothing helps':
      return `nothing of the catalogue helps, not even three changes together (${checks})`;
    case 'undecided':
      return `undecided: nothing that helps was found before a limit was met${open > 0 ? `, and ${plural(open, 'change')} could not be judged` : ''} (${checks})`;
  }
};

/** The answer as it is, the advice, and each change as lines of YAML. */
export const adviceText = (advised: Advised, columns: number, paint: Paint): string[] => {
  const { check, advice, kind } = advised;
  const tone = {
    holds: paint.green,
    advice: paint.green,
    'nothing helps': paint.red,
    undecided: paint.yellow,
  };
  return [
    ...wrap(answerOf(answeredBy(check)).sentence, columns).map(paint.bold),
    ...wrap(adviceSentence(advised), columns).map(tone[kind]),
    ...untriedOf(advised).flatMap((what) => wrap(`not tried: ${what}`, columns).map(paint.dim)),
    ...advice.flatMap((each, index) => [
      '',
      ...each.changes.map(({ says }, at) => paint.bold(`${at === 0 ? `${index + 1}.` : '   and'} ${says}`)),
      ...changedObjects(check.input, each).flatMap(({ object, file, lines }) => [
        paint.dim(`    # ${object}${file ? ` (${file})` : ''}`),
        ...lines.map(({ sign, text }) => {
          const line = `  ${sign} ${text}`;
          return sign === '+' ? paint.green(line) : sign === '-' ? paint.red(line) : line;
        }),
      ]),
    ]),
  ];
};

/** Whoever is left without advice is told where else help may be. */
const untriedOf = ({ kind }: Advised): readonly string[] =>
  kind === 'nothing helps' || kind === 'undecided' ? untried : [];

/** The same as plain data. */
export const adviceJson = (advised: Advised) => ({
  format: 'pod-semantics/advice',
  version: 1,
  outcome: advised.kind,
  answer: answerOf(answeredBy(advised.check)).sentence,
  sentence: adviceSentence(advised),
  tried: advised.tried,
  untried: untriedOf(advised),
  advice: advised.advice.map((each) => ({
    changes: each.changes.map(({ says }) => says),
    objects: changedObjects(advised.check.input, each).map(({ lines, ...object }) => ({
      ...object,
      diff: lines.map(({ sign, text }) => `${sign} ${text}`),
    })),
  })),
});
