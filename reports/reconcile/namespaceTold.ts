import type { NamespacedResource } from '../../spec/controllers/namespaceDeletion/namespaceView.ts';
import type { NamespaceContent } from '../../spec/controllers/reconcile/namespaces.ts';
import type { ReconciliationOf } from '../../spec/controllers/reconcile/reconciliation.ts';
import { statusChange } from './statusChange.ts';
import type { Told, ToldWrite } from './told.ts';
import { count, delayText, doesText, listText, objectText } from './words.ts';

type Of = ReconciliationOf<'namespace'>;

const isOf = (
  { resource }: NamespaceContent,
  { group, version, resource: name }: NamespacedResource,
): boolean => resource.group === group && resource.version === version && resource.resource === name;

/** What becomes of an object that is deleted. */
const fate = ({ kind, left }: NamespaceContent): string => {
  if (left === undefined) return '';
  const { finalizers = [], deletionGracePeriodSeconds = 0 } = left;
  if (finalizers.length > 0) return `held by ${listText(finalizers)}`;
  return kind === 'Pod' ? `has ${delayText(deletionGracePeriodSeconds * 1000)} to stop` : '';
};

const deletedOf = ({ content, pass }: Of): readonly NamespaceContent[] =>
  pass.tried.flatMap(({ write }) =>
    write.kind === 'deleteCollection' ? content.filter((each) => isOf(each, write.resource)) : [],
  );

const writesOf = (of: Of): readonly ToldWrite[] => {
  const { view, content, pass } = of;
  const object = objectText('Namespace', view.namespace);
  let { status } = view.namespace;
  return pass.tried.flatMap(({ write }): ToldWrite[] => {
    if (write.kind === 'deleteCollection') {
      return content
        .filter((each) => isOf(each, write.resource))
        .map((each) => ({ verb: 'delete', object: objectText(each.kind, each), change: fate(each) }));
    }
    if (write.kind === 'updateStatus') {
      const change = statusChange(status, write.status);
      status = write.status;
      return [{ verb: 'update', object: `${object} status`, change }];
    }
    if (write.kind !== 'finalize') return [];
    const left = write.finalizers.length > 0 ? listText(write.finalizers) : 'none';
    return [{ verb: 'update', object, change: `finalizers ${left}` }];
  });
};

const namesOf = (content: readonly NamespaceContent[]): string =>
  listText(content.map(({ kind, metadata }) => `${kind} ${metadata.name}`));

const saysOf = (of: Of): string => {
  const { view, pass } = of;
  const deleted = deletedOf(of);
  const left = deleted.filter((each) => each.left !== undefined);
  const isHeld = (view.namespace.spec?.finalizers ?? []).some((each) => each !== 'kubernetes');
  const end = isHeld ? 'is held by its other finalizers' : 'is gone';
  return doesText(
    [
      ...(deleted.length > 0 ? [`deletes ${namesOf(deleted)}`] : []),
      ...(left.length > 0 ? [`waits for ${namesOf(left)}`] : []),
      ...(pass.outcome === 'finalized' ? [end] : []),
    ],
    'has nothing to do: no finalizer holds it',
  );
};

const whyOf = (of: Of): readonly string[] => {
  const { content, view, pass } = of;
  const deleted = deletedOf(of);
  const kept = content.length - deleted.length;
  const pods = deleted.filter(({ kind, left }) => kind === 'Pod' && left !== undefined);
  const held = deleted.filter(({ left }) => (left?.finalizers ?? []).length > 0);
  const finalizers = [...new Set(held.flatMap(({ left }) => left?.finalizers ?? []))];
  const own = (view.namespace.spec?.finalizers ?? []).filter((each) => each !== 'kubernetes');
  return [
    ...(pods.length > 0
      ? [
          `Pods go first: while one is left, ${count(kept, 'other object')} of the input ${kept === 1 ? 'stays' : 'stay'}`,
        ]
      : []),
    ...(finalizers.length > 0
      ? [
          `${listText(finalizers)} must be taken off ${count(held.length, 'object')} first, by whoever has put it there`,
        ]
      : []),
    ...(pass.outcome === 'finalized' ? ['nothing is left in it'] : []),
    ...(pass.outcome === 'finalized' && own.length > 0
      ? [`it also has the finalizers ${listText(own)}`]
      : []),
  ];
};

/** What the namespace controller does next about a Namespace that is being deleted, and what that waits for. */
export const namespaceTold = (of: Of): Told => ({
  controller: 'namespace',
  object: objectText('Namespace', of.view.namespace),
  says: saysOf(of),
  why: whyOf(of),
  writes: writesOf(of),
  errors: of.pass.errors.map(({ message }) => message),
  requeueAfterMs: of.pass.requeueAfterMs,
});
