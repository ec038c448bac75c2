import { nameKey } from '../../../models/recorded/history/names.ts';
import { constantsOf } from '../../../models/views/constants.ts';
import type { PodConstants, PodView } from '../../../models/views/podView.ts';
import type { LawRecord } from '../lawRecord.ts';
import { overViews } from '../modelPredicate.ts';
import { ofObjects } from '../recordPredicate.ts';

type Seen = { readonly name: string; readonly present: boolean };

const presentNames = (seen: readonly (readonly unknown[])[]): string[] =>
  (seen[0] as readonly Seen[]).filter(({ present }) => present).map(({ name }) => name);

export const nameExclusive: LawRecord = {
  id: 'identity/name-exclusive',
  says: 'Within a namespace at most one object of a kind has a name at a time',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#names',
  fields: ['*.metadata.name', '*.metadata.namespace'],
  model: overViews({
    sees: [
      {
        of: 'pod',
        what: (pod: PodView): Seen => ({
          name: constantsOf<PodConstants>(pod).name,
          present: pod.existence === 'present',
        }),
      },
    ],
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
