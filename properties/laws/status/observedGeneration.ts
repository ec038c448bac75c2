import type { LawRecord } from '../lawRecord.ts';
import { ofPods } from '../recordPredicate.ts';

export const observedGeneration: LawRecord = {
  id: 'status/observed-generation',
  says: 'observedGeneration never exceeds metadata.generation and never falls; in conditions neither',
  source: 'https://kep.k8s.io/5067',
  fields: ['pod.status.observedGeneration', 'pod.status.conditions.observedGeneration'],
  record: ofPods({
    judge: ({ before, after, change }) => {
      if (change !== undefined && change.conditions.length === 0 && change.status.length === 0)
        return undefined;
      const generation = after.metadata?.generation ?? 0;
      const [was = 0, is = 0] = [before?.status?.observedGeneration, after.status?.observedGeneration];
      if (is > generation) return `observedGeneration is ${is}, and the generation ${generation}`;
      if (is < was) return `observedGeneration fell from ${was} to ${is}`;
      const ahead = after.status?.conditions?.find((each) => (each.observedGeneration ?? 0) > generation);
      return (
        ahead &&
        `the condition ${ahead.type} observed generation ${ahead.observedGeneration} of ${generation}`
      );
    },
  }),
  lies: ['an observed generation of the future'],
};
