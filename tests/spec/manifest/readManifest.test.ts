import { describe, expect, test } from 'vitest';
import { NumberText } from '../../../spec/api/decode/numberText.ts';
import { jsonText } from '../../../spec/api/jsonText.ts';
import { readManifest } from '../../../spec/manifest/readManifest.ts';

const one = (fields: string) =>
  readManifest('a.yaml', `apiVersion: v1\nkind: Pod\n${fields}`).objects[0]?.object;

describe('a manifest is read as Kubernetes reads YAML', () => {
  test.each([
    ['0644', 420],
    ['0o17', 15],
    ['0x1F', 31],
    ['-12', -12],
    ['1_000', 1000],
    ['1.0', 1],
    ['1e3', 1000],
    ['0.5', new NumberText('0.5')],
    ['12345678901234567890', new NumberText('12345678901234567890')],
    ['yes', true],
    ['Off', false],
    ['~', null],
    ['', null],
    ['22:22', '22:22'],
    ['2020-01-01', '2020-01-01'],
    ['1.2.3', '1.2.3'],
    ['100m', '100m'],
    ['"1"', '1'],
    ["'on'", 'on'],
    ['!!str 1', '1'],
    ['!!int "7"', 7],
    ['!!binary dMOkZ2xpY2g=', 'täglich'],
    ['|\n  two\n  lines\n', 'two\nlines\n'],
  ])('%s', (text, value) => {
    expect(one(`field: ${text}`)?.field).toEqual(value);
  });

  test('names of fields are strings, whatever they look like', () => {
    expect(one('labels: {1: a, true: b, 1.5: c, null: d}')?.labels).toEqual({
      1: 'a',
      true: 'b',
      '1.5': 'c',
      null: 'd',
    });
  });

  test('aliases and merge keys are written out; what stands in the map itself wins', () => {
    const read = one(
      'base: &base {a: 1, b: 2}\nown: {<<: *base, b: 3}\nboth: {<<: [{b: 4}, *base]}\nsame: *base',
    );
    expect(read).toMatchObject({ own: { a: 1, b: 3 }, both: { a: 1, b: 4 }, same: { a: 1, b: 2 } });
  });

  test('what was read can be written as JSON without losing a digit', () => {
    expect(jsonText(one('a: 0.5\nb: 12345678901234567890\nc: [null, "x"]'))).toBe(
      '{"apiVersion":"v1","kind":"Pod","a":0.5,"b":12345678901234567890,"c":[null,"x"]}',
    );
  });

  test('a field called __proto__ is a field like any other', () => {
    const read = one('__proto__: {polluted: true}');
    expect(Object.hasOwn(read ?? {}, '__proto__')).toBe(true);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});

describe('what is not as its tag says is a problem', () => {
  test.each(['!!int seven', '!!binary "not base64"', '!own text'])('%s', (text) => {
    const { problems } = readManifest('a.yaml', `apiVersion: v1\nkind: Pod\nfield: ${text}`);
    expect(problems).toMatchObject([{ code: 'PS1002', place: { line: 3 } }]);
  });
});

describe('an object knows where it was written', () => {
  const text = `# two documents
apiVersion: v1
kind: Pod
metadata:
  labels: {app.kubernetes.io/name: web}
---
apiVersion: v1
kind: PodList
items:
- metadata: {name: a}
- apiVersion: v1
  kind: Pod
  spec:
    containers:
    - name: x
      image: y
`;
  const [first, second, third] = readManifest('a.yaml', text).objects;

  test('file, document, line and column; items of a list are objects of their own', () => {
    expect(first?.place).toEqual({ file: 'a.yaml', document: 1, line: 2, column: 1 });
    expect(second?.place).toEqual({ file: 'a.yaml', document: 2, line: 10, column: 3, path: 'items[0]' });
    expect(second).toMatchObject({ kind: 'Pod', apiVersion: 'v1' });
  });

  test.each([
    ['spec.containers[0].image', 16, 7],
    ['spec.containers[0].ports[3].hostPort', 15, 7],
    ['spec.restartPolicy', 13, 3],
    ['status', 11, 3],
  ])('%s is at, or is missing from, %i:%i', (path, line, column) => {
    expect(third?.locate(path)).toEqual({ file: 'a.yaml', document: 2, line, column, path });
  });

  test.each(['metadata.labels.app.kubernetes.io/name', 'metadata.labels[app.kubernetes.io/name]'])(
    'a name with dots is found: %s',
    (path) => {
      expect(first?.locate(path)).toMatchObject({ line: 5, column: 12 });
    },
  );
});
