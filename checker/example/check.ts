import { compile } from '../compile/compile.ts';
import { deadlocksOf } from '../deadlock/deadlocks.ts';
import { explore } from '../explore/explore.ts';
import { isLiveness } from '../laws/law.ts';
import { checkLiveness } from '../liveness/checkLiveness.ts';
import { instanceName } from '../system/rule.ts';
import { verdictsOf } from '../verdict/verdict.ts';
import { philosophers, type Table } from './philosophers.ts';

/** Checks a table of philosophers and says in plain text what was found. */
export const report = async (table: Table): Promise<string[]> => {
  const { system, laws } = philosophers(table);
  const compiled = compile(system, laws);
  const exploration = await explore(compiled);
  const { search, status } = exploration;
  const liveness = new Set(laws.filter(isLiveness).map(({ id }) => id));
  const names = (steps: readonly { readonly rule: number }[]): string =>
    steps.map(({ rule }) => instanceName(compiled.rules[rule]!.rule)).join(', ');
  return [
    `${status.states} states, ${status.transitions} transitions`,
    `${deadlocksOf(compiled, search)?.count} deadlocks`,
    ...verdictsOf(exploration).flatMap(({ law, verdict }) =>
      liveness.has(law) ? [] : [`${law}: ${verdict}`],
    ),
    ...checkLiveness(compiled, search).map((answer) => {
      if (answer.verdict !== 'violated') return `${answer.law}: ${answer.verdict}`;
      const { stem, cycle } = answer.lasso;
      const then = cycle.length > 0 ? `then for ever: ${names(cycle)}` : 'then nothing more';
      return `${answer.law}: violated: ${names(stem)}; ${then}`;
    }),
  ];
};

if (import.meta.filename === process.argv[1]) {
  for (const table of [
    { seats: 3, lastIsLeftHanded: false },
    { seats: 3, lastIsLeftHanded: true },
    { seats: 3, lastIsLeftHanded: true, fair: 'strong' },
  ] as const) {
    console.log([JSON.stringify(table), ...(await report(table))].join('\n  '), '\n');
  }
}
