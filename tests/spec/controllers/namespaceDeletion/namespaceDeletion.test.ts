import { describe, expect, test } from 'vitest';
import type { Namespace, Pod } from '../../../../spec/api/objects/core.ts';
import type { ObjectMeta } from '../../../../spec/api/objects/meta.ts';
import type { ApiError } from '../../../../spec/controllers/common/apiCalls.ts';
import { deleteNamespace } from '../../../../spec/controllers/namespaceDeletion/deleteNamespace.ts';
import type {
  NamespacedResource,
  NamespacePass,
  NamespaceView,
  NamespaceWrite,
} from '../../../../spec/controllers/namespaceDeletion/namespaceView.ts';
import { now, secondsAgo } from '../objects.ts';

const everything = ['delete', 'deletecollection', 'list'];
const pods: NamespacedResource = { group: '', version: 'v1', resource: 'pods', verbs: everything };
const secrets: NamespacedResource = { group: '', version: 'v1', resource: 'secrets', verbs: everything };
const jobs: NamespacedResource = { group: 'batch', version: 'v1', resource: 'jobs', verbs: everything };

const namespace = (finalizers = ['kubernetes'], phase = 'Terminating'): Namespace => ({
  metadata: { name: 'n', deletionTimestamp: secondsAgo(10) },
  spec: { finalizers },
  status: { phase },
});

type World = {
  readonly left?: Readonly<Record<string, readonly ObjectMeta[]>>;
  readonly running?: readonly Pod[];
  readonly errors?: Readonly<Record<string, ApiError['reason']>>;
} & Partial<NamespaceView>;

const textOf = (write: NamespaceWrite): string => {
  if (write.kind === 'finalize') return `finalize [${write.finalizers.join(' ')}]`;
  if (write.kind === 'updateStatus') return 'status';
  const name = write.kind === 'deleteObject' ? `/${write.name}` : '';
  return `delete ${write.resource.resource}${name}`;
};

const refusal = (reason: ApiError['reason'] | undefined): ApiError | undefined =>
  reason && { reason, message: reason };

const pass = ({ left = {}, running = [], errors = {}, ...view }: World = {}): NamespacePass =>
  deleteNamespace({
    now,
    namespace: namespace(),
    resources: [secrets, pods],
    pods: { found: true, items: running },
    list: ({ resource }) => {
      const error = refusal(errors[`list ${resource}`]);
      return error ? { found: false, error } : { found: true, items: left[resource] ?? [] };
    },
    answers: (write) => refusal(errors[textOf(write)]),
    ...view,
  });

const writes = ({ tried }: NamespacePass): string[] => tried.map(({ write }) => textOf(write));

/** Which conditions are True, and what they say. */
const told = ({ tried }: NamespacePass): string[] => {
  const last = tried.findLast(({ write }) => write.kind === 'updateStatus')?.write;
  const conditions = last?.kind === 'updateStatus' ? (last.status.conditions ?? []) : [];
  return conditions
    .filter(({ status }) => status === 'True')
    .map(({ reason, message }) => `${reason}: ${message}`);
};

const running = (grace: number, phase = 'Running'): Pod => ({
  metadata: { name: 'p' },
  spec: { containers: [], terminationGracePeriodSeconds: grace },
  status: { phase },
});

describe('a namespace', () => {
  test('that is not being deleted, or that nothing of the controller holds, is left alone', () => {
    expect(writes(pass({ namespace: { ...namespace(), metadata: { name: 'n' } } }))).toEqual([]);
    expect(pass({ namespace: namespace([]) })).toMatchObject({ outcome: 'nothing to do', tried: [] });
  });

  test('that is empty goes: its phase is told, and its finalizer taken off', () => {
    expect(writes(pass({ namespace: namespace(['z', 'kubernetes', 'a', 'a'], 'Active') }))).toEqual([
      'status',
      'delete pods',
      'delete secrets',
      'status',
      'finalize [a z]',
    ]);
  });

  test('whose conditions say it already is not told again', () => {
    const first = pass();
    const status = first.tried.find(({ write }) => write.kind === 'updateStatus')?.write;
    const again = status?.kind === 'updateStatus' ? status.status : {};
    expect(writes(pass({ namespace: { ...namespace(), status: again } }))).toEqual([
      'delete pods',
      'delete secrets',
      'finalize []',
    ]);
  });
});

