import { expect, test } from 'vitest';
import { mutationsOf, mutationText, withMutation } from './mutations.ts';

const changed = (text: string): readonly string[] =>
  mutationsOf(text).map((mutation) => withMutation(text, mutation));

test('a condition is negated, a boundary moved, arithmetic changed, a value not returned, a statement left out, a text emptied', () => {
  expect(changed('if (a) b();')).toEqual(['if (!(a)) b();', 'if (a) ;']);
  expect(changed('x = a < b;')).toEqual([';', 'x = (a <= b);']);
  expect(changed('const x = a + 1;')).toEqual(['const x = (a - 1);']);
  expect(changed('const x = a && b;')).toEqual(['const x = ((a) || (b));']);
  expect(changed('const f = () => { return true; };')).toEqual(['const f = () => { return false; };']);
  expect(changed("const x = 'é';")).toEqual(["const x = '';"]);
});

test('what has no value when it runs is left as it is: types, imports, names of fields, prose', () => {
  expect(
    changed(
      "import { a } from 'b';\ntype T = 'a' | 'b';\nconst x: 'a' = y as 'a';\nconst z = { 'k': 1, says: 'words' };",
    ),
  ).toEqual([]);
});

test('texts that are put together are not subtracted', () => {
  expect(changed('const x = `a` + c;')).toEqual([]);
});

test('a mutation is told as what it changes', () => {
  const text = 'const x = a <\n  b;';
  expect(mutationsOf(text).map((mutation) => mutationText(text, mutation))).toEqual(['a < b → (a <= b)']);
});
