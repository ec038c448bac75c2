import { update } from '../../../spec/api/update.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofPods } from '../recordPredicate.ts';

const subresources = ['', 'ephemeralcontainers', 'resize'] as const;

export const immutable: LawRecord = {
  id: 'admission/immutable',
  says: "Only the documented fields of a Pod's spec change after creation",
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/#pod-update-and-replacement',
  fields: ['pod.spec'],
  record: ofPods({
    judge: ({ writer, before, after, change }) => {
      if (!change?.spec || (writer !== 'spec' && writer !== 'nobody')) return undefined;
      const body = JSON.stringify(after);
      const old = {
        ...before,
        metadata: { ...before?.metadata, resourceVersion: after.metadata?.resourceVersion },
      };
      let first: string | undefined;
      for (const subresource of subresources) {
        const verdict = update({ resource: 'pods', old, body, subresource });
        if (verdict.valid && verdict.changed) return undefined;
        if (!verdict.valid)
          first ??= verdict.errors.map(({ field, detail }) => `${field}: ${detail}`).join('; ');
      }
      return `its spec changed as no update allows: ${first ?? 'nothing of it may change'}`;
    },
  }),
  lies: ['an image', 'a restart policy', 'a longer grace in the spec'],
};
