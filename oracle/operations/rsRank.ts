import { z } from 'zod';
import { kubernetes136 } from '../../spec/api/kubernetesVersion.ts';
import type { Pod } from '../../spec/api/objects/core.ts';
import { rankPodsForDeletion } from '../../spec/controllers/common/activePodsRanking.ts';
import { defaultedPod, listOf } from '../controllerRequest.ts';
import type { Operation } from '../operation.ts';
import { wholeNumber, withShape } from '../request.ts';

const rsRankShape = z.object({ pods: listOf(defaultedPod), now: wholeNumber });

const nameOf = ({ metadata }: Pod): string => metadata?.name ?? '';

export const rsRank: Operation = {
  op: 'rsRank',
  says: 'in which order a ReplicaSet deletes its Pods when it has too many; equals together',
  ...withShape(rsRankShape, ({ pods, now }) => {
    const ranking = rankPodsForDeletion(pods, pods, now * 1000, kubernetes136);
    const groups: Pod[][] = [];
    for (const pod of ranking.sorted()) {
      const group = groups.at(-1);
      if (group?.[0] && ranking.compare(group[0], pod) === 0) group.push(pod);
      else groups.push([pod]);
    }
    return { deletionOrder: groups.map((group) => group.map(nameOf).toSorted()) };
  }),
};
