import type { Drain, DrainedPod, KeptPod } from '../../spec/kubectl/drainNode.ts';
import { count } from '../reconcile/words.ts';
import type { Paint } from '../terminal/paint.ts';
import { type Cell, table, wrap } from '../terminal/table.ts';

const podName = ({ pod }: { readonly pod: DrainedPod['pod'] }): string =>
  `${pod.metadata?.namespace}/${pod.metadata?.name}`;

const answer = (node: string, { refuses, waves, stuck, stays }: Drain): string => {
  if (refuses.length > 0) {
    return `kubectl drain ${node} does not begin: ${count(refuses.length, 'Pod does', 'Pods do')} not let it.`;
  }
  const going = waves.flat().length;
  const kept = stays.length > 0 ? ` ${count(stays.length, 'stays', 'stay')} as is meant.` : '';
  if (going + stuck.length === 0) return `No Pod of ${node} is to go.${kept}`;
  const end = stuck.length > 0 ? `${count(stuck.length, 'never goes', 'never go')}` : 'it is drained';
  return `${count(going, 'Pod goes', 'Pods go')} from ${node} in ${count(waves.length, 'wave')}; ${end}.${kept}`;
};

const wentText = ({ budget, warning }: DrainedPod): string =>
  [budget ? `taken from budget ${budget}` : 'no budget keeps it', ...(warning ? [warning] : [])].join('; ');

const keptRows = (
  title: string,
  pods: readonly KeptPod[],
  paint?: (text: string) => string,
): readonly (readonly Cell[])[] =>
  pods.map((kept) => [
    paint ? { text: title, paint } : { text: title },
    { text: podName(kept) },
    { text: kept.because },
  ]);

/** How a node is drained: the answer in a sentence, then each Pod with its wave, or why it does not go. */
export const drainText = (node: string, drain: Drain, columns: number, colour: Paint): string[] => {
  const { refuses, stays, waves, stuck } = drain;
  const rows: readonly (readonly Cell[])[] = [
    ...keptRows('refuses', refuses, colour.red),
    ...waves.flatMap((wave, index) =>
      wave.map((went) => [
        { text: `wave ${index + 1}`, paint: colour.green },
        { text: podName(went) },
        { text: wentText(went) },
      ]),
    ),
    ...keptRows('never', stuck, colour.red),
    ...keptRows('stays', stays),
  ];
  return [...wrap(answer(node, drain), columns), ...table(rows, columns, '  ')];
};

const keptJson = (kept: KeptPod) => ({ pod: podName(kept), because: kept.because });

/** The same for programs. */
export const drainJson = ({ refuses, stays, waves, stuck }: Drain) => ({
  refuses: refuses.map(keptJson),
  stays: stays.map(keptJson),
  waves: waves.map((wave) =>
    wave.map((went) => ({
      pod: podName(went),
      budget: went.budget ?? null,
      warning: went.warning ?? null,
    })),
  ),
  stuck: stuck.map(keptJson),
});
