import { type Batch, batchShape, portionShape } from '../../../cli/queue/batch.ts';
import { portionTask } from '../../../cli/queue/portionTask.ts';
import { type Entry, internalErrorIn } from '../entry.ts';
import { validObjects } from './validObjects.ts';

const batch = {
  format: 'pod-semantics/batch',
  version: 1,
  program: 'x',
  command: 'check',
  actions: [],
  words: [
    { name: '--nodes', value: '1' },
    { name: '--node-failures', value: '0' },
    { name: '--container-exits', value: '0' },
  ],
  files: [{ name: 'a.yaml', text: JSON.stringify(validObjects[0]) }],
  portions: 2,
};
const portion = {
  batch: '0123456789abcdef',
  number: 0,
  words: [
    { name: '--simulate', value: '1' },
    { name: '--seed', value: '1' },
  ],
};

/** nothing lasts */
const bounded: { readonly [command: string]: Batch['words'] } = {
  check: [
    { name: '--time-limit', value: '1s' },
    { name: '--steps', value: '5' },
  ],
  fuzz: [
    { name: '--runs', value: '1' },
    { name: '--steps', value: '5' },
  ],
};

/** What lies in a queue, whoever put it there; input is a batch and one portion of it. */
export const queue = (): Entry => ({
  name: 'queue',
  valid: [
    `${JSON.stringify(batch)}\n${JSON.stringify(portion)}`,
    `${JSON.stringify({ ...batch, command: 'fuzz', words: [] })}\n${JSON.stringify({ ...portion, words: [{ name: '--seed', value: '1' }] })}`,
  ],
  take: async (input) => {
    const [first = '', second = ''] = input.split('\n');
    const read = (text: string): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        return undefined;
      }
    };
    const [order, part] = [batchShape.safeParse(read(first)), portionShape.safeParse(read(second))];
    if (!order.success || !part.success) return undefined;
    const { command } = order.data;
    if (command !== 'check' && command !== 'fuzz') return undefined;
    const ran = await portionTask({
      batch: order.data,
      words: [...part.data.words, ...bounded[command]!],
    }).catch((error: Error) => error);
    // what is not done for others is refused by name
    if (ran instanceof Error) return /is not done for others$/.test(ran.message) ? undefined : ran.message;
    return internalErrorIn(ran.complaints);
  },
});
