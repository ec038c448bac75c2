import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { readRegularFile } from '../../drivers/inputFile.ts';
import { everyBound } from '../../models/scenarios/bounds/everyBound.ts';
import type { Question } from '../../properties/questions/question.ts';
import { didYouMean } from '../../spec/suggestion.ts';
import type { OptionValues } from '../command.ts';
import { fail } from '../failure.ts';
import { reasonOf } from '../reasonOf.ts';
import type { ActionOptions } from './actionOptions.ts';

/** the file that is taken where no manifests are named */
const usualName = 'podsem.yaml';

const longest = 100_000;
const mostBytes = 4 * longest;
const text = z.string().min(1);

const asks = z.strictObject({
  always: text.optional(),
  never: text.optional(),
  eventually: text.optional(),
  leadsTo: text.optional(),
  ask: text.optional(),
});

const shape = z.strictObject({
  files: z.array(text).min(1),
  nodes: z.number().int().nonnegative().optional(),
  faults: z.record(z.string(), z.union([z.number(), z.string()])).optional(),
  actions: z
    .record(z.string(), z.union([z.number(), z.string(), z.boolean(), z.array(z.string())]))
    .optional(),
  questions: z.record(z.string().regex(/^[a-z][\w-]*$/), asks).optional(),
});

/** What a file of a project asks for: manifests, bounds under the names of their options, and questions. */
export type Project = {
  readonly files: readonly string[];
  readonly bounds: OptionValues;
  readonly actions: ActionOptions;
  readonly questions: readonly Question[];
};

/** The file that is asked for, or the one that lies in the working directory; undefined if there is none. */
export const projectFile = (asked: string | undefined): Project | undefined => {
  const file = asked ?? usualName;
  if (asked === undefined && !existsSync(file)) return undefined;
  const read = shape.safeParse(contentOf(file));
  if (!read.success) {
    const issue = read.error.issues[0]!;
    const place = issue.path.join('.');
    if (issue.code !== 'unrecognized_keys')
      return fail('PS1201', `${file}: ${place || 'it'}: ${issue.message}`);
    const [key = ''] = issue.keys;
    const known = place === '' ? Object.keys(shape.shape) : Object.keys(asks.shape);
    const at = place === '' ? '' : ` ${place}:`;
    return fail('PS1202', `${file}:${at} nothing is called ${key}; ${didYouMean(key, known)}`);
  }
  const { files, nodes, faults = {}, actions = {}, questions = {} } = read.data;
  const known = everyBound.map(({ name }) => name);
  refuseUnknown(file, 'faults', faults, known);
  refuseUnknown(file, 'actions', actions, [...known, ...ownActions]);
  const { whatIf, rollout, ...others } = actions;
  const given = Object.entries(others).filter(([, value]) => value !== false);
  const bounds: Project['bounds'] = {
    ...faults,
    ...(nodes !== undefined && { nodes }),
    ...Object.fromEntries(given),
  };
  return {
    files: files.map((name) => (name === '-' ? name : join(dirname(file), name))),
    bounds: Object.fromEntries(
      Object.entries(bounds).map(([name, value]) => [name, value === true ? '1' : String(value)]),
    ),
    actions: {
      ...(whatIf !== undefined && { whatIf: Array.isArray(whatIf) ? whatIf : [String(whatIf)] }),
      ...(rollout !== undefined && { rollout: join(dirname(file), String(rollout)) }),
    },
    questions: Object.entries(questions).map(([name, asked]) => questionOf(file, name, asked)),
  };
};

/** what people do that is no bound of its own */
const ownActions = ['whatIf', 'rollout'];

const refuseUnknown = (file: string, key: string, given: object, known: readonly string[]): void => {
  const unknown = Object.keys(given).find((name) => !known.includes(name));
  if (unknown === undefined) return;
  const suggestion = didYouMean(unknown, known, 'podsem check --help');
  fail('PS1202', `${file}: ${key}: nothing is called ${unknown}; ${suggestion}`);
};

const contentOf = (file: string): unknown => {
  const content = triedOn(file, () => readRegularFile(file, mostBytes).toString('utf8'));
  if (content.length > longest) fail('PS1008', `${file} has more than ${longest} characters`);
  return triedOn(file, () => parse(content, { maxAliasCount: 0 }) as unknown);
};

const triedOn = <T>(file: string, work: () => T): T => {
  try {
    return work();
  } catch (error) {
    return fail('PS1001', `${file}: ${reasonOf(error as NodeJS.ErrnoException).split('\n')[0]}`);
  }
};

const questionOf = (
  file: string,
  name: string,
  { leadsTo, ...others }: { readonly [kind: string]: string | undefined },
): Question => {
  const asks = Object.entries({ ...others, 'leads to': leadsTo }).filter(([, asked]) => asked !== undefined);
  const [first, ...more] = asks;
  if (!first || more.length > 0) {
    return fail('PS1201', `${file}: questions.${name} is one of always, never, eventually, leadsTo and ask`);
  }
  return {
    name: `question/${name}`,
    kind: first[0] as Question['kind'],
    text: first[1]!,
    from: `${file} ${name}`,
  };
};
