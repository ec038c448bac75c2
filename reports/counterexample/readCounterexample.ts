import { z } from 'zod';
import type { ManifestObject } from '../../models/cluster/plan/input.ts';
import { parseJson } from '../../spec/api/decode/json.ts';
import { createdFrom, isUnmodelled } from '../../spec/manifest/objectProblems.ts';
import { type Problem, problem } from '../../spec/problem.ts';
import type { Counterexample } from './counterexample.ts';

const count = z.number().int().nonnegative();

/** what a saved trace may hold at most */
const mostChoices = 100_000;

/** bytes of a saved counterexample at most: its manifests, and the steps */
export const mostCounterexampleBytes = 32 * 2 ** 20;

const place = z.object({
  file: z.string().optional(),
  document: count.optional(),
  line: count.optional(),
  column: count.optional(),
  path: z.string().optional(),
});

const objects = z.array(
  z.object({
    apiVersion: z.string(),
    kind: z.string(),
    object: z.record(z.string(), z.unknown()),
    place,
  }),
);

const shape = z.object({
  format: z.literal('pod-semantics/counterexample'),
  version: z.literal(1),
  scenario: z.string(),
  bounds: z.record(z.string(), z.union([z.number(), z.string()])),
  mutant: z.string().nullable(),
  law: z.string(),
  question: z
    .object({
      name: z.string(),
      kind: z.enum(['always', 'never', 'eventually', 'leads to', 'ask']),
      text: z.string(),
      from: z.string(),
    })
    .optional(),
  objects,
  changed: objects.optional(),
  choices: z.array(z.object({ rule: z.string(), args: z.array(count) })).max(mostChoices),
  loopFrom: count.nullable(),
});

export type ReadCounterexample =
  | { readonly ok: true; readonly counterexample: Counterexample }
  | { readonly ok: false; readonly problem: Problem };

/** What the API server says first against an object; kinds that are not modelled are left to who builds the system. */
const whatIsWrongWith = (object: ManifestObject): Problem | undefined => {
  const answer = createdFrom({ ...object, locate: (path) => ({ path }) });
  return answer.ok || isUnmodelled(answer) ? undefined : answer.problems[0];
};

/** The first field of a counterexample of the right shape that cannot be meant, and why. */
const misfitOf = ({
  loopFrom,
  choices,
  objects,
  changed = [],
}: Counterexample): { readonly message: string; readonly path: string } | undefined => {
  if (loopFrom !== null && loopFrom >= choices.length)
    return { message: `must be less than the ${choices.length} choices that there are`, path: 'loopFrom' };
  const places = [
    ...objects.map((object, at) => ({ object, at: `objects[${at}].object` })),
    ...changed.map((object, at) => ({ object, at: `changed[${at}].object` })),
  ];
  for (const { object, at } of places) {
    const wrong = whatIsWrongWith(object);
    if (wrong) return { message: wrong.message, path: [at, wrong.place.path].filter(Boolean).join('.') };
  }
  return undefined;
};

/** Reads a saved counterexample. Any text that is none gives a problem that names the first wrong field. */
export const readCounterexample = (file: string, text: string): ReadCounterexample => {
  const refuse = (message: string, path?: string): ReadCounterexample => ({
    ok: false,
    problem: problem('PS1204', message, { file, ...(path && { path }) }),
  });
  const json = parseJson(text);
  if (!json.valid) return refuse(`not JSON: ${json.reason}`);
  const read = shape.safeParse(json.value);
  if (read.success) {
    const counterexample = read.data as Counterexample;
    const misfit = misfitOf(counterexample);
    return misfit ? refuse(misfit.message, misfit.path) : { ok: true, counterexample };
  }
  const issue = read.error.issues[0];
  return refuse(issue?.message ?? 'not a counterexample', issue?.path.join('.'));
};
