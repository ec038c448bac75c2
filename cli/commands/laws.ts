import type { Law } from '../../checker/laws/law.ts';
import { resolveBounds } from '../../drivers/exhaustive/bounds.ts';
import { scenarios } from '../../models/scenarios/scenarios.ts';
import { lawBook } from '../../properties/laws/lawBook.ts';
import type { LawRecord } from '../../properties/laws/lawRecord.ts';
import { whereJudged } from '../../reports/laws/whereJudged.ts';
import { type Paint, paint } from '../../reports/terminal/paint.ts';
import { type Cell, table } from '../../reports/terminal/table.ts';
import { wordsOf } from '../../reports/words.ts';
import type { CommandBody } from '../command.ts';
import { exitCode } from '../exitCode.ts';

type ScenarioLaws = { readonly scenario: string; readonly laws: readonly Law[] };

/** The laws that belong to one scenario alone. */
const lawsOfScenarios = (): ScenarioLaws[] =>
  scenarios
    .filter(({ takesManifests }) => !takesManifests)
    .map((scenario) => {
      const resolved = resolveBounds(scenario, {});
      const result = scenario.build({ bounds: resolved.ok ? resolved.bounds : {}, input: { objects: [] } });
      return { scenario: scenario.name, laws: (result.ok && result.built.laws) || [] };
    });

export const laws = (): CommandBody => ({
  operands: [],
  options: [
    {
      flags: '--json',
      says: 'print a JSON list of id, kind, scenario, says, source; of laws of the book also exceptions, judged, fields, mutants, lies',
    },
  ],
  run: async (_, { json }, { print, columns, colours }) => {
    const own = lawsOfScenarios();
    if (json) {
      print(JSON.stringify([...lawBook.map(bookEntry), ...own.flatMap(scenarioEntries)], null, 1));
      return exitCode.good;
    }
    const colour = paint(colours);
    print(colour.bold('The law book'));
    print(table(lawBook.flatMap(bookRows(colour)), columns, '  ').join('\n'));
    for (const { scenario, laws } of own) {
      if (laws.length === 0) continue;
      print(colour.bold(`\nLaws of the scenario ${scenario}`));
      print(table(laws.flatMap(scenarioRows(colour)), columns, '  ').join('\n'));
    }
    return exitCode.good;
  },
});

/** `judged`: how in models, of what in recordings; null: not there. `showsLess`: what a recording does not show. */
const bookEntry = ({ id, says, source, exceptions, model, record, fields, mutants, lies }: LawRecord) => ({
  id,
  kind: model?.kind ?? null,
  scenario: null,
  says,
  source,
  exceptions: exceptions ?? [],
  judged: { models: model?.kind ?? null, recordings: record?.of ?? null, showsLess: record?.showsLess ?? [] },
  fields,
  mutants: mutants ?? [],
  lies: lies ?? [],
});

const scenarioEntries = ({ scenario, laws }: ScenarioLaws) =>
  laws.map((law) => ({ id: law.id, kind: law.kind, scenario, ...wordsOf(law) }));

const bookRows =
  (colour: Paint) =>
  (law: LawRecord): Cell[][] => [
    [{ text: law.id, paint: colour.cyan }, { text: law.says }],
    ...(law.exceptions ?? []).map((exception): Cell[] => [{ text: '' }, { text: `except: ${exception}` }]),
    [{ text: '' }, { text: `judged in ${whereJudged(law)}`, paint: colour.dim }],
    [{ text: '' }, { text: law.source, paint: colour.dim }],
  ];

const scenarioRows =
  (colour: Paint) =>
  (law: Law): Cell[][] => {
    const { says, source } = wordsOf(law);
    return [
      [{ text: law.id, paint: colour.cyan }, { text: says }],
      [{ text: '' }, { text: source, paint: colour.dim }],
    ];
  };
