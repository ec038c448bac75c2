import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { operations } from '../../../oracle/operations.ts';
import { answerer } from '../../../oracle/protocol.ts';

const lines = (name: string): readonly string[] =>
  readFileSync(new URL(`../../cases/requests/${name}.ndjson`, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n');

describe.each([
  ['a container that was created and not started is still there after a reboot', 'created-not-started'],
  [
    'what an earlier sandbox left behind stands beside the containers of the new one',
    'new-sandbox-skips-init',
  ],
  [
    'a restarted kubelet builds its first status before any probe has a worker',
    'first-status-of-a-new-kubelet',
  ],
])('%s', (_, file) => {
  const expected = lines(`${file}.expected`);
  test.each(lines(file).map((line, index) => [JSON.parse(line).id, line, expected[index]!]))(
    '%s',
    (__, request, answer) => {
      expect(JSON.parse(answerer(operations).answer(request))).toEqual(JSON.parse(answer));
    },
  );
});

/** `started` and `ready` of the container of the first case, as another request has them. */
const shownOf = (changes: object): unknown => {
  const request = { ...JSON.parse(lines('first-status-of-a-new-kubelet')[0]!), ...changes };
  const { containerStatuses } = JSON.parse(answerer(operations).answer(JSON.stringify(request)));
  const [{ started, ready }] = containerStatuses;
  return { started, ready };
};

describe('a running container of which no probe has a worker', () => {
  const { now, pod } = JSON.parse(lines('first-status-of-a-new-kubelet')[0]!);
  const shownAs = (ready: boolean) => ({
    ...pod,
    status: {
      ...pod.status,
      conditions: [{ type: 'Ready', status: ready ? 'True' : 'False' }],
      containerStatuses: [{ ...pod.status.containerStatuses[0], started: false, ready }],
    },
  });

  test('has started, whatever the API shows', () => {
    expect(shownOf({ pod: shownAs(false) })).toMatchObject({ started: true });
    expect(shownOf({ pod: shownAs(true) })).toMatchObject({ started: true });
  });

  test('is ready if it began less than 10 s before its kubelet', () => {
    expect(shownOf({ pod: shownAs(false) })).toMatchObject({ ready: true });
  });

  test.each([true, false])(
    'that began long before its kubelet is as ready as the API has it: %s',
    (ready) => {
      expect(shownOf({ pod: shownAs(ready), kubeletStartedAt: now + 60 })).toMatchObject({ ready });
    },
  );

  describe('that nothing is said of, and no probe has a result', () => {
    const unsaid = { probeWorkers: undefined };

    test('is that of a first status if it is shown as not started', () => {
      expect(shownOf({ ...unsaid, pod: shownAs(false) })).toEqual({ started: true, ready: true });
    });

    test('may have workers once it is shown as started', () => {
      expect(shownOf(unsaid)).toEqual({ started: true, ready: false });
    });

    test('has workers if one of them has a result, or its kubelet began before it', () => {
      const asked = { a: { startup: 'unknown', readiness: 'none' } };
      expect(shownOf({ ...unsaid, pod: shownAs(false), probes: asked })).toMatchObject({ started: false });
      const before = { kubeletStartedAt: now - 60 };
      expect(shownOf({ ...unsaid, pod: shownAs(false), ...before })).toMatchObject({ started: false });
    });
  });

  test('goes by its probes once they have workers', () => {
    expect(shownOf({ pod: shownAs(false), probeWorkers: true })).toEqual({ started: false, ready: false });
    const probes = { a: { startup: 'success', readiness: 'failure' } };
    expect(shownOf({ probes })).toEqual({ started: true, ready: false });
  });
});
