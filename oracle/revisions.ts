import { z } from 'zod';
import { byText } from '../spec/api/byText.ts';
import type { PodTemplateSpec } from '../spec/api/objects/core.ts';
import type { OwnerReference } from '../spec/api/objects/meta.ts';
import type { ControllerRevision } from '../spec/controllers/history/controllerRevision.ts';
import { revisionData } from '../spec/controllers/history/revisionData.ts';
import { wholeNumber } from './request.ts';

/** A revision as requests describe it: its template is the workload's, or differs from it in one image. */
export const revisionShape = z.object({
  name: z.string(),
  revision: wholeNumber,
  hash: z.string().optional(),
  current: z.boolean().default(false),
  image: z.string().default(''),
  owner: z.string().default(''),
  labels: z.record(z.string(), z.string()).nullish(),
  legacy: z.boolean().default(false),
  unseen: z.boolean().default(false),
});

export type RevisionRequest = z.infer<typeof revisionShape>;

const withImage = (template: PodTemplateSpec, image: string): PodTemplateSpec => {
  const [first, ...others] = template.spec?.containers ?? [];
  return first
    ? { ...template, spec: { ...template.spec, containers: [{ ...first, image }, ...others] } }
    : template;
};

/** As older releases wrote it: with the time of the template's creation, which is none. */
const asWrittenBefore = (data: string): string => {
  const patch = JSON.parse(data) as { spec: { template: { metadata: object } } };
  const { metadata } = patch.spec.template;
  const entries = Object.entries({ ...metadata, creationTimestamp: null });
  patch.spec.template.metadata = Object.fromEntries(entries.sort(([a], [b]) => byText(a, b)));
  return JSON.stringify(patch);
};

const dataOf = ({ current, image, legacy }: RevisionRequest, template: PodTemplateSpec): string => {
  const data = revisionData(current ? template : withImage(template, image));
  return legacy ? asWrittenBefore(data) : data;
};

/** The revision that a request describes. `owner`: the reference of the workload itself. */
export const revisionOf = (
  request: RevisionRequest,
  template: PodTemplateSpec,
  namespace: string,
  owner: OwnerReference,
  hashLabel: string,
): ControllerRevision => {
  const owners = {
    '': [owner],
    none: [],
    other: [{ ...owner, name: `${owner.name}-other`, uid: 'other-uid' }],
  };
  const labels = request.labels ?? template.metadata?.labels ?? {};
  return {
    metadata: {
      name: request.name,
      namespace,
      ownerReferences: owners[request.owner as keyof typeof owners] ?? [],
      labels: { ...labels, ...(request.hash ? { [hashLabel]: request.hash } : {}) },
    },
    revision: request.revision,
    data: dataOf(request, template),
  };
};
