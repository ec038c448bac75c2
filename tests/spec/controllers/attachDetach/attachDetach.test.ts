import { describe, expect, test } from 'vitest';
import type { Node } from '../../../../spec/api/objects/core.ts';
import {
  type Attachment,
  type AttachmentsPass,
  type AttachmentsView,
  mayMultiAttach,
} from '../../../../spec/controllers/attachDetach/attachments.ts';
import { reconcileAttachments } from '../../../../spec/controllers/attachDetach/reconcileAttachments.ts';
import { now } from '../objects.ts';

const node = (name: string, ready = 'True', outOfService = false): Node => ({
  metadata: { name },
  spec: { taints: outOfService ? [{ key: 'node.kubernetes.io/out-of-service', effect: 'NoExecute' }] : [] },
  status: { conditions: [{ type: 'Ready', status: ready }] },
});

const on = (name: string, traits: Partial<Attachment> = {}): Attachment => ({
  volume: 'v',
  node: name,
  mounted: false,
  uncertain: false,
  ...traits,
});

const by = (name: string, ...pods: string[]) => ({
  volume: 'v',
  node: name,
  pods: pods.map((each) => {
    const [namespace = '', pod = ''] = each.split('/');
    return { namespace, name: pod };
  }),
});

const pass = (view: Partial<AttachmentsView>): AttachmentsPass =>
  reconcileAttachments({
    now,
    nodes: [node('a'), node('b')],
    wanted: [],
    attached: [],
    accessModes: () => ['ReadWriteOnce'],
    told: new Map(),
    disableForceDetachOnTimeout: false,
    ...view,
  });

const done = ({ actions }: AttachmentsPass): string[] =>
  actions.map((action) => {
    if (action.kind === 'tellMultiAttach') return `${action.pod.name}: ${action.message}`;
    return `${action.kind} ${action.node}${action.kind === 'detach' && action.forced ? ' by force' : ''}`;
  });

describe('a volume', () => {
  test('is attached to the node of the Pod that needs it, once', () => {
    expect(done(pass({ wanted: [by('a', 'n/p')] }))).toEqual(['attach a']);
    expect(done(pass({ wanted: [by('a', 'n/p')], attached: [on('a', { unwantedSince: now - 1 })] }))).toEqual(
      [],
    );
  });

  test('of which it is not certain that it is attached is attached again', () => {
    expect(done(pass({ wanted: [by('a', 'n/p')], attached: [on('a', { uncertain: true })] }))).toEqual([
      'attach a',
    ]);
  });

  test('for one node at a time is moved in two passes: detached first, attached later', () => {
    const moving = { wanted: [by('b', 'n/p')], attached: [on('a')] };
    expect(done(pass(moving))).toEqual(['detach a']);
    expect(done(pass({ ...moving, attached: [] }))).toEqual(['attach b']);
  });

  test('for one node at a time that two nodes want goes to the first', () => {
    expect(done(pass({ wanted: [by('a', 'n/p'), by('b', 'n/q')] }))).toEqual(['attach a']);
  });

  test('for many nodes is attached to all of them, and detached from each', () => {
    const accessModes = () => ['ReadWriteMany'];
    expect(done(pass({ accessModes, wanted: [by('a', 'n/p'), by('b', 'n/q')] }))).toEqual([
      'attach a',
      'attach b',
    ]);
    expect(done(pass({ accessModes, attached: [on('a'), on('b')] }))).toEqual(['detach a', 'detach b']);
  });

  test('for one node at a time is detached from one node at a time', () => {
    expect(done(pass({ attached: [on('a'), on('b')] }))).toEqual(['detach a']);
  });

  test('may be attached to many nodes by its access modes, or where they are not known', () => {
    expect(mayMultiAttach(['ReadWriteOnce'])).toBe(false);
    expect(mayMultiAttach(['ReadWriteOncePod'])).toBe(false);
    expect(mayMultiAttach(['ReadWriteOnce', 'ReadOnlyMany'])).toBe(true);
    expect(mayMultiAttach([])).toBe(true);
    expect(mayMultiAttach(undefined)).toBe(true);
  });
});

describe('a volume that is mounted and no longer wanted', () => {
  const minutes = (count: number): number => now - count * 60_000;
  const since = (unwantedSince: number) => ({ attached: [on('a', { mounted: true, unwantedSince })] });
  const lost = [node('a', 'Unknown')];

  test('stays attached while its node is ready, however long it takes', () => {
    expect(done(pass(since(minutes(60))))).toEqual([]);
  });

  test('is remembered as unwanted from the first pass on', () => {
    const first = pass({ attached: [on('a', { mounted: true })] });
    expect(first.attached[0]?.unwantedSince).toBe(now);
    const wantedAgain = pass({ attached: first.attached, wanted: [by('a', 'n/p')], now: now + 1000 });
    expect(wantedAgain.attached[0]?.unwantedSince).toBeUndefined();
  });

  test('is detached by force more than six minutes later if its node is not ready, or gone', () => {
    expect(done(pass({ ...since(minutes(6)), nodes: lost }))).toEqual([]);
    expect(done(pass({ ...since(minutes(6) - 1), nodes: lost }))).toEqual(['detach a by force']);
    expect(done(pass({ ...since(minutes(7)), nodes: [] }))).toEqual(['detach a by force']);
    const disabled = { disableForceDetachOnTimeout: true, nodes: lost };
    expect(done(pass({ ...since(minutes(7)), ...disabled }))).toEqual([]);
  });

  test('is detached by force at once if its node is out of service', () => {
    expect(done(pass({ ...since(now), nodes: [node('a', 'Unknown', true)] }))).toEqual(['detach a by force']);
  });
});

describe('users are told of a volume that is attached elsewhere', () => {
  const both = { attached: [on('a')], wanted: [by('a', 'n/user', 'm/other'), by('b', 'n/waits')] };

  test('by who uses it there; Pods of other namespaces are only counted', () => {
    expect(done(pass(both))).toEqual([
      'waits: Multi-Attach error for volume "v" Volume is already used by pod(s) user and 1 pod(s) in different namespaces',
    ]);
    expect(done(pass({ ...both, wanted: [by('a', 'm/other'), by('b', 'n/waits')] }))[0]).toMatch(
      /used by 1 pod\(s\) in different namespaces$/,
    );
    expect(done(pass({ ...both, wanted: [by('a', 'n/user'), by('b', 'n/waits')] }))[0]).toMatch(
      /used by pod\(s\) user$/,
    );
    const mounted = { attached: [on('a', { mounted: true })], wanted: [by('b', 'n/waits')] };
    expect(done(pass(mounted))[0]).toMatch(/exclusively attached to one node/);
  });

  test('once, and again when none of the Pods that waited waits any more', () => {
    const { told } = pass(both);
    expect(done(pass({ ...both, told }))).toEqual([]);
    expect(done(pass({ ...both, told, wanted: [by('a', 'n/user'), by('b', 'n/new')] }))).toHaveLength(1);
  });
});
