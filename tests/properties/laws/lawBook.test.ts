import { describe, expect, test } from 'vitest';
import { isLiveness } from '../../../checker/laws/law.ts';
import { lawBook } from '../../../properties/laws/lawBook.ts';

describe('the law book', () => {
  test('every law has an id of its own, written family/name', () => {
    const ids = lawBook.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^[a-z]+\/[a-z]+(-[a-z]+)*$/.test(id))).toEqual([]);
  });

  test('laws of one family stand together', () => {
    const families = lawBook.map(({ id }) => id.split('/')[0]!);
    const beginnings = families.filter((family, at) => family !== families[at - 1]);
    expect(new Set(beginnings).size).toBe(beginnings.length);
  });

  test('every law is one sentence, says where it comes from, and names its exceptions', () => {
    for (const { id, says, source, exceptions = [] } of lawBook) {
      expect([id, says]).toEqual([id, expect.stringMatching(/^[A-Za-z].{20,}[^.]$/)]);
      expect([id, source]).toEqual([id, expect.stringMatching(/Kubernetes documentation|KEP-\d+/)]);
      expect([id, exceptions.filter((exception) => exception.length < 10)]).toEqual([id, []]);
    }
  });

  test('a law that need not be exercised by every step or state says when it is', () => {
    const silent = lawBook.filter(
      (law) => !isLiveness(law) && !('witness' in law && law.witness) && !(law.kind === 'joint' && law.when),
    );
    expect(silent.map(({ id }) => id)).toEqual([]);
  });
});
