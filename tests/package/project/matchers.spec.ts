import 'pod-semantics/vitest';
import { expect, test } from 'vitest';

test('the matchers of the package are known to expect', () => {
  expect(
    'apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {containers: [{name: app, image: nginx}]}',
  ).toBeValidPod();
  expect('apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {containers: []}').not.toBeValidPod();
});
