import { createReadStream } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { judgeTrace } from '../../../drivers/observed/judgeTrace.ts';

/** The laws that a small recording breaks. */
const broken = async (name: string, strict = false): Promise<readonly string[]> => {
  const file = fileURLToPath(new URL(`../../cases/${name}.ndjson.gz`, import.meta.url));
  const { violations, problems } = await judgeTrace(createReadStream(file), name, {
    dedicatedNodes: false,
    all: true,
    strict,
  });
  return [...problems.map(({ message }) => message), ...new Set(violations.map(({ law }) => law))];
};

test.each([
  ['an object lands shortly after the deletion of its namespace', 'event-in-terminating-namespace'],
  ['an eviction is written while containers are still shown running', 'evicted-stale-running'],
  ['a graceful deletion becomes a forced one, a defect of v1.36', 'graceful-becomes-forced.known-defect'],
  ['a Pod is initialized between two writes, and then gets another sandbox', 'initialized-between-writes'],
  ['a Job counts a Pod that is being deleted by the phase in its cache', 'job-counts-succeeded-as-failed'],
  ['a Job is left to another controller', 'job-managed-by-other'],
  ['a restarted kubelet writes a status before it sees the deletion', 'kubelet-restarts-unseen-deletion'],
  ['the restart of all containers is merged into the next write', 'restart-all-coalesced'],
  ['a ReplicaSet counts what it adopts in the same pass', 'rs-adopts-in-sync'],
  ['budgets in percent, of one and of several controllers that are scaled', 'budgets-in-percent'],
  ['Deployments that are paused, stuck, recreated, orphaned and adopted', 'deployments-that-wait'],
  ['resizes that are done, with a restart, one after the other, under a quota', 'resizes-under-a-quota'],
  ['a namespace never goes, a defect of v1.36', 'namespace-never-goes.known-defect'],
  ['the recording begins when the Pod of an event is gone', 'snapshot-event-of-gone-pod'],
  ['the first terminal write shows the sandbox as ready', 'terminal-unready-fresh'],
])('accepted: %s', async (_, name) => {
  expect(await broken(`recordings-accepted/${name}`)).toEqual([]);
});

test.each([
  [
    'a terminal phase over a container that runs',
    'failed-with-running-container',
    'phase/terminal-means-stopped',
  ],
  ['a Pod beyond a quota that counts only some Pods', 'beyond-scoped-quota', 'admission/quota'],
  ['an image that a Pod never had, once its gates were taken off', 'image-after-gates', 'container/image'],
  ['an infeasible resize that is granted', 'infeasible-resize-granted', 'status/allocation'],
  ['an infeasible resize that is in effect', 'infeasible-resize-in-effect', 'status/allocation'],
  [
    'an init container skipped after a reboot',
    'init-container-skipped-in-new-sandbox',
    'container/init-again',
  ],
  ['an init container skipped without a fault', 'init-container-skipped-no-fault', 'container/init-again'],
  ['a container that is ready before its initial delay', 'ready-before-initial-delay', 'probe/initial-delay'],
  ['a resize without its condition', 'resize-without-condition', 'status/allocation'],
  [
    'a container that has started before its initial delay',
    'started-before-initial-delay',
    'probe/initial-delay',
  ],
])('rejected, and for nothing else: %s', async (_, name, law) => {
  expect(await broken(`recordings-rejected/${name}`)).toEqual([law]);
});

test.each(['graceful-becomes-forced', 'namespace-never-goes'])(
  'a known defect is named, and rejected by a strict judge: %s',
  async (name) => {
    const file = `recordings-accepted/${name}.known-defect`;
    expect(await broken(file, true)).toEqual([`deviation/${name}`]);
  },
);
