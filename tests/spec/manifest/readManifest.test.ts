import { readFileSync } from 'node:fs';
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
    ['0X1f', 31],
    ['0B11', 3],
    ['0o17', 15],
    ['-0x1', -1],
    ['-_1', -1],
    ['1._5', new NumberText('1.5')],
    ['.1_5', '.1_5'],
    ['1e3_0', new NumberText('1e+30')],
    ['0_17', 15],
    ['-0.0', new NumberText('-0')],
    ['0x1FFFFFFFFFFFFFFFF', '0x1FFFFFFFFFFFFFFFF'],
    ['+18446744073709551615', new NumberText('18446744073709552000')],
    ['08', 8],
    ['1e1000', '1e1000'],
    ['123456789012345678901234', new NumberText('1.2345678901234569e+23')],
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
    ['!own text', 'text'],
    ['!own 1', '1'],
    ['!own {a: 1}', { a: 1 }],
    ['! 1', '1'],
    [`"it\\'s \\\\'so\\\\'"`, String.raw`it's \'so\'`],
    ['!!binary dMOkZ2xpY2g=', 'täglich'],
    ['|\n  two\n  lines\n', 'two\nlines\n'],
  ])('%s', (text, value) => {
    expect(one(`field: ${text}`)?.field).toEqual(value);
  });

  test('names of fields are strings, whatever they look like', () => {
    expect(one('labels: {1: a, true: b, 1.5: c, 0x10: d}')?.labels).toEqual({
      1: 'a',
      true: 'b',
      '1.5': 'c',
      16: 'd',
    });
    expect(one('labels: {123456789.5: a, 1e6: b, 0.1: c, .INF: d}')?.labels).toEqual({
      '1.2345679e+08': 'a',
      '1e+06': 'b',
      '0.1': 'c',
      '.inf': 'd',
    });
  });

  test('aliases and merge keys are written out; what stands after them wins', () => {
    const read = one(
      'base: &base {a: 1, b: 2}\nown: {<<: *base, b: 3}\nboth: {<<: [{b: 4}, *base]}\nsame: *base',
    );
    expect(read).toMatchObject({ own: { a: 1, b: 3 }, both: { a: 1, b: 4 }, same: { a: 1, b: 2 } });
    expect(one('base: &base {b: 2}\nown: {b: 3, <<: *base}')).toMatchObject({ own: { b: 2 } });
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
  test.each([
    '!!int seven',
    '!!binary "not base64"',
    '!e!own text',
    '{null: a}',
    '.inf',
    '"\\/"',
    '!!binary 01',
    '"\\U0000D800"',
    '{18446744073709551615: a}',
  ])('%s', (text) => {
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

describe('a stream is taken apart as kubectl does it', () => {
  const object = (name: string): string =>
    JSON.stringify({ apiVersion: 'v1', kind: 'Pod', metadata: { name } });
  const yaml = (name: string): string => `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}}\n`;
  const read = (text: string) => {
    const { objects, problems } = readManifest('a.yaml', text);
    return {
      names: objects.map(({ object: { metadata } }) => (metadata as { name: string }).name),
      problems: problems.map(({ code, place: { line } }) => `${code} ${line}`),
    };
  };

  test.each([
    ['JSON objects one after the other', `${object('a')}${object('b')}\n${object('c')}`, ['a', 'b', 'c']],
    ['YAML after JSON', `${object('a')}\n---\n${yaml('b')}`, ['a', 'b']],
    ['byte order marks', `\u{feff}${yaml('a')}---\n\u{feff}${yaml('b')}`, ['a', 'b']],
    ['comments after ---', `${yaml('a')}--- # the next\n${yaml('b')}`, ['a', 'b']],
    ['empty documents', `---\n---\n${yaml('a')}---\n# nothing\n---\nnull\n---\n~\n`, ['a']],
    ['lines that end as on Windows', `${yaml('a')}---\n${yaml('b')}`.replaceAll('\n', '\r\n'), ['a', 'b']],
    ['an end mark', `${yaml('a')}...\nrest\n---\n${yaml('b')}`, ['a', 'b']],
  ])('%s', (_, text, names) => {
    expect(read(text)).toEqual({ names, problems: [] });
  });

  test.each([
    ['a key that occurs twice', 'a: 1\na: 2\n', 'PS1002 6'],
    ['a text that does not end', 'a: "x\n', 'PS1002 6'],
    ['a directive', '%TAG ! tag:example.com,2000:\n', 'PS1002 5'],
    ['an anchor that is not there', 'a: *none\n', 'PS1002 5'],
  ])('%s is the fault of its document alone', (_, text, problem) => {
    expect(read(`${yaml('a')}---\n${text}---\n${yaml('b')}`)).toEqual({
      names: ['a', 'b'],
      problems: [problem],
    });
  });

  test('what follows --- on its line is a fault, and hides no document', () => {
    expect(read(`${yaml('a')}--- {b: 2}\n${yaml('c')}`)).toEqual({
      names: ['a', 'c'],
      problems: ['PS1002 4'],
    });
  });

  test('an alias means the last anchor of its name before it, of however many there are', () => {
    const count = 20_000;
    const lines = Array.from({ length: count }, (_, at) => `    a${at}: &x v${at}\n    b${at}: *x\n`);
    const text = `apiVersion: v1\nkind: Pod\nmetadata:\n  name: many\n  annotations:\n${lines.join('')}`;
    const { objects, problems } = readManifest('-', text);
    expect(problems).toEqual([]);
    const { annotations } = objects[0]!.object.metadata as { annotations: Record<string, string> };
    expect([annotations.b0, annotations.b777, annotations[`b${count - 1}`]]).toEqual([
      'v0',
      'v777',
      `v${count - 1}`,
    ]);
  });

  test('lines are told of the whole text', () => {
    expect(read(`${object('a')}\n\n${object('b').replace('"Pod"', '7')}`)).toEqual({
      names: ['a'],
      problems: ['PS1003 3'],
    });
  });
});

describe('inside quotes and brackets lines need no indentation', () => {
  test.each([
    ['[\n"x",\n"y"\n]', ['x', 'y']],
    ['{\nx: 1,\n\tz: [\n2]}', { x: 1, z: [2] }],
    ['"x\ny"', 'x y'],
    ["'x\n\n  y'", 'x\ny'],
    ['"it\\\'s\nso"', "it's so"],
  ])('%j', (text, value) => {
    expect(one(`a:\n    b: ${text}\nc: 1`)).toMatchObject({ a: { b: value }, c: 1 });
  });

  test('places are told of the text as it was written', () => {
    const text = 'apiVersion: v1\nkind: Pod\nspec:\n  a: [\n1,\n2]\n  b: "x\ny"\n  c: 1\n';
    const { objects } = readManifest('a.yaml', text);
    expect(objects[0]?.locate('spec.a[1]')).toMatchObject({ line: 6, column: 1 });
    expect(objects[0]?.locate('spec.c')).toMatchObject({ line: 9, column: 3 });
  });

  test('quotes that never end are told, and hide no other document', () => {
    const text = 'apiVersion: v1\nkind: Pod\nspec: {a: "x\nb: 1\n---\napiVersion: v1\nkind: Pod\n';
    const { objects, problems } = readManifest('a.yaml', text);
    expect(objects).toHaveLength(1);
    expect(problems).toMatchObject([{ code: 'PS1002', place: { line: 5 } }]);
  });
});

describe('tabs', () => {
  test.each([
    ['before a value', 'a:\tb', 'b'],
    ['after a value', 'a: b\t', 'b'],
    ['before a comment', 'a: b\t# c', 'b'],
    ['in brackets', 'a: [b,\n\tc]', ['b', 'c']],
    ['in quotes', 'a: "b\n\tc"', 'b c'],
    ['in a block of text', 'a: |\n  b\n  \tc\n', 'b\n\tc\n'],
    ['in an empty line after plain text that is indented', 'x:\n  a: b\n   \t\na: b', 'b'],
  ])('may stand %s', (_, text, value) => {
    expect(one(text)?.a).toEqual(value);
  });

  test.each([
    ['in indentation', 'a:\n\tb: c'],
    ['after the hyphen of a list', 'a:\n-\tb'],
    ['in an empty line', 'a: "b"\n\t\nc: d'],
    ['in an empty line after plain text', 'a: b\n\t\nc: d'],
    ['before the first line of a block of text', 'a: |\n  \tb'],
  ])('may not stand %s', (_, text) => {
    const { problems } = readManifest('a.yaml', `apiVersion: v1\nkind: Pod\n${text}\n`);
    expect(problems).toMatchObject([{ code: 'PS1002' }]);
  });
});

describe('files that kubectl reads', () => {
  test.each(['escaped-quote.yaml', 'two-json-objects.json'])('%s', (name) => {
    const text = readFileSync(new URL(`../../cases/read/${name}`, import.meta.url), 'utf8');
    const { objects, problems } = readManifest(name, text);
    expect(problems).toEqual([]);
    expect(objects.map(({ object }) => object)).toMatchObject(
      name.endsWith('.yaml')
        ? [{ spec: { containers: [{ command: ['sh', '-c', "echo 'a'"] }] } }]
        : [{ metadata: { name: 'a' } }, { metadata: { name: 'b' } }],
    );
  });
});
