import { isGenerated } from '../../../models/recorded/asked/generatedName.ts';
import { read, readRequest } from '../../../models/recorded/asked/storedForm.ts';
import {
  limitRangerAnnotation,
  mayBeLimited,
  unaskedKey,
} from '../../../models/recorded/asked/unaskedKey.ts';
import type { PodStep } from '../../../models/recorded/steps.ts';
import { type Maker, unaskedField } from '../../../models/recorded/writes/podMadeFrom.ts';
import { deepEqual } from '../../../spec/api/deepEqual.ts';
import type { Pod } from '../../../spec/api/objects/core.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofPods } from '../recordPredicate.ts';

const metadataFault = (asked: Pod['metadata'], made: Pod['metadata']): string | undefined => {
  const label = unaskedKey(asked?.labels, made?.labels, (key) => key.startsWith('topology.kubernetes.io/'));
  if (label !== undefined) return `the label ${label}`;
  const annotation = unaskedKey(
    asked?.annotations,
    made?.annotations,
    (key) => key === limitRangerAnnotation,
  );
  if (annotation !== undefined) return `the annotation ${annotation}`;
  const { name = '', generateName } = made ?? {};
  if (asked?.name ? name !== asked.name : !isGenerated(name, generateName ?? '')) return 'metadata.name';
  if (asked?.generateName !== generateName) return 'metadata.generateName';
  const owners = deepEqual(asked?.ownerReferences ?? [], made?.ownerReferences ?? []);
  if (!owners) return 'metadata.ownerReferences';
  return deepEqual(asked?.finalizers ?? [], made?.finalizers ?? []) ? undefined : 'metadata.finalizers';
};

export const asRequested: LawRecord = {
  id: 'admission/as-requested',
  says: 'A Pod is created as the request says; admission adds what it is silent about: defaults, service account, priority, tolerations for a while',
  source: 'https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/',
  fields: ['pod.spec', 'pod.metadata'],
  record: ofPods({
    judge: ({ record, after, request, history }: PodStep) => {
      if (record.type !== 'ADDED' || request?.action !== 'create') return undefined;
      const asked = readRequest<Pod>('pods', request.request);
      const { spec } = read('pods', after);
      if (asked.spec?.containers === undefined || spec === undefined) return undefined;
      const wrong = metadataFault(asked.metadata, after.metadata);
      if (wrong !== undefined) return `${wrong} is not what the request says`;
      const maker: Maker = {
        controller: undefined,
        indexed: false,
        limitRange: mayBeLimited(history, after),
      };
      const field = unaskedField(asked.spec, spec, maker);
      return field && `${field} is not what the request says, and admission does not add it`;
    },
  }),
  lies: ['a restart policy that does not exist', 'a Pod that asks for more than its request'],
};
