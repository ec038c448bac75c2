import type { LawRecord } from '../lawRecord.ts';
import { ofObjects } from '../recordPredicate.ts';

const nameLabel = 'kubernetes.io/metadata.name';

export const namespacePhase: LawRecord = {
  id: 'api/namespace-phase',
  says: 'A namespace is Active until it is being deleted, then Terminating, and is labelled with its name',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/#automatic-labelling',
  fields: ['namespace.status.phase', 'namespace.metadata.labels'],
  record: ofObjects({
    about: ['namespaces'],
    judge: ({ after }) => {
      const { name, labels, deletionTimestamp } = after.metadata;
      const { phase } = (after.status ?? {}) as { readonly phase?: string };
      const wanted = deletionTimestamp === undefined ? 'Active' : 'Terminating';
      if (phase !== wanted) return `its phase is ${phase}; it is ${wanted}`;
      return labels?.[nameLabel] === name
        ? undefined
        : `its label ${nameLabel} is ${labels?.[nameLabel] ?? 'not there'}`;
    },
  }),
  lies: ['a namespace in another phase', 'a namespace with the label of another'],
};
