import { z } from 'zod';
import type { FieldComparison } from '../differential/governance.ts';
import { governanceOf } from '../differential/governanceOf.ts';
import type { Operation } from '../operation.ts';
import { requestSchema } from '../requestSchema.ts';
import { shippedVectors } from './shippedVectors.ts';
import { formatVersion, kubernetesVersion, type VectorCase } from './vectorCase.ts';

/** What tells a folder of vectors from any other. */
export const formatName = 'pod-semantics vectors';

/** `manifest.json`: which operations there are, where their cases are, and how answers to them are compared. */
export const manifestShape = z.object({
  format: z.literal(formatName),
  formatVersion: z.string().regex(/^1\./, 'a format other than 1.x'),
  kubernetesVersion: z.string(),
  operations: z.array(
    z.object({
      op: z.string(),
      cases: z.number(),
      file: z.string().regex(/^[a-zA-Z]+\/cases\.ndjson$/),
      schema: z.string().regex(/^[a-zA-Z]+\/request\.schema\.json$/),
    }),
  ),
});

export type Manifest = z.infer<typeof manifestShape>;

/** A line of `cases.ndjson`. */
export const caseShape = z.object({
  id: z.string(),
  op: z.string(),
  source: z.enum(['kubernetes', 'specification']),
  negative: z.boolean(),
  features: z.array(z.string()),
  why: z.string(),
  request: z.record(z.string(), z.unknown()),
  answer: z.record(z.string(), z.unknown()),
});

/** The cases of each operation. */
export type CasesOf = (op: string) => readonly VectorCase[];

/** The manifest of the vectors of these operations. */
export const manifestOf = (
  operations: readonly Operation[],
  version: string,
  casesOf: CasesOf = shippedVectors,
): Manifest => {
  const manifest = {
    format: formatName as typeof formatName,
    formatVersion,
    kubernetesVersion,
    specification: `pod-semantics ${version}`,
    always: 'absent, null, "", [] and {} are the same; the order of fields and the id are not compared',
    operations: operations.map(({ op, says }) => {
      const { rule, source, comparisons = [] } = governanceOf(op);
      return {
        op,
        says,
        rule,
        source,
        cases: casesOf(op).length,
        file: `${op}/cases.ndjson`,
        schema: `${op}/request.schema.json`,
        comparisons: comparisons.map(comparisonText),
      };
    }),
  };
  return manifest;
};

/** How a field is compared, as a sentence. */
export const comparisonText = ({ field, compared, when, because }: FieldComparison): string => {
  const how =
    typeof compared === 'object'
      ? `compared as a multiset of (${compared.asMultisetOf.join(', ')})`
      : `compared ${compared}`;
  const condition =
    when === undefined
      ? ''
      : 'answer' in when
        ? ` where ${when.answer} is ${when.is}`
        : ` where ${when.request} mentions ${when.mentions}`;
  return `${field} is ${how}${condition}: ${because}`.replace('compared never', 'not compared');
};

/** JSON Schema of the requests of an operation. */
export const schemaOf = (operation: Operation): object => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: `a request to ${operation.op}`,
  description: operation.says,
  ...requestSchema(operation),
});
