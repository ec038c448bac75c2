import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addressConflicts } from '../../../spec/network/addressConflicts.ts';
import { afterCNIAdd, afterCNIDel, cniCalls } from '../../../spec/network/cni.ts';
import { hostNetworkPodIPs, podIPs } from '../../../spec/network/podIPs.ts';

describe('the addresses of a Pod', () => {
  test('are one of each family, the node’s primary family first', () => {
    expect(podIPs(['fd00::5', '10.0.0.5', '10.0.0.6'])).toEqual(['10.0.0.5', 'fd00::5']);
    expect(podIPs(['10.0.0.5', 'fd00::5'], ['fd00::1'])).toEqual(['fd00::5', '10.0.0.5']);
    expect(podIPs(['fd00:0:0::5'])).toEqual(['fd00::5']);
    expect(podIPs(['nonsense', '010.0.0.05', ''])).toEqual(['10.0.0.5']);
    expect(podIPs(['0x7f.0.0.1', '1.2.3', '::1.2.3.256', 'fe80::1%eth0'])).toEqual([]);
    expect(podIPs(['::ffff:1.2.3.04', '::00001'])).toEqual(['1.2.3.4', '::1']);
    expect(podIPs(['::1.2.3.4'])).toEqual(['::102:304']);
    expect(podIPs([])).toEqual([]);
  });

  test('are at most two whatever the runtime reports', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.ipV4(), fc.ipV6(), fc.string()), { maxLength: 6 }), (reported) => {
        const ips = podIPs(reported);
        expect(ips.length).toBeLessThanOrEqual(2);
        expect(podIPs(ips)).toEqual(ips);
      }),
    );
  });

  test('of a hostNetwork Pod are its node’s, and stay', () => {
    expect(hostNetworkPodIPs([], ['192.0.2.1', 'fd00::1'])).toEqual(['192.0.2.1', 'fd00::1']);
    expect(hostNetworkPodIPs(['192.0.2.9'], ['192.0.2.1'])).toEqual(['192.0.2.9']);
    expect(hostNetworkPodIPs(['192.0.2.9'], ['192.0.2.1', 'fd00::1'])).toEqual(['192.0.2.9', 'fd00::1']);
    expect(hostNetworkPodIPs([], [])).toEqual([]);
  });
});

describe('the network plugin', () => {
  test('is called for each sandbox of the Pod network, and never for hostNetwork', () => {
    expect(cniCalls({}, 'run')).toEqual(['ADD']);
    expect(cniCalls({}, 'stop')).toEqual(['DEL']);
    expect(cniCalls({}, 'remove')).toEqual(['DEL']);
    expect(cniCalls({ hostNetwork: true }, 'run')).toEqual([]);
  });

  test('gives the Pod its addresses, or there is no sandbox', () => {
    expect(afterCNIAdd({ ok: true, ips: ['10.0.0.5'] })).toEqual({ kind: 'joined', ips: ['10.0.0.5'] });
    expect(afterCNIAdd({ ok: true, ips: [] })).toMatchObject({ kind: 'failed', then: 'DEL', retry: true });
    expect(afterCNIAdd({ ok: false, error: 'no addresses left' })).toMatchObject({ kind: 'failed' });
  });

  test('keeps the Pod’s addresses until DEL succeeds', () => {
    expect(afterCNIDel(true)).toEqual({ kind: 'released' });
    expect(afterCNIDel(false)).toMatchObject({ kind: 'failed', retry: true });
  });
});

test('no two live Pods on the Pod network share an address', () => {
  const pod = (uid: string, ips: string[], fields = {}) => ({
    uid,
    hostNetwork: false,
    live: true,
    ips,
    ...fields,
  });
  expect(addressConflicts([pod('a', ['10.0.0.5']), pod('b', ['10.0.0.6'])])).toEqual([]);
  expect(addressConflicts([pod('a', ['10.0.0.5', 'fd00::5']), pod('b', ['fd00:0::5'])])).toEqual([
    { ip: 'fd00::5', uids: ['a', 'b'] },
  ]);
  expect(addressConflicts([pod('a', ['10.0.0.5']), pod('b', ['10.0.0.5'], { live: false })])).toEqual([]);
  expect(addressConflicts([pod('a', ['10.0.0.5']), pod('b', ['10.0.0.5'], { hostNetwork: true })])).toEqual(
    [],
  );
});
