import { lastState, type Trace } from '../../checker/trace/trace.ts';
import { decidedBy } from '../../properties/questions/decidedBy.ts';
import type { Question } from '../../properties/questions/question.ts';
import { lawsOnTheWay } from '../questions/lawsOnTheWay.ts';
import { shownPods } from '../questions/shownPods.ts';
import type { Paint } from './paint.ts';
import { type Cell, table, wrap } from './table.ts';

/** What decided a question at the end of its story: the numbers, the Pods that the API shows there, and that no law forbids it. */
export const questionText = (question: Question, trace: Trace, columns: number, paint: Paint): string[] => {
  const { system } = trace;
  const end = lastState(trace);
  const pods = shownPods(system, end);
  const numbers = decidedBy(question, system, end).map(({ text, value }): Cell[] => [
    { text: value, paint: paint.bold },
    { text },
  ]);
  const rows = pods.map(({ name, status, ready, node }): Cell[] =>
    [name, ready ? 'True' : 'False', status, node].map((text) => ({ text })),
  );
  const heading = ['NAME', 'READY', 'STATUS', 'NODE'].map((text): Cell => ({ text, paint: paint.dim }));
  const { looked, broken } = lawsOnTheWay(trace);
  const laws =
    broken.length === 0
      ? `no law of Kubernetes forbids this: none of the ${looked} that look at states and steps is broken on the way`
      : `on the way laws are broken: ${broken.join(', ')}`;
  return [
    '  what decided:',
    ...table(numbers, columns, '        '),
    pods.length === 0 ? '  there are no Pods then' : '  the Pods then:',
    ...(pods.length === 0 ? [] : table([heading, ...rows], columns, '        ')),
    ...wrap(laws, columns),
  ];
};
