import { createHash } from 'node:crypto';
import { z } from 'zod';

/** Commands whose work can be divided among machines. */
export const divisible = ['fuzz', 'check', 'diff', 'vectors'] as const;

const wordShape = z.strictObject({
  name: z.string().regex(/^--[a-z][a-z-]*$/),
  value: z.string().optional(),
});

/** What one command line asks many machines for, as it lies in the queue. */
export const batchShape = z.strictObject({
  format: z.literal('pod-semantics/batch'),
  version: z.literal(1),
  /** of the program that made it, and that must do it */
  program: z.string(),
  command: z.enum(divisible),
  /** what stands before the files: what `vectors` does */
  actions: z.array(z.string()),
  /** options that all portions have */
  words: z.array(wordShape),
  /** with their texts: they need not be where the work is done */
  files: z.array(z.strictObject({ name: z.string(), text: z.string() })),
  portions: z.int().min(1),
});

/** A part of a batch that one worker does at once. */
export const portionShape = z.strictObject({
  batch: z.string(),
  /** from 0 */
  number: z.int().min(0),
  /** options that only this portion has: its seed, its runs, its bounds */
  words: z.array(wordShape),
});

/** What a portion came to: what the command printed as JSON, and its exit code. */
export const portionResultShape = z.strictObject({
  code: z.int(),
  output: z.string(),
  complaints: z.string(),
  seconds: z.number(),
});

export type Batch = z.infer<typeof batchShape>;
export type Portion = z.infer<typeof portionShape>;
export type PortionResult = z.infer<typeof portionResultShape>;

/** The same work has the same id, whoever asks for it, and however often. */
export const idOfBatch = (batch: Batch): string =>
  createHash('sha256').update(JSON.stringify(batch)).digest('hex').slice(0, 16);

/** Whether it runs another program, which a worker must be allowed to. */
export const runsPrograms = ({ words }: Pick<Batch, 'words'>): boolean =>
  words.some(({ name }) => name === '--against');

/** The command line of a batch, for people. */
export const batchText = ({ command, actions, files, words }: Batch): string =>
  [
    command,
    ...actions,
    ...(command === 'vectors' ? [] : files.map(({ name }) => name)),
    ...words.flatMap(({ name, value }) => (value === undefined ? [name] : [name, value])),
  ].join(' ');
