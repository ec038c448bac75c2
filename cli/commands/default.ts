import { stringify } from 'yaml';
import { createdFrom } from '../../spec/manifest/objectProblems.ts';
import type { CommandBody } from '../command.ts';
import { exitCode } from '../exitCode.ts';
import { Failure } from '../failure.ts';
import { readObjects } from '../readObjects.ts';

export const defaults = (): CommandBody => ({
  operands: [{ name: '[files...]', says: 'manifests; - is standard input' }],
  options: [{ flags: '--json', says: 'print a List as JSON, not YAML documents' }],
  notes: 'What the API server would store, but for what it chooses: UIDs, times, generated names.',
  run: async (files, { json }, surroundings) => {
    const answers = (await readObjects(files, surroundings)).map(createdFrom);
    const problems = answers.flatMap((answer) => (answer.ok ? [] : answer.problems));
    if (problems.length > 0) throw new Failure(problems);
    const objects = answers.flatMap((answer) => (answer.ok ? [withoutUid(answer.object)] : []));
    surroundings.print(
      json
        ? JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects }, null, 1)
        : objects.map((object) => stringify(object).trimEnd()).join('\n---\n'),
    );
    return exitCode.good;
  },
});

const withoutUid = <T extends { readonly metadata?: object }>({ metadata, ...object }: T) => {
  const { uid: _, ...rest } = (metadata ?? {}) as { readonly uid?: unknown };
  const { apiVersion, kind, ...others } = object as {
    readonly apiVersion?: unknown;
    readonly kind?: unknown;
  };
  return { apiVersion, kind, metadata: rest, ...others };
};
