import { pathOf } from '../../../models/recorded/history/requests.ts';
import type { PodStep } from '../../../models/recorded/steps.ts';
import { isMirrorPod } from '../../../spec/kubelet/boundPod.ts';
import { isTerminalPhase } from '../../../spec/kubelet/phase/terminalPhase.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofPods } from '../recordPredicate.ts';

export const deletion: LawRecord = {
  id: 'explain/deletion',
  says: 'A Pod is deleted by a request, by its controller, with its namespace, its owner or its node, or by a disruption that its condition names',
  source: 'https://kubernetes.io/docs/concepts/architecture/garbage-collection/',
  fields: ['pod.metadata.deletionTimestamp'],
  record: ofPods({
    showsLess: ['what users asked for, if it has no requests'],
    judge: ({ writer, after, history }) => {
      const { name = '', namespace = '', ownerReferences = [] } = after.metadata ?? {};
      if (writer !== 'deletion' || !history.requests.recorded || ownerReferences.length > 0) return undefined;
      const path = pathOf('pods', name, namespace);
      if (history.requests.about('delete', path) ?? history.requests.about('evict', path)) return undefined;
      if (history.requests.about('delete', path.slice(0, path.lastIndexOf('/')))) return undefined;
      if (history.requests.about('delete', `/api/v1/namespaces/${namespace}`)) return undefined;
      if (namespaceEnds(history, namespace)) return undefined;
      if (isMirrorPod(after)) return undefined;
      if (after.status?.conditions?.some(({ type }) => type === 'DisruptionTarget')) return undefined;
      const { phase } = after.status ?? {};
      if (isTerminalPhase(phase)) return undefined;
      return 'it is deleted, and nobody asked for it: no request, no controller, no disruption';
    },
  }),
  lies: ['deleted without notice', 'nobody asked to delete'],
};

const namespaceEnds = (history: PodStep['history'], namespace: string): boolean => {
  const uid = history.names.get(`namespaces//${namespace}`);
  return uid === undefined || history.objects.get(uid)?.object.metadata.deletionTimestamp !== undefined;
};