describe('Pods', () => {
  test('go first: as long as one is left, nothing else is deleted, and the longest grace period is waited for', () => {
    const waiting = pass({ left: { pods: [{ name: 'p' }] }, running: [running(30), running(600, 'Failed')] });
    expect(writes(waiting)).toEqual(['delete pods', 'status']);
    expect(waiting).toMatchObject({ outcome: 'waiting', remainingSeconds: 30, requeueAfterMs: 16_000 });
    expect(told(waiting)).toEqual([]);
  });

  test('that are left when their time is over are an error', () => {
    const over = pass({ left: { pods: [{ name: 'p' }] }, running: [running(10)] });
    expect(told(over)).toEqual([
      expect.stringMatching(/^ContentDeletionFailed: .*unexpected items.*Resource=pods$/),
    ]);
    expect(over).toMatchObject({ outcome: 'failed', errors: [{ reason: 'Other' }] });
  });

  test('that cannot be deleted do not keep the rest', () => {
    const refused = pass({ errors: { 'delete pods': 'Forbidden' }, left: { pods: [{ name: 'p' }] } });
    expect(writes(refused)).toEqual(['delete pods', 'delete secrets', 'status']);
    const error = { reason: 'Timeout', message: 'timed out' } as const;
    expect(pass({ pods: { found: false, error } })).toMatchObject({ outcome: 'failed', errors: [error] });
  });

  test('are not looked for where they are not served', () => {
    expect(writes(pass({ resources: [secrets] }))).toEqual(['delete secrets', 'status', 'finalize []']);
  });
});

describe('other objects', () => {
  test('with finalizers are waited for, and told by finalizer and by kind', () => {
    const left = {
      secrets: [{ name: 'a', finalizers: ['f', 'g'] }],
      jobs: [{ name: 'b', finalizers: ['f'] }],
    };
    const waiting = pass({ left, resources: [pods, secrets, jobs] });
    expect(waiting).toMatchObject({ remainingSeconds: 15, requeueAfterMs: 8000 });
    expect(told(waiting)).toEqual([
      'SomeResourcesRemain: Some resources are remaining: jobs.batch has 1 resource instances, secrets. has 1 resource instances',
      'SomeFinalizersRemain: Some content in the namespace has finalizers remaining: f in 2 resource instances, g in 1 resource instances',
    ]);
  });

  test('of a kind that has no deletion of all are deleted one by one; that one is gone is no error', () => {
    const single = { ...secrets, verbs: ['delete', 'list'] };
    const left = { secrets: [{ name: 'a', finalizers: ['f'] }, { name: 'b' }] };
    const view = { left, resources: [single] };
    expect(writes(pass({ ...view, errors: { 'delete secrets/a': 'NotFound' } }))).toEqual([
      'delete secrets/a',
      'delete secrets/b',
      'status',
    ]);
    expect(pass({ ...view, errors: { 'delete secrets/a': 'Timeout' } })).toMatchObject({ outcome: 'failed' });
    expect(pass({ ...view, errors: { 'list secrets': 'Timeout' } })).toMatchObject({ outcome: 'failed' });
    const notFound = pass({ left, resources: [secrets], errors: { 'delete secrets': 'NotFound' } });
    expect(writes(notFound)).toContain('delete secrets/b');
  });

  test('of a kind that cannot be listed, or cannot be deleted, are none', () => {
    const unlisted = { ...secrets, verbs: ['delete', 'deletecollection'] };
    const single = { ...secrets, verbs: ['delete'] };
    const kept = { ...secrets, verbs: ['list'] };
    const left = { secrets: [{ name: 'a' }] };
    for (const resource of [unlisted, single, kept]) {
      expect(pass({ left, resources: [resource] })).toMatchObject({ outcome: 'finalized' });
    }
    expect(pass({ left, resources: [secrets], errors: { 'list secrets': 'NotFound' } })).toMatchObject({
      outcome: 'finalized',
    });
    expect(pass({ resources: [secrets], errors: { 'list secrets': 'Timeout' } })).toMatchObject({
      outcome: 'failed',
    });
  });

  test('of kinds that were not found may be left: the namespace stays', () => {
    const partial = pass({ discoveryError: 'x/v1: boom' });
    expect(partial).toMatchObject({ outcome: 'failed', errors: [{ message: 'x/v1: boom' }] });
    expect(told(partial)).toEqual(['DiscoveryFailed: x/v1: boom']);
  });
});

describe('writes of the namespace', () => {
  test('that meet a conflict are tried again, and end at last', () => {
    let conflicts = 3;
    const answers = ({ kind }: NamespaceWrite): ApiError | undefined => {
      if (kind !== 'finalize' || conflicts === 0) return undefined;
      conflicts -= 1;
      return { reason: 'Conflict', message: 'changed' };
    };
    expect(writes(pass({ answers })).filter((text) => text.startsWith('finalize'))).toHaveLength(4);
    const always = pass({ errors: { 'finalize []': 'Conflict' } });
    expect(always).toMatchObject({ outcome: 'failed', errors: [{ reason: 'Conflict' }] });
  });

  test('find it gone, which is no error; that it cannot be written is one', () => {
    const active = namespace(['kubernetes'], 'Active');
    expect(pass({ namespace: active, errors: { status: 'NotFound' } })).toMatchObject({
      outcome: 'nothing to do',
    });
    expect(pass({ namespace: active, errors: { status: 'Timeout' } })).toMatchObject({ outcome: 'failed' });
    expect(pass({ errors: { 'finalize []': 'NotFound' } })).toMatchObject({ outcome: 'finalized' });
    expect(pass({ errors: { status: 'Timeout' } })).toMatchObject({ outcome: 'finalized' });
  });
});
