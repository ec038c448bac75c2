import { expect, test } from 'vitest';
import { reconcile } from '../../../../spec/controllers/reconcile/reconcile.ts';
import { readManifest } from '../../../../spec/manifest/readManifest.ts';
import { now } from '../objects.ts';

const template = 'template: {metadata: {labels: {app: a}}, spec: {containers: [{name: c, image: i}]}}';
const selector = 'selector: {matchLabels: {app: a}}';
const metadata = 'metadata: {name: a, namespace: ns, uid: u}';

const asked = (text: string) => reconcile(readManifest('f.yaml', text).objects, now);

/** Each once: a value may be wrong in two ways. */
const problemsOf = (text: string): readonly string[] => [
  ...new Set(asked(text).problems.map(({ code, place }) => `${code} ${place.path ?? ''}`)),
];

const jobTemplate = template.replace('containers', 'restartPolicy: Never, containers');

/** Each with the field that is wrong, and a value with which it is right. */
test.each([
  {
    what: 'a ReplicaSet with replicas below 0',
    text: `apiVersion: apps/v1\nkind: ReplicaSet\n${metadata}\nspec: {replicas: VALUE, ${selector}, ${template}}`,
    bad: '-1',
    good: '1',
    problem: 'PS1006 spec.replicas',
  },
  {
    what: 'a ReplicationController with replicas below 0',
    text: `apiVersion: v1\nkind: ReplicationController\n${metadata}\nspec: {replicas: VALUE, ${template}}`,
    bad: '-1',
    good: '1',
    problem: 'PS1006 spec.replicas',
  },
  {
    what: 'a ReplicationController with a selector that its template does not match',
    text: `apiVersion: v1\nkind: ReplicationController\n${metadata}\nspec: {selector: {app: VALUE}, ${template}}`,
    bad: 'b',
    good: 'a',
    problem: 'PS1006 spec.template.metadata.labels',
  },
  {
    what: 'a ReplicationController with a selector that is no map of labels',
    text: `apiVersion: v1\nkind: ReplicationController\n${metadata}\nspec: {selector: VALUE, ${template}}`,
    bad: '[app]',
    good: '{app: a}',
    problem: 'PS1006 spec.selector',
  },
  {
    what: 'a ReplicationController of another group',
    text: `apiVersion: VALUE\nkind: ReplicationController\n${metadata}\nspec: {${template}}`,
    bad: 'apps/v1',
    good: 'v1',
    problem: 'PS1005 apiVersion',
  },
  {
    what: 'a StatefulSet with more replicas than the limit',
    text: `apiVersion: apps/v1\nkind: StatefulSet\n${metadata}\nspec: {replicas: VALUE, serviceName: s, ${selector}, ${template}}`,
    bad: '100001',
    good: '5',
    problem: 'PS1008 spec.replicas',
  },
  {
    what: 'a Deployment that may not have a Pod more or less',
    text: `apiVersion: apps/v1\nkind: Deployment\n${metadata}\nspec: {strategy: {rollingUpdate: {maxSurge: VALUE, maxUnavailable: 0}}, ${selector}, ${template}}`,
    bad: '0',
    good: '1',
    problem: 'PS1006 spec.strategy.rollingUpdate.maxUnavailable',
  },
  {
    what: 'a bound that is no percentage',
    text: `apiVersion: apps/v1\nkind: DaemonSet\n${metadata}\nspec: {updateStrategy: {rollingUpdate: {maxUnavailable: VALUE}}, ${selector}, ${template}}`,
    bad: 'many',
    good: '10%',
    problem: 'PS1006 spec.updateStrategy.rollingUpdate.maxUnavailable',
  },
  {
    what: 'a selector that its template does not match',
    text: `apiVersion: apps/v1\nkind: DaemonSet\n${metadata}\nspec: {selector: {matchLabels: {app: VALUE}}, ${template}}`,
    bad: 'b',
    good: 'a',
    problem: 'PS1006 spec.template.metadata.labels',
  },
  {
    what: 'a Job with a count that cannot be',
    text: `apiVersion: batch/v1\nkind: Job\nmetadata: {name: a}\nspec: {parallelism: VALUE, ${jobTemplate}}`,
    bad: '-2',
    good: '2',
    problem: 'PS1006 spec.parallelism',
  },
  {
    what: 'a schedule that cannot be read',
    text: `apiVersion: batch/v1\nkind: CronJob\n${metadata}\nspec: {schedule: "VALUE", jobTemplate: {spec: {${jobTemplate}}}}`,
    bad: '61 * * * *',
    good: '59 * * * *',
    problem: 'PS1006 spec.schedule',
  },
  {
    what: 'an API version that is no longer served',
    text: `apiVersion: VALUE\nkind: ReplicaSet\n${metadata}\nspec: {${selector}, ${template}}`,
    bad: 'extensions/v1beta1',
    good: 'apps/v1',
    problem: 'PS1005 apiVersion',
  },
  {
    what: 'a revision that is no count',
    text: `apiVersion: apps/v1\nkind: ControllerRevision\n${metadata}\nrevision: VALUE\ndata: {}`,
    bad: '-1',
    good: '1',
    problem: 'PS1006 revision',
  },
  {
    what: 'a revision that holds nothing',
    text: `apiVersion: apps/v1\nkind: ControllerRevision\n${metadata}\nrevision: 1\ndata: VALUE`,
    bad: 'text',
    good: '{spec: {}}',
    problem: 'PS1006 data',
  },
  {
    what: 'two objects of one name',
    text: `apiVersion: v1\nkind: Node\nmetadata: {name: a}\n---\napiVersion: v1\nkind: Node\nmetadata: {name: VALUE}`,
    bad: 'a',
    good: 'b',
    problem: 'PS1007 metadata.name',
  },
])('$what is a problem that names the field', ({ text, bad, good, problem }) => {
  expect(problemsOf(text.replace('VALUE', bad))).toEqual([problem]);
  expect(problemsOf(text.replace('VALUE', good))).toEqual([]);
});

const pod = (name: string, time: string): string => `---
apiVersion: v1
kind: Pod
metadata:
  name: ${name}
  namespace: ns
  uid: ${name}
  creationTimestamp: "${time}"
  labels: {app: a}
  ownerReferences: [{apiVersion: apps/v1, kind: ReplicaSet, name: a, uid: u, controller: true}]
spec: {nodeName: n1, containers: [{name: c, image: i}]}
status: {phase: Running, conditions: [{type: Ready, status: "True", lastTransitionTime: "${time}"}]}
`;

test('clocks that went back keep nobody from deciding: the Pod of tomorrow is the youngest', () => {
  const set = `apiVersion: apps/v1\nkind: ReplicaSet\n${metadata}\nspec: {replicas: 1, ${selector}, ${template}}\n`;
  const { reconciliations } = asked(
    `${set}${pod('old', '2023-11-01T00:00:00Z')}${pod('future', '2030-01-01T00:00:00Z')}`,
  );
  const [first] = reconciliations;
  const tried = first?.controller === 'ReplicaSet' && first.sync.kind === 'synced' ? first.sync.tried : [];
  expect(tried[0]?.write).toEqual({ kind: 'deletePod', pod: 'future' });
});

test('that an owner is missing is said', () => {
  const { assumptions } = asked(pod('old', '2023-11-01T00:00:00Z'));
  expect(assumptions).toEqual([
    'ReplicaSet ns/a is not in the input: nothing is said of what it does with its 1',
    'no ReplicaSet is in the input: those that own others are taken to exist',
  ]);
});
