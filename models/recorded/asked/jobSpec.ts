import type { JobSpec } from '../../../spec/api/objects/batch.ts';

/** The selector of a Job, and the labels that it looks for, are made when it is created. */
export const withoutSelector = (spec: unknown): unknown => {
  const { selector: _, template, ...rest } = spec as JobSpec;
  return { ...rest, template: template.spec };
};
