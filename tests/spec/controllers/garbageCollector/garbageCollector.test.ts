import { describe, expect, test } from 'vitest';
import { attemptToDelete } from '../../../../spec/controllers/garbageCollector/attemptToDelete.ts';
import { GraphNode } from '../../../../spec/controllers/garbageCollector/graphNode.ts';
import { identityOf } from '../../../../spec/controllers/garbageCollector/objectIdentity.ts';
import { object, owner, waiting, world } from './collectorWorld.ts';

const child = object('child', { ownerReferences: [owner('parent')] });
const parent = object('parent');

describe('an object', () => {
  test('without owners stays, and so does one whose owner exists', () => {
    const { toDelete, writes } = world({ seen: [parent, child] });
    expect([toDelete('parent'), toDelete('child'), ...writes]).toEqual(['forget', 'forget']);
  });

  test('goes when no owner exists: in the background, or as its own finalizers say', () => {
    const deleted = (finalizers: string[]) => {
      const orphan = object('child', { ownerReferences: [owner('parent')], finalizers });
      const { toDelete, writes } = world({ seen: [orphan] });
      return [toDelete('child'), ...writes];
    };
    expect(deleted([])).toEqual(['forget', 'delete child Background']);
    expect(deleted(['orphan'])).toEqual(['forget', 'delete child Orphan']);
    expect(deleted(['foregroundDeletion'])).toEqual(['forget', 'delete child Foreground']);
    expect(deleted(['foregroundDeletion', 'orphan'])).toEqual(['forget', 'delete child Orphan']);
  });

  test('goes when another object has the name of its owner, and when the API says that there is none', () => {
    const { toDelete, writes } = world({ seen: [child], live: [child, object('parent', { uid: 'other' })] });
    expect([toDelete('child'), ...writes]).toEqual(['forget', 'delete child Background']);
    expect([toDelete('child'), writes.length]).toEqual(['forget', 2]);
  });

  test('loses owners that are gone or wait for it, while another exists', () => {
    const ownerReferences = [owner('parent'), owner('gone'), owner('waits')];
    const owned = object('child', { ownerReferences });
    const { toDelete, writes } = world({ seen: [parent, waiting('waits'), owned] });
    expect([toDelete('child'), ...writes]).toEqual(['forget', 'child loses gone-uid waits-uid']);
  });

  test('that cannot be written is tried again', () => {
    const failing = (reason: 'Timeout' | 'Conflict') => {
      const { toDelete, writes } = world({ seen: [child], errors: () => reason });
      return [toDelete('child'), writes.length];
    };
    expect(failing('Timeout')).toEqual(['requeue', 1]);
    expect(failing('Conflict')).toEqual(['requeue', 1]);
    const two = object('child', { ownerReferences: [owner('parent'), owner('gone')] });
    expect(world({ seen: [parent, two], errors: () => 'Timeout' }).toDelete('child')).toBe('requeue');
  });

  test('that has changed, but not its owners, is deleted as it is now', () => {
    const live = object('child', { ownerReferences: [owner('parent')], resourceVersion: '2' });
    let reads = 0;
    const { collector, graph, writes } = world({
      seen: [child],
      errors: (_, earlier) => (earlier === 0 ? 'Conflict' : undefined),
    });
    const get = (identity: Parameters<typeof collector.get>[0]) => {
      if (identity.name !== 'child') return undefined;
      reads += 1;
      return reads === 1 ? child : live;
    };
    const node = graph.nodes.get('child-uid');
    expect(node && attemptToDelete({ ...collector, get }, node)).toBe('forget');
    expect(writes).toEqual(['delete child Background: Conflict', 'delete child Background in any version']);
  });

  test('that is gone when it is to be deleted is taken out of the graph', () => {
    const { toDelete, absent } = world({ seen: [child], errors: () => 'NotFound' });
    expect([toDelete('child'), absent[0]?.name]).toEqual(['forget', 'child']);
  });

  test('that is gone while it conflicts is taken out of the graph, too', () => {
    let reads = 0;
    const { collector, graph, absent } = world({ seen: [child], errors: () => 'Conflict' });
    const node = graph.nodes.get('child-uid');
    const get = ({ name }: { readonly name: string }) => {
      reads += 1;
      return name === 'child' && reads === 1 ? child : undefined;
    };
    expect(node && attemptToDelete({ ...collector, get }, node)).toBe('forget');
    expect(absent[0]?.name).toBe('child');
  });

  test('that is not there, or is another by now, is taken out of the graph', () => {
    const gone = world({ seen: [child], live: [] });
    expect([gone.toDelete('child'), gone.absent[0]?.name]).toEqual(['forget', 'child']);
    const other = world({ seen: [child], live: [object('child', { uid: 'new' })] });
    expect([other.toDelete('child'), other.absent[0]?.name]).toEqual(['forget', 'child']);
  });

  test('that is being deleted is left to that', () => {
    const deleting = object('child', {
      ownerReferences: [owner('parent')],
      finalizers: ['f'],
      deletionTimestamp: 't',
    });
    const { toDelete, writes } = world({ seen: [deleting] });
    expect([toDelete('child'), ...writes]).toEqual(['forget']);
  });

  test('of a kind that is not served, or with such an owner, is tried again', () => {
    expect(world({ seen: [object('x', {}, 'Gadget')] }).toDelete('x')).toBe('requeue');
    const owned = object('child', { ownerReferences: [owner('x', { kind: 'Gadget' })] });
    expect(world({ seen: [owned] }).toDelete('child')).toBe('requeue');
  });

  test('of the cluster that names an owner in a namespace is left alone', () => {
    const node = { ...object('node', { ownerReferences: [owner('parent')] }, 'Node') };
    const ofCluster = { ...node, metadata: { ...node.metadata, namespace: '' } };
    const { toDelete, writes } = world({ seen: [ofCluster] });
    expect([toDelete('node'), toDelete('parent'), ...writes]).toEqual(['forget', 'forget']);
  });

  test('may be owned by an object of the cluster; that it is absent is remembered for all namespaces', () => {
    const of = (name: string, namespace: string) =>
      object(name, { namespace, ownerReferences: [owner('node', { kind: 'Node' })] });
    const node = { ...object('node', {}, 'Node'), metadata: { name: 'node', uid: 'node-uid' } };
    const kept = world({ seen: [of('child', 'n')], live: [of('child', 'n'), node] });
    expect([kept.toDelete('child'), ...kept.writes]).toEqual(['forget']);
    const { toDelete, graph } = world({ seen: [of('child', 'n')] });
    toDelete('child');
    expect(graph.isAbsent({ ...identityOf(node), namespace: '' })).toBe(true);
  });
});

