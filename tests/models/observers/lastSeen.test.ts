import { describe, expect, test } from 'vitest';
import { type SnapshotFrom, setup } from 'xstate';
import { LazyRun, type LazyState } from '../../../checker/lazy/lazyRun.ts';
import { composeSystem } from '../../../checker/system/composeSystem.ts';
import { deliver, type Sightings } from '../../../models/observers/deliver.ts';
import { informer, isResyncing } from '../../../models/observers/informer.ts';
import { lastSeen } from '../../../models/observers/lastSeen.ts';

const job = setup({ types: { events: {} as { type: 'START' | 'END' } } }).createMachine({
  id: 'Job',
  initial: 'Waiting',
  states: { Waiting: { on: { START: 'Running' } }, Running: { on: { END: 'Ended' } }, Ended: {} },
});
type Job = SnapshotFrom<typeof job>;

const jobInView = lastSeen({
  id: 'Job as its controller sees it',
  says: 'What the controller last saw of the Job.',
  unseen: { says: 'not heard of yet' },
  values: { Running: { says: 'it runs', next: ['Ended'] }, Ended: { says: 'it has ended', next: [] } },
});

/** A Job that runs and ends, and a controller that may restart. */
const watched = (lags: boolean) =>
  composeSystem('a watched Job', (composer) => {
    const { actor, rule, groups, one, urgently } = composer;
    const jobs = groups('job', 1, (_, add) => ({ object: add('object', job), view: add('view', jobInView) }));
    const controller = one('informer', informer);
    const whole = [{ id: 1, name: 'controller' }];
    type Sees = Sightings<(typeof jobs)[number], 'Running' | 'Ended'>;
    const sightings: Sees = {
      seesJobRun: { rule: 'sees the Job run', as: 'Running', when: ({ object }) => [object.is(runs)] },
      seesJobEnd: { rule: 'sees the Job end', as: 'Ended', when: ({ object }) => [object.is(hasEnded)] },
    };
    const readings: Sees = {
      readsJob: { rule: 'reads the Job', as: 'Ended', when: ({ object }) => [object.is(hasEnded)] },
    };
    actor('Job', () => {
      rule('starts', [jobs], ({ object }) => ({ then: [object.send({ type: 'START' })] }));
      rule('ends', [jobs], ({ object }) => ({ then: [object.send({ type: 'END' })] }));
    });
    actor('controller', () => {
      const sees = deliver(composer, jobs, ({ view }) => view, sightings);
      const reads = deliver(
        composer,
        jobs,
        ({ view }) => view,
        readings,
        () => [controller.is(isResyncing)],
      );
      rule('restarts', [whole], () => ({ then: [controller.send({ type: 'RESTART' })] }));
      const hasReadAll = rule('has read all', [whole], () => ({
        then: [controller.send({ type: 'SYNCED' })],
      }));
      urgently([...Object.values(reads), hasReadAll, ...(lags ? [] : Object.values(sees))]);
    });
    return { view: jobs[0]!.view };
  });

const runs = (state: Job): boolean => state.matches('Running');
const hasEnded = (state: Job): boolean => state.matches('Ended');

/** What the controller has last seen when these rules have happened. */
const seenAfter = (lags: boolean, ...happening: string[]): unknown => {
  const { system, handles } = watched(lags);
  const run = new LazyRun(system);
  const state = happening.reduce<LazyState>((before, name) => {
    const rule = run.enabled(before).find((each) => each.name === name);
    expect(rule, `${name} is possible`).toBeDefined();
    return run.fire(rule!, before).at(-1)!.after;
  }, run.initial().state);
  return run.snapshotOf(handles.view, state).value;
};

describe('what an observer last saw', () => {
  test('is Unseen until the first delivery', () => {
    expect(seenAfter(true)).toBe('Unseen');
    expect(seenAfter(true, 'starts')).toBe('Unseen');
    expect(seenAfter(true, 'starts', 'sees the Job run')).toBe('Running');
  });

  test('stays behind as long as nothing is delivered, if the view lags', () => {
    expect(seenAfter(true, 'starts', 'sees the Job run', 'ends')).toBe('Running');
    expect(seenAfter(true, 'starts', 'ends', 'sees the Job end')).toBe('Ended');
  });

  test('is how things are, if it does not lag', () => {
    expect(seenAfter(false, 'starts')).toBe('Running');
    expect(seenAfter(false, 'starts', 'ends')).toBe('Ended');
  });

  test('is read again by a controller that restarts, before anything else happens', () => {
    expect(seenAfter(true, 'starts', 'sees the Job run', 'ends', 'restarts')).toBe('Ended');
    expect(seenAfter(true, 'starts', 'sees the Job run', 'restarts')).toBe('Running');
  });

  test('never goes back to what was before', () => {
    const ended = jobInView.resolveState({ value: 'Ended', context: {} });
    expect(ended.can({ type: 'SEE', as: 'Running' })).toBe(false);
  });
});

describe('what is kept beside the value', () => {
  const placed = lastSeen({
    id: 'Pod in a cache',
    says: 'A Pod in a cache.',
    unseen: { says: 'not heard of yet' },
    values: { Placed: { says: 'on its node' }, Gone: { says: 'gone' } },
    details: { node: 0 },
    forgets: true,
  });
  const pods = () =>
    composeSystem('a cached Pod', ({ one, rule }) => {
      const pod = one('pod', placed);
      const whole = [{ id: 1, name: 'pod' }];
      rule('place', [whole], () => ({ then: [pod.send({ type: 'SEE', as: 'Placed', node: 2 })] }));
      rule('remove', [whole], () => ({ then: [pod.send({ type: 'SEE', as: 'Gone' })] }));
      rule('forget', [whole], () => ({ then: [pod.send({ type: 'FORGET' })] }));
      return { pod };
    });

  test.for([
    [['place'], 'Placed', 2],
    [['place', 'remove'], 'Gone', 0],
    [['place', 'forget'], 'Unseen', 0],
    [['place', 'remove', 'place'], 'Placed', 2],
  ] as const)('after %j: %s, node %i', ([names, value, node]) => {
    const { system, handles } = pods();
    const run = new LazyRun(system);
    const state = names.reduce<LazyState>(
      (before, name) =>
        run.fire(run.enabled(before).find((rule) => rule.name === name)!, before).at(-1)!.after,
      run.initial().state,
    );
    const snapshot = run.snapshotOf(handles.pod, state);
    expect([snapshot.value, snapshot.context]).toEqual([value, { node }]);
  });
});
