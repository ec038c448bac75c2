import { byText } from '../../spec/api/byText.ts';
import type { Refusal } from '../../spec/api/create.ts';
import { isJsonObject, type JsonObject } from '../../spec/api/decode/jsonObject.ts';
import { decodeObject } from '../../spec/api/decode/object.ts';
import { type ResourceName, resourceType } from '../../spec/api/resourceTypes.ts';
import { problem } from '../../spec/problem.ts';

/** A verdict of the API server as the vectors write it; errors by field, type and detail. */
export const answerVerdict = <T extends { readonly warnings: readonly string[] }>(
  verdict: ({ readonly valid: true } & T) | Refusal,
  told: (accepted: T) => JsonObject,
): JsonObject => {
  if (verdict.valid) return { valid: true, errors: [], ...told(verdict), warnings: verdict.warnings };
  const errors = verdict.errors
    .map(({ type, field, detail }) => ({ type, field, detail }))
    .sort((a, b) => byText(a.field, b.field) || byText(a.type, b.type) || byText(a.detail, b.detail));
  return { valid: false, stage: verdict.stage, errors };
};

/** What is wrong with an object that a request says is stored. */
export const storedProblem = (resource: ResourceName, old: unknown): JsonObject | undefined => {
  if (!isJsonObject(old)) return { problem: problem('PS1103', 'old is not an object', { path: 'old' }) };
  const [wrong] = decodeObject(resourceType(resource).shape, old).typeErrors;
  return wrong && { problem: problem('PS1103', wrong.message, { path: `old.${wrong.path}` }) };
};