describe('an owner that nobody has seen', () => {
  test('is looked for until it is seen', () => {
    const { toDelete, enqueued } = world({ seen: [child], live: [child, parent] });
    expect([enqueued, toDelete('parent')]).toEqual([['parent'], 'requeue']);
  });

  test('is forgotten where the graph has it no longer, or has seen it', () => {
    const { collector, graph } = world({ seen: [child, parent] });
    const assumed = new GraphNode(identityOf(parent));
    expect(attemptToDelete(collector, assumed)).toBe('forget');
    graph.nodes.delete('parent-uid');
    expect(attemptToDelete(collector, assumed)).toBe('forget');
  });
});

describe('foreground deletion', () => {
  const blocking = (name: string, ...owners: string[]) =>
    object(name, { ownerReferences: owners.map((each) => owner(each, { blockOwnerDeletion: true })) });

  test('waits for the dependents that block it, which are looked at', () => {
    const { toDelete, named, writes } = world({ seen: [waiting('parent'), blocking('child', 'parent')] });
    expect([toDelete('parent'), named(), writes]).toEqual(['forget', ['child'], []]);
  });

  test('does not look again at dependents that wait themselves', () => {
    const ownerReferences = [owner('parent', { blockOwnerDeletion: true })];
    const { toDelete, named } = world({ seen: [waiting('parent'), waiting('child', { ownerReferences })] });
    expect([toDelete('parent'), named()]).toEqual(['forget', []]);
  });

  test('ends when none blocks: the finalizer goes, again if it conflicts, four times', () => {
    const { toDelete, writes } = world({ seen: [waiting('parent'), child] });
    expect([toDelete('parent'), ...writes]).toEqual(['forget', 'parent has finalizers []']);
    const conflicting = world({ seen: [waiting('parent')], errors: () => 'Conflict' });
    expect([conflicting.toDelete('parent'), conflicting.writes.length]).toEqual(['requeue', 4]);
    const done = world({ seen: [waiting('parent')], live: [object('parent')] });
    expect([done.toDelete('parent'), ...done.writes]).toEqual(['forget']);
  });

  test('reaches a dependent: in the foreground if it has dependents of its own, else in the background', () => {
    const seen = [waiting('parent'), blocking('child', 'parent')];
    const alone = world({ seen });
    expect([alone.toDelete('child'), ...alone.writes]).toEqual(['forget', 'delete child Background']);
    const withOwn = world({ seen: [...seen, blocking('grandchild', 'child')] });
    expect([withOwn.toDelete('child'), ...withOwn.writes]).toEqual(['forget', 'delete child Foreground']);
  });

  test('does not go round in a circle: who might wait for each other block nobody', () => {
    const ownerReferences = [owner('child', { blockOwnerDeletion: true })];
    const seen = [waiting('parent', { ownerReferences }), blocking('child', 'parent')];
    const { toDelete, writes } = world({ seen });
    expect([toDelete('child'), ...writes]).toEqual([
      'forget',
      'child merges parent-uid',
      'delete child Foreground',
    ]);
    const failing = world({ seen, errors: () => 'Timeout' });
    expect([failing.toDelete('child'), failing.writes.length]).toEqual(['requeue', 1]);
    const whole = world({
      seen,
      errors: ({ kind }) => (kind === 'mergeOwners' ? 'UnsupportedMediaType' : undefined),
    });
    expect([whole.toDelete('child'), whole.writes[1]]).toEqual(['forget', 'child has parent-uid']);
  });
});

