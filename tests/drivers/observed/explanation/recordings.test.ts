import { beforeAll, describe, expect, test } from 'vitest';
import type { Story } from '../../../../drivers/observed/explanation/story.ts';
import { storyText } from '../../../../drivers/observed/explanation/storyText.ts';
import { type Line, moreRecordingNames, recording, recordingNames } from '../recordings.ts';
import { type Explained, explained } from './explained.ts';

const podEvents = (lines: readonly Line[], uid: string): readonly number[] =>
  lines.flatMap(({ resource, type, object }, at) =>
    resource === 'pods' && type !== 'DELETED' && object?.metadata.uid === uid ? [at + 1] : [],
  );

describe('the events of real Pods', () => {
  const found = new Map<string, Explained>();
  beforeAll(() => {
    for (const name of [...recordingNames, ...moreRecordingNames])
      found.set(name, explained(recording(name).lines));
  });

  test('are runs of their charts', () => {
    const unexplained = [...found].flatMap(([name, { unexplained: breach }]) =>
      breach === undefined ? [] : [`${name}:${breach.line} ${breach.object} ${breach.message}`],
    );
    expect(unexplained).toEqual([]);
  });

  test('are left undecided only where all containers are restarted in place', () => {
    const undecided = [...found].filter(([, each]) => each.undecided > 0).map(([name]) => name);
    expect(undecided.filter((name) => !name.includes('container-rules'))).toEqual([]);
  });

  test('are all told in the story of their Pod, in order', () => {
    for (const [name, { stories }] of found) {
      const { lines } = recording(name);
      for (const { uid, chapters, end } of stories) {
        if (end === 'undecided') continue;
        expect(chapters.map(({ line }) => line)).toEqual(podEvents(lines, uid));
      }
    }
  });

  test('need every kind of hidden step to be explained', () => {
    const steps = new Set(
      [...found.values()].flatMap(({ stories }) =>
        stories.flatMap(({ chapters }) => chapters.flatMap(({ hidden }) => hidden.map(withoutName))),
      ),
    );
    expect([...steps]).toEqual(
      expect.arrayContaining([
        'kubelet begins with the Pod',
        'kubelet runs the sandbox',
        'kubelet creates container',
        'container completes',
        'container fails',
        'kubelet restarts container for its failed probe',
        'kubelet begins to end the deleted Pod',
        'kubelet begins to end the finished Pod',
        'kubelet stops the sandbox',
        'kubelet has stopped the Pod',
        'kubelet misses the manifest',
        'environment makes the sandbox die',
        'environment stops the kubelet, which starts again',
      ]),
    );
  });
});

const withoutName = (step: string): string =>
  step.replace(/container \S+/, 'container').replace(/ of container$/, '');

const storyIn = (name: string, pod: string): Story =>
  explained(recording(name).lines).stories.find((story) => story.pod === pod)!;

test('a Pod whose sandbox dies runs its init containers again, and is Pending meanwhile', () => {
  const { chapters } = storyIn('sandbox-a.r1', 'sandbox-a/initp');
  const pending = chapters.findLast(({ event }) => event.includes('phase Pending'))!;
  const before = chapters.slice(0, chapters.indexOf(pending) + 1).flatMap(({ hidden }) => hidden);
  expect(before).toContain('environment makes the sandbox die');
  expect(pending.hidden.slice(-2)).toEqual(['kubelet runs the sandbox', 'kubelet creates container i']);
});

const begins = 'environment stops the kubelet, which starts again';
const isYoung = 'environment has the kubelet begin within ten seconds of the start of container a';
const probesAgain = 'kubelet begins again to probe container a';
const fails = 'environment makes the attempt of the probe fail of container';

test('what follows from the start of a kubelet is told as that, not as attempts of probes that fail', () => {
  const { chapters } = storyIn('more/kubelet-moments', 'kubelet-moments/probe');
  const first = chapters.findIndex(({ hidden }) => hidden.includes(begins));
  const told = chapters.slice(first, first + 4).map(({ hidden, event }) => [...hidden, event]);
  const [ready, unready] = ['True', 'False'].map(
    (status) => `its kubelet writes ContainersReady ${status}, Ready ${status}, a running,`,
  );
  expect(told).toEqual([
    [begins, isYoung, 'kubelet begins with the Pod', `${ready} ready`],
    [probesAgain, `${unready} not started`],
    [begins, isYoung, 'kubelet begins with the Pod', `${ready} ready`],
    [probesAgain, `${unready} not ready`],
  ]);
});

const stepsIn = (name: string): readonly string[] =>
  explained(recording(name).lines).stories.flatMap(({ chapters }) =>
    chapters.flatMap(({ hidden }) => hidden),
  );

test.each(['more/kubelet-moments', 'more/churn-faults-s20', 'more/churn-faults-s24', 'churn-apps-s1.r2'])(
  'no probe fails in %s, where kubelets were started again',
  (name) => {
    const steps = stepsIn(name);
    expect(steps).toContain(begins);
    expect(steps.filter((step) => step.startsWith(fails))).toEqual([]);
  },
);

test('attempts of probes fail where no kubelet was started again', () => {
  const steps = stepsIn('probes-http.r1');
  expect(steps).not.toContain(begins);
  expect(steps.some((step) => step.startsWith(fails))).toBe(true);
});

test('the story of a Pod is told event by event, with what may have happened in between', () => {
  const text = storyText(storyIn('restart-policy-never.r1', 'restart-policy-never/fail'));
  expect(text.replace(/\(.*\)/, '(uid)').replace(/^ +\d+/gm, '  line')).toMatchInlineSnapshot(`
    "restart-policy-never/fail (uid), created at 2026-11-21T12:03:49.874Z
      line      +0.0 s  it is created
      line      +0.0 s  it is bound to n01
                          kubelet begins with the Pod
      line      +0.0 s  its kubelet writes PodReadyToStartContainers False, Initialized True, ContainersReady False, Ready False
                          kubelet runs the sandbox
      line      +0.0 s  its kubelet writes PodReadyToStartContainers True
                          kubelet creates container a
      line      +0.1 s  its kubelet writes phase Running, ContainersReady True, Ready True, a running, ready
                          container a fails
      line      +2.5 s  its kubelet writes ContainersReady False, Ready False, a failed
                          kubelet begins to end the finished Pod
                          kubelet stops the sandbox
      line      +3.5 s  its kubelet writes phase Failed, PodReadyToStartContainers False
      line     +55.1 s  it is deleted, with 0 s of grace
                        it is removed"
  `);
});
