import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { readObject } from '../../../oracle/differential/jsonValue.ts';
import { requestMaker } from '../../../oracle/differential/randomRequest.ts';
import { operations } from '../../../oracle/operations.ts';
import { answerer } from '../../../oracle/protocol.ts';
import type { AnswerSource } from '../../../oracle/vectors/vectorCase.ts';
import type { JsonObject } from '../../../spec/api/decode/jsonObject.ts';
import { jsonText } from '../../../spec/api/jsonText.ts';
import { kubeletQuestions } from '../kubeletQuestions.ts';

/** A request with its answer, and who gave it. */
export type Candidate = {
  readonly source: AnswerSource;
  readonly request: JsonObject;
  readonly answer: JsonObject;
};

/** Folders of tests/vectors whose answers are only a part of those of the operation, or are asked in another form. */
const others = new Set(['api-decode', 'api-warnings', 'kubelet-decisions']);

/** Decisions of the kubelet that the real code was asked in another form: the operation that asks the same. */
const decisions: { readonly [decision: string]: string } = {
  syncCalls: 'runtimeCalls',
  admission: 'kubeletAdmit',
  probe: 'probe',
  evictionSync: 'evictionSync',
  oomScore: 'oomScore',
  containerGarbage: 'garbage',
  resizeDecision: 'resizeDecision',
  nodeShutdown: 'nodeShutdown',
  crashLoopBackoff: 'crashLoopBackoff',
  localStorage: 'localStorage',
};

/** Random requests that are made of those of an operation: for how they are refused, or to have enough of them. */
const made = { answered: 40, unanswered: 200 };

const root = new URL('../../vectors/', import.meta.url);

const linesOf = (path: string): readonly JsonObject[] =>
  gunzipSync(readFileSync(new URL(`${path}.ndjson.gz`, root)))
    .toString('utf8')
    .trimEnd()
    .split('\n')
    .map((line) => readObject(line) ?? {});

/** Every request that the code of Kubernetes was asked in the form of an operation, with its answer. */
const answeredByKubernetes = (): readonly Candidate[] =>
  readdirSync(root)
    .filter((folder) => !others.has(folder) && existsSync(new URL(`${folder}/expected.ndjson.gz`, root)))
    .flatMap((folder) => {
      const answers = linesOf(`${folder}/expected`);
      return linesOf(`${folder}/cases`).map((request, line) => ({
        source: 'kubernetes' as const,
        request: folder === 'scheduling' || !request.op ? { ...request, op: opOf(folder) } : request,
        answer: answers[line] ?? {},
      }));
    });

const opOf = (folder: string): string =>
  folder === 'scheduling' ? 'schedule' : folder.slice(folder.indexOf('-') + 1);

/** Requests without an answer of the whole operation by the code of Kubernetes. */
const furtherRequests = (): readonly JsonObject[] => [
  ...linesOf('kubelet-decisions/cases').flatMap(({ decision, ...request }) => {
    const op = decisions[String(decision)];
    return op ? [{ ...request, op }] : [];
  }),
  ...linesOf('scheduling/volumes/cases').map((request) => ({ ...request, op: 'schedule' })),
  ...Object.entries(kubeletQuestions).map(([op, question]) => ({
    id: `${op}-example`,
    ...question,
    op,
  })),
];

/** Everything that may be chosen as a vector of each operation: what Kubernetes answered, and what this specification answers. */
export const candidates = (): ReadonlyMap<string, readonly Candidate[]> => {
  const { reply } = answerer(operations);
  const answeredHere = (request: JsonObject): Candidate => ({
    source: 'specification',
    request,
    answer: readObject(reply(jsonText(request)).text) ?? {},
  });
  const given = [...answeredByKubernetes(), ...furtherRequests().map(answeredHere)];
  return new Map(
    operations.map(({ op }) => {
      const own = given.filter(({ request }) => request.op === op);
      const make = requestMaker(
        own.map(({ request }) => request),
        1,
      );
      const length = own.some(({ source }) => source === 'kubernetes') ? made.answered : made.unanswered;
      const others = Array.from({ length }, (_, number) =>
        answeredHere({ id: `${op}-made-${number}`, ...make(number), op }),
      );
      return [op, [...own, ...others]];
    }),
  );
};
