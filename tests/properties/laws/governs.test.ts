import { describe, expect, it } from 'vitest';
import { lawsGoverning, lawsWithoutFields } from '../../../properties/laws/governs.ts';
import { explain } from '../../../spec/api/explain/explain.ts';

const idsFor = (path: string): string[] => lawsGoverning(path).map(({ id }) => id);

describe('the laws that govern a field', () => {
  it('every law names the fields that it is about', () => {
    expect(lawsWithoutFields()).toEqual([]);
  });

  it('restartPolicy is governed by the laws of restarts and of ends', () => {
    expect(idsFor('pod.spec.restartPolicy')).toEqual(
      expect.arrayContaining(['container/policy', 'phase/always-runs-on', 'termination/no-restart']),
    );
  });

  it('a threshold of a probe is governed by the laws of that probe', () => {
    const ids = idsFor('pod.spec.containers.livenessProbe.failureThreshold');
    expect(ids).toEqual(expect.arrayContaining(['probe/threshold', 'probe/liveness-restarts']));
    expect(ids).not.toContain('probe/readiness-never-kills');
  });

  it('a template is governed as the Pods that are made from it', () => {
    expect(idsFor('deployment.spec.template.spec.nodeSelector')).toEqual(idsFor('pod.spec.nodeSelector'));
    expect(idsFor('deployment.spec.template')).toEqual(idsFor('pod'));
  });

  it('fields that no law is about have none', () => {
    expect(idsFor('pod.spec.dnsPolicy')).toEqual([]);
    expect(explain('pod.spec.dnsPolicy', false).found).toBe(true);
  });
});
