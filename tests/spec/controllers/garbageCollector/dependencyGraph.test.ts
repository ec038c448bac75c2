import { describe, expect, test } from 'vitest';
import { DependencyGraph } from '../../../../spec/controllers/garbageCollector/dependencyGraph.ts';
import { identityOf } from '../../../../spec/controllers/garbageCollector/objectIdentity.ts';
import { object, owner, waiting, world } from './collectorWorld.ts';

const child = object('child', { ownerReferences: [owner('parent')] });
const parent = object('parent');

describe('who is looked at when objects are seen', () => {
  test('an owner that nobody has seen; once it is seen, nobody', () => {
    expect(world({ seen: [child] }).enqueued).toEqual(['parent']);
    expect(world({ seen: [parent, child] }).enqueued).toEqual([]);
  });

  test('a dependent that means another owner than the one that has the UID, whichever is seen first', () => {
    const misnamed = object('child', { ownerReferences: [owner('parent', { name: 'other' })] });
    const elsewhere = object('child', { namespace: 'm', ownerReferences: [owner('parent')] });
    for (const wrong of [misnamed, elsewhere]) {
      expect(world({ seen: [parent, wrong] }).enqueued).toEqual(['child']);
      expect(world({ seen: [wrong, parent] }).enqueued).toContain('child');
    }
    const second = object('second', { namespace: 'm', ownerReferences: [owner('parent')] });
    expect(world({ seen: [child, second] }).enqueued).toEqual(['parent', 'second']);
  });

  test('a dependent in a namespace of an owner that an object of the cluster named first', () => {
    const ofCluster = { ...object('node', { ownerReferences: [owner('parent')] }), kind: 'Node' };
    const node = { ...ofCluster, metadata: { ...ofCluster.metadata, namespace: '' } };
    expect(world({ seen: [node, child] }).enqueued).toEqual(['parent', 'child']);
  });

  test('the dependents of an owner that begins to wait for them, and itself', () => {
    expect(world({ seen: [child, waiting('parent')] }).enqueued).toEqual(['parent', 'child']);
  });

  test('an owner that a dependent no longer blocks', () => {
    const { graph, named } = world({ seen: [parent] });
    const blocking = object('child', { ownerReferences: [owner('parent', { blockOwnerDeletion: true })] });
    graph.see(blocking);
    graph.see(object('child', { ownerReferences: [owner('parent')] }), blocking);
    expect(named()).toEqual(['parent']);
    graph.toDelete.clear();
    graph.see(blocking, child);
    expect(named()).toEqual([]);
    graph.see(object('child'), blocking);
    expect([named(), graph.nodes.get('parent-uid')?.dependents.size]).toEqual([['parent'], 0]);
  });
});

describe('an object that goes', () => {
  test('lets its dependents be looked at, and owners that wait for it', () => {
    const middle = object('middle', { ownerReferences: [owner('top')] });
    const bottom = object('bottom', { ownerReferences: [owner('middle')] });
    const { graph, named } = world({ seen: [waiting('top'), middle, bottom] });
    graph.seeGone(middle);
    expect(named()).toEqual(['bottom', 'top']);
    expect(graph.isAbsent(identityOf(middle))).toBe(true);
  });

  test('and was never seen is no loss', () => {
    const graph = new DependencyGraph();
    graph.seeGone(parent);
    graph.seeAbsent(identityOf(parent));
    expect(graph.toDelete.size).toBe(0);
  });

  test('and was only assumed before goes as it was', () => {
    const { graph, named } = world({ seen: [child] });
    graph.seeGone(parent);
    expect([named(), graph.nodes.has('parent-uid')]).toEqual([['child'], false]);
  });
});

describe('an owner that is looked for and absent', () => {
  test('is taken out, and its dependents are looked at', () => {
    const { graph, named } = world({ seen: [child] });
    graph.seeAbsent(identityOf(parent));
    expect([named(), graph.nodes.has('parent-uid')]).toEqual([['child'], false]);
  });

  test('but was seen as something else stays; only who meant the absent one is looked at', () => {
    const misnamed = object('wrong', { ownerReferences: [owner('parent', { name: 'other' })] });
    const { graph, named } = world({ seen: [parent, child, misnamed] });
    graph.seeAbsent({ ...identityOf(parent), name: 'other' });
    expect([named(), graph.nodes.has('parent-uid')]).toEqual([['wrong'], true]);
    graph.toDelete.clear();
    graph.seeAbsent({ ...identityOf(parent), name: 'unheard of' });
    expect(named()).toEqual([]);
  });

  test('is looked for as what its other dependents say, in order', () => {
    const of = (name: string, parentName: string) =>
      object(name, { ownerReferences: [owner('parent', { name: parentName })] });
    const next = (absentName: string) => {
      const { graph } = world({ seen: [of('a', absentName), of('b', 'k'), of('c', 'm')] });
      graph.seeAbsent({ ...identityOf(parent), name: absentName });
      return graph.nodes.get('parent-uid')?.identity.name;
    };
    expect([next('j'), next('l'), next('n')]).toEqual(['k', 'm', 'k']);
  });

  test('of the cluster is not looked for in namespaces', () => {
    const node = (name: string) => owner('parent', { kind: 'Node', name });
    const { graph } = world({
      seen: [object('a', { ownerReferences: [node('x')] }), object('b', { ownerReferences: [node('y')] })],
    });
    const assumed = graph.nodes.get('parent-uid');
    graph.nodes.set('parent-uid', assumed?.as({ ...assumed.identity, namespace: '' }) ?? assumed!);
    graph.seeAbsent({ apiVersion: 'v1', kind: 'Node', namespace: '', name: 'x', uid: 'parent-uid' });
    expect(graph.nodes.get('parent-uid')?.identity).toMatchObject({ kind: 'Node', namespace: '', name: 'y' });
  });

  test('under an identity that it was not looked for stays as it is assumed', () => {
    const { graph } = world({
      seen: [child, object('wrong', { ownerReferences: [owner('parent', { name: 'other' })] })],
    });
    graph.seeAbsent({ ...identityOf(parent), name: 'other' });
    expect(graph.nodes.get('parent-uid')?.identity.name).toBe('parent');
  });
});
