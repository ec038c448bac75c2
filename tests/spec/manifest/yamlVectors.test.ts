import { expect, test } from 'vitest';
import { parseJson } from '../../../spec/api/decode/json.ts';
import { NumberText } from '../../../spec/api/decode/numberText.ts';
import { jsonText } from '../../../spec/api/jsonText.ts';
import { yamlDocuments } from '../../../spec/manifest/yamlDocuments.ts';
import { readVectors } from '../api/readVectors.ts';

type Text = { readonly id: string; readonly text: string };
type Answer = {
  readonly id: string;
  /** as JSON texts: those before the first fault */
  readonly objects: readonly string[];
  readonly fails: boolean;
};

const byName = ([a]: [string, unknown], [b]: [string, unknown]): number => (a < b ? -1 : 1);

/** Members in the order of their names, and numbers as they are written best. */
const ordered = (value: unknown): unknown => {
  if (value instanceof NumberText) {
    return /^-?\d+$/.test(value.text) ? value : new NumberText(String(Number(value.text)));
  }
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(byName)
      .map(([name, field]) => [name, ordered(field)]),
  );
};

const canonical = (text: string): string => {
  const parsed = parseJson(text);
  return parsed.valid ? jsonText(ordered(parsed.value)) : text;
};

test("texts of all forms are read as Kubernetes' reader of YAML takes them", () => {
  const answers = readVectors<Answer>('manifest-yaml/expected.ndjson.gz');
  const differing = readVectors<Text>('manifest-yaml/cases.ndjson.gz').flatMap(({ id, text }, line) => {
    const documents = yamlDocuments(text.replace(/^\u{feff}/u, ''));
    const fault = documents.findIndex(({ read }) => !read.valid);
    const objects = documents
      .slice(0, fault < 0 ? undefined : fault)
      .map(({ read }) => (read.valid ? canonical(jsonText(read.value)) : ''));
    const right = answers[line]!;
    const real = right.objects.map(canonical);
    const isAlike = objects.join('\n') === real.join('\n') && fault >= 0 === right.fails;
    return isAlike ? [] : [{ id, text, objects, real, fails: right.fails }];
  });
  expect(differing).toEqual([]);
});
