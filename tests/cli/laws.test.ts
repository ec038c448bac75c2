import { describe, expect, test } from 'vitest';
import { lawBook } from '../../properties/laws/lawBook.ts';
import { capture } from './capture.ts';

type Entry = {
  readonly id: string;
  readonly kind: string | null;
  readonly scenario: string | null;
  readonly judged?: { readonly models: string | null; readonly recordings: string | null };
  readonly mutants?: readonly string[];
  readonly lies?: readonly string[];
};

describe('podsem laws', () => {
  test('says of each law of the book where it is judged, what it leaves out, and its source', async () => {
    const { code, out } = await capture(['laws']);
    expect(code).toBe(0);
    const text = out.replaceAll(/\s+/g, ' ');
    expect(text.split('judged in ').length - 1).toBe(lawBook.length);
    for (const { id, says, source, exceptions = [] } of lawBook) {
      for (const part of [id, says, source, ...exceptions]) expect(text).toContain(part);
    }
    expect(text).toContain(
      'judged in models (every step: pod), recordings (every event: pods, as in models)',
    );
  });

  test('says it as JSON, for laws of models, of recordings and of both, and for those of scenarios', async () => {
    const entries = JSON.parse((await capture(['laws', '--json'])).out) as Entry[];
    const entryOf = (id: string): Entry | undefined => entries.find((entry) => entry.id === id);
    expect(entryOf('phase/order')).toMatchObject({
      kind: 'step',
      scenario: null,
      judged: { models: 'step', recordings: 'as modelled' },
    });
    expect(entryOf('probe/threshold')).toMatchObject({
      judged: { models: 'step', recordings: null },
      lies: [],
    });
    expect(entryOf('job/limits')).toMatchObject({
      kind: null,
      judged: { models: null, recordings: 'objects' },
    });
    expect(entryOf('P1')?.scenario).toBe('replicated-pods');
  });
});

test('podsem explain names the laws of a field, those of recordings among them', async () => {
  const { out } = await capture(['explain', 'job.spec.parallelism', '--json']);
  const { laws } = JSON.parse(out) as { laws: { id: string }[] };
  expect(laws.map(({ id }) => id)).toEqual(['workload/no-surplus', 'job/parallelism']);
});
