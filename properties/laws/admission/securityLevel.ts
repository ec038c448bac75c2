import { isMirrorPod } from '../../../spec/kubelet/boundPod.ts';
import { type Level, violations } from '../../../spec/security/standards.ts';
import { inContainers } from '../fields.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofPods } from '../recordPredicate.ts';

const levels: readonly string[] = ['baseline', 'restricted'];

export const securityLevel: LawRecord = {
  id: 'admission/security-level',
  says: "A created Pod satisfies its namespace's enforced level of the Pod Security Standards",
  source: 'https://kubernetes.io/docs/concepts/security/pod-security-admission/',
  fields: ['namespace.metadata.labels', 'pod.spec.securityContext', ...inContainers('securityContext')],
  exceptions: ['exempted users, namespaces and runtime classes; mirror Pods'],
  record: ofPods({
    judge: ({ record, after, history }) => {
      if (record.type !== 'ADDED' || record.snapshot) return undefined;
      const uid = history.names.get(`namespaces//${after.metadata?.namespace}`);
      const labels = history.objects.get(uid ?? '')?.object.metadata.labels ?? {};
      const level = labels['pod-security.kubernetes.io/enforce'] ?? '';
      if (!levels.includes(level) || isMirrorPod(after)) return undefined;
      const [first] = violations(level as Level, after);
      return first && `it violates the enforced level ${level}: ${first.reason} (${first.detail})`;
    },
  }),
  lies: ['a Pod below the enforced level'],
};
