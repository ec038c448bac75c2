import { isTerminalPhase } from '../../../models/recorded/history/livePod.ts';
import type { TraceHistory } from '../../../models/recorded/history/traceHistory.ts';
import type { Pod, ResourceQuota } from '../../../spec/api/objects/core.ts';
import { milliValueOf, wholeValueOf } from '../../../spec/api/quantity.ts';
import { quantityFrom } from '../../../spec/api/resources.ts';
import { update } from '../../../spec/api/update.ts';
import { podInfoOf } from '../../../spec/scheduling/podInfo.ts';
import { type Level, violations } from '../../../spec/security/standards.ts';
import type { PodLaw, RecordLaw } from './traceLaw.ts';

const subresources = ['', 'ephemeralcontainers', 'resize'] as const;

export const immutable: PodLaw = {
  id: 'admission/immutable',
  says: "Only the documented fields of a Pod's spec change after creation",
  source:
    'Kubernetes documentation, Pods, Pod update and replacement; Resize CPU and Memory Resources; Ephemeral Containers',
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
};

const levels: readonly string[] = ['baseline', 'restricted'];

export const securityLevel: PodLaw = {
  id: 'admission/security-level',
  says: "A created Pod satisfies its namespace's enforced level of the Pod Security Standards",
  source: 'Kubernetes documentation, Pod Security Admission',
  exceptions: ['exempted users, namespaces and runtime classes; mirror Pods'],
  judge: ({ record, after, history }) => {
    if (record.type !== 'ADDED' || record.snapshot) return undefined;
    const uid = history.names.get(`namespaces//${after.metadata?.namespace}`);
    const labels = history.objects.get(uid ?? '')?.object.metadata.labels ?? {};
    const level = labels['pod-security.kubernetes.io/enforce'] ?? '';
    if (!levels.includes(level) || after.metadata?.annotations?.['kubernetes.io/config.mirror'])
      return undefined;
    const [first] = violations(level as Level, after);
    return first && `it violates the enforced level ${level}: ${first.reason} (${first.detail})`;
  },
};

const counted = (pod: Pod): boolean => !isTerminalPhase(pod.status?.phase);

/** What the Pods of a namespace use of a resource that a quota limits: whole numbers, CPU in thousandths. */
const used = (history: TraceHistory, pods: readonly Pod[], name: string): bigint | undefined => {
  if (name === 'pods' || name === 'count/pods') return BigInt(pods.length);
  const resource = name.startsWith('requests.') ? name.slice('requests.'.length) : name;
  if (resource !== 'cpu' && resource !== 'memory') return undefined;
  return pods.reduce((sum, pod) => {
    const { requests } = history.pods.get(pod.metadata?.uid ?? '')?.info ?? podInfoOf(pod);
    return sum + (resource === 'cpu' ? requests.milliCPU : requests.memory);
  }, 0n);
};

export const quota: PodLaw = {
  id: 'admission/quota',
  says: 'A created Pod leaves what its namespace uses within the hard limits of each quota',
  source: 'Kubernetes documentation, Resource Quotas',
  exceptions: ['quotas with scopes are not judged'],
  judge: ({ record, after, history }) => {
    if (record.type !== 'ADDED' || record.snapshot) return undefined;
    const { namespace } = after.metadata ?? {};
    for (const { resource, object } of history.objects.values()) {
      if (resource !== 'resourcequotas' || object.metadata.namespace !== namespace) continue;
      const { spec } = object as ResourceQuota;
      if (spec?.scopes ?? spec?.scopeSelector) continue;
      const pods = [...history.pods.values()]
        .map((live) => live.object)
        .filter((pod) => pod.metadata?.namespace === namespace && counted(pod));
      for (const [name, hard] of Object.entries(spec?.hard ?? {})) {
        const sum = used(history, [...pods, after], name);
        const limit = quantityFrom(hard);
        const most = name.endsWith('cpu') ? milliValueOf(limit) : wholeValueOf(limit);
        if (sum !== undefined && sum > most) {
          return `with it, ${name} is ${sum} in ${namespace}; the quota ${object.metadata.name} allows ${most}`;
        }
      }
    }
    return undefined;
  },
};

export const namespaceOpen: RecordLaw = {
  id: 'admission/namespace',
  says: 'Objects are created in namespaces that are there and not being deleted',
  source: 'Kubernetes documentation, Admission Control, NamespaceLifecycle',
  exceptions: ['a namespace that the recording does not show'],
  judge: ({ record, history, after }) => {
    const { namespace } = after.metadata;
    if (record.type !== 'ADDED' || record.snapshot || namespace === undefined) return undefined;
    const uid = history.names.get(`namespaces//${namespace}`);
    const live = history.objects.get(uid ?? '');
    return live?.object.metadata.deletionTimestamp !== undefined
      ? `it is created in ${namespace}, which is being deleted`
      : undefined;
  },
};

export const namespaceEmpty: RecordLaw = {
  id: 'gc/namespace-empty',
  about: ['namespaces'],
  says: 'A namespace disappears only after everything in it',
  source: 'Kubernetes documentation, Namespaces; Finalizers',
  judge: ({ record, history, after }) => {
    if (record.type !== 'DELETED') return undefined;
    const { name } = after.metadata;
    for (const { object } of history.pods.values()) {
      if (object.metadata?.namespace === name)
        return `it is removed, and the Pod ${object.metadata?.name} is there`;
    }
    for (const { resource, object } of history.objects.values()) {
      if (object.metadata.namespace === name && resource !== 'events') {
        return `it is removed, and ${object.metadata.name} (${resource}) is there`;
      }
    }
    return undefined;
  },
};
