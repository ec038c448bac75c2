import { expect, test } from 'vitest';
import { staticPod } from '../../../spec/api/staticPod.ts';

const manifest = (spec: object = {}, metadata: object = { name: 'web' }): string =>
  JSON.stringify({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata,
    spec: { containers: [{ name: 'c', image: 'nginx' }], ...spec },
  });

const read = (text: string, from: 'file' | 'http' = 'file') =>
  staticPod({ manifest: text, from, nodeName: 'node-1', hash: 'abc' });

const whyNot = (spec: object): string | undefined => {
  const answer = read(manifest(spec));
  return answer.valid ? undefined : answer.reason;
};

test('a static Pod is bound to the node of its kubelet, whose name ends its own', () => {
  expect(read(manifest())).toMatchObject({
    valid: true,
    pod: {
      metadata: {
        name: 'web-node-1',
        namespace: 'default',
        uid: 'abc',
        annotations: { 'kubernetes.io/config.hash': 'abc', 'kubernetes.io/config.source': 'file' },
      },
      spec: {
        nodeName: 'node-1',
        restartPolicy: 'Always',
        tolerations: [{ operator: 'Exists', effect: 'NoExecute' }],
      },
      status: { phase: 'Pending' },
    },
  });
});

test('a UID of its own is kept; from a URL no toleration comes', () => {
  const answer = read(manifest({}, { name: 'web', uid: 'mine' }), 'http');
  expect(answer).toMatchObject({
    valid: true,
    pod: { metadata: { uid: 'mine', annotations: { 'kubernetes.io/config.hash': 'mine' } } },
  });
  expect(answer.valid && answer.pod.spec?.tolerations).toBeUndefined();
});

test.each<[object, string]>([
  [{ serviceAccountName: 'builder' }, 'serviceaccounts'],
  [{ imagePullSecrets: [{ name: 's' }] }, 'secrets'],
  [{ volumes: [{ name: 'v', secret: { secretName: 's' } }] }, 'secrets'],
  [{ volumes: [{ name: 'v', configMap: { name: 'm' } }] }, 'configmaps'],
  [{ volumes: [{ name: 'v', persistentVolumeClaim: { claimName: 'd' } }] }, 'persistentvolumeclaims'],
  [{ containers: [{ name: 'c', image: 'i', envFrom: [{ configMapRef: { name: 'm' } }] }] }, 'configmaps'],
  [{ resourceClaims: [{ name: 'gpu', resourceClaimName: 'gpu' }] }, 'resourceclaims'],
])('a static Pod may not reference what the API holds: %j', (spec, resource) => {
  expect(whyNot(spec)).toBe(`static pods may not reference ${resource}`);
});

test('a manifest that is no valid Pod is refused with the reason', () => {
  expect(whyNot({ containers: [] })).toContain('spec.containers: Required value');
  expect(read(manifest({}, {}))).toEqual({ valid: false, reason: 'invalid pod: name is needed for the pod' });
  expect(read('{')).toMatchObject({ valid: false });
  expect(read('null')).toMatchObject({ valid: false });
  expect(read('[]')).toMatchObject({ valid: false });
});
