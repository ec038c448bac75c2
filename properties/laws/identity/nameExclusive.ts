import { constantsOf } from '../../../models/views/constants.ts';
import type { PodConstants, PodView } from '../../../models/views/podView.ts';
import { jointLaw } from '../lawRecord.ts';

type Seen = { readonly name: string; readonly present: boolean };

const presentNames = (seen: readonly (readonly unknown[])[]): string[] =>
  (seen[0] as readonly Seen[]).filter(({ present }) => present).map(({ name }) => name);

export const nameExclusive = jointLaw({
  id: 'identity/name-exclusive',
  says: 'Within a namespace at most one Pod bears a name at a time',
  source: 'Kubernetes documentation, Object Names and IDs, Names',
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
});
