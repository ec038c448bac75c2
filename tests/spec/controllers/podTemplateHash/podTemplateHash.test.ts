import { describe, expect, test } from 'vitest';
import type { PodTemplateSpec } from '../../../../spec/api/objects/core.ts';
import { controllerRevisionName } from '../../../../spec/controllers/history/controllerRevision.ts';
import { revisionData } from '../../../../spec/controllers/history/revisionData.ts';
import { goDump } from '../../../../spec/controllers/podTemplateHash/goDump.ts';
import { podTemplateHash } from '../../../../spec/controllers/podTemplateHash/podTemplateHash.ts';
import { replicaSetName } from '../../../../spec/controllers/podTemplateHash/replicaSetName.ts';

const template = (spec: object = {}): PodTemplateSpec => ({
  metadata: { labels: { app: 'a' } },
  spec: { containers: [{ name: 'c', image: 'x' }], ...spec },
});

describe('the hash of a Pod template', () => {
  test('changes with every field, and with the number of collisions', () => {
    const hashes = [
      podTemplateHash(template()),
      podTemplateHash(template(), 0),
      podTemplateHash(template(), 1),
      podTemplateHash(template({ hostname: 'h' })),
      podTemplateHash(template({ volumes: [] })),
    ];
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  test('does not change with the order in which labels are written', () => {
    const labelled = (labels: { [key: string]: string }): PodTemplateSpec => ({
      metadata: { labels },
      spec: { containers: [] },
    });
    expect(podTemplateHash(labelled({ b: '1', a: '2' }))).toBe(podTemplateHash(labelled({ a: '2', b: '1' })));
  });

  test('has no vowels, and no characters that look like others', () => {
    for (let count = 0; count < 50; count += 1) {
      expect(podTemplateHash(template(), count)).toMatch(/^[bcdfghjklmnpqrstvwxz2456789]{1,10}$/);
    }
  });

  test('tells amounts that are held differently apart: 1.0 and 1000m are not 1', () => {
    const limited = (cpu: string) =>
      template({ containers: [{ name: 'c', resources: { limits: { cpu } } }] });
    expect(new Set(['1', '1.0', '1000m'].map((cpu) => podTemplateHash(limited(cpu)))).size).toBe(3);
    expect(goDump(limited('1.5Gi'))).toContain(
      'Dec:(*inf.Dec){unscaled:(big.Int){neg:(bool)false abs:(big.nat)[1610612736000000000]} scale:(inf.Scale)9}',
    );
  });
});

test('names that would be too long are cut before the hash', () => {
  expect(replicaSetName('web', '5d8f')).toBe('web-5d8f');
  expect(replicaSetName('n'.repeat(253), 'abcdefghij')).toHaveLength(253);
  expect(controllerRevisionName('n'.repeat(253), 'abcdefghij')).toBe(`${'n'.repeat(223)}-abcdefghij`);
});

test('a revision holds the template as a patch, keys sorted as text, empty lists left out, parts kept', () => {
  const labels = { 9: 'x', 10: '<&>' };
  const data = revisionData({ metadata: { labels }, spec: { containers: [{ name: 'c', env: [] }] } });
  expect(data).toBe(
    '{"spec":{"template":{"$patch":"replace","metadata":{"labels":{"10":"\\u003c\\u0026\\u003e","9":"x"}},' +
      '"spec":{"containers":[{"name":"c","resources":{}}]}}}}',
  );
});