describe('orphaning', () => {
  const orphaning = object('parent', { finalizers: ['orphan', 'f'], deletionTimestamp: 't' });

  test('takes the owner off its dependents, and then its finalizer', () => {
    const { toOrphan, graph, writes } = world({ seen: [orphaning, child] });
    expect([...graph.toOrphan].map(({ identity }) => identity.name)).toEqual(['parent']);
    expect([toOrphan('parent'), ...writes]).toEqual([
      'forget',
      'child loses parent-uid',
      'parent has finalizers [f]',
    ]);
  });

  test('writes all owners of a dependent whose parts cannot be patched', () => {
    const two = object('child', { ownerReferences: [owner('parent'), owner('other')] });
    const errors = ({ kind }: { readonly kind: string }) =>
      kind === 'removeOwners' ? 'UnsupportedMediaType' : undefined;
    const { toOrphan, writes } = world({ seen: [orphaning, two], errors });
    expect([toOrphan('parent'), writes[1]]).toEqual(['forget', 'child has other-uid']);
    const gone = world({ seen: [orphaning, two], live: [orphaning], errors });
    expect(gone.toOrphan('parent')).toBe('forget');
  });

  test('waits for dependents that cannot be written, not for those that are gone; an owner that is gone needs no more', () => {
    const failing = (reason: 'NotFound' | 'Timeout') =>
      world({
        seen: [orphaning, child],
        errors: ({ kind }) => (kind === 'removeOwners' ? reason : undefined),
      }).toOrphan('parent');
    expect([failing('NotFound'), failing('Timeout')]).toEqual(['forget', 'requeue']);
    expect(world({ seen: [orphaning], live: [] }).toOrphan('parent')).toBe('forget');
    expect(world({ seen: [orphaning], errors: () => 'Timeout' }).toOrphan('parent')).toBe('requeue');
    const unserved = { ...orphaning, kind: 'Gadget' };
    expect(world({ seen: [unserved] }).toOrphan('parent')).toBe('requeue');
  });
});
