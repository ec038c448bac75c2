import { nameKey } from '../../../models/recorded/history/names.ts';
import type { NamedPodView } from '../../../models/views/podView.ts';
import type { LawRecord } from '../lawRecord.ts';
import { overViews } from '../modelPredicate.ts';
import { ofObjects } from '../recordPredicate.ts';

const presentNames = (seen: readonly (readonly unknown[])[]): string[] =>
  (seen[0] as readonly NamedPodView[]).filter(({ present }) => present).map(({ name }) => name);

export const nameExclusive: LawRecord = {
  id: 'identity/name-exclusive',
  says: 'Within a namespace at most one object of a kind has a name at a time',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#names',
  fields: ['*.metadata.name', '*.metadata.namespace'],
  model: overViews({
    sees: [{ of: 'named pod', what: (pod: NamedPodView) => pod }],
    holds: (seen) => new Set(presentNames(seen)).size === presentNames(seen).length,
    witness: (seen) => presentNames(seen).length > 1,
  }),
  record: ofObjects({
    whole: true,
    judge: ({ record, history, after }) => {
      if (record.resource === 'events') return undefined;
      const { name, namespace, uid } = after.metadata;
      const holder = history.names.get(nameKey(record.resource, name, namespace));
      return holder === undefined || holder === uid
        ? undefined
        : `the name ${name} is that of ${holder}, which has not been deleted`;
    },
  }),
  mutants: ['name-reused'],
  lies: ['another UID', 'a Pod that was not removed'],
};
