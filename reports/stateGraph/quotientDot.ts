import { graph, lines, quoted } from '../drawing/dot.ts';
import { plural } from '../terminal/numbers.ts';
import { wrap } from '../terminal/table.ts';
import type { Quotient } from './quotient.ts';

/** more steps than these on one arrow are counted, not named */
const namedSteps = 1;
/** names of steps are broken into lines of about so many letters: pictures become less wide */
const lineLength = 20;

/** A quotient as Graphviz reads it: each box says how many states it stands for, and leads to one of them. */
export const quotientDot = (
  { nodes, arrows }: Quotient,
  linkTo: (path: readonly number[]) => string,
): string =>
  graph([
    ...nodes.map(({ says, states, path }, id) => {
      const text = [plural(states, 'state'), ...says.split('\n')];
      return `${id} [label=${lines(text)}, class=${id === 0 ? '"state first"' : 'state'}, URL=${quoted(linkTo(path))}]`;
    }),
    ...arrows.map(({ from, to, steps, isFault }) => {
      const named =
        steps.length > namedSteps
          ? [...steps.slice(0, namedSteps), `and ${steps.length - namedSteps} more`]
          : steps;
      return `${from} -> ${to} [label=${lines(named.flatMap((step) => wrap(step, lineLength)))}${isFault ? ', class=fault, style=dashed' : ''}]`;
    }),
  ]);
