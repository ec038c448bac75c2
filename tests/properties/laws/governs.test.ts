import { describe, expect, it } from 'vitest';
import { lawsGoverning } from '../../../properties/laws/governs.ts';
import { explain } from '../../../spec/api/explain/explain.ts';

const idsFor = (path: string): string[] => lawsGoverning(path).map(({ id }) => id);

describe('the laws that govern a field', () => {
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

  it('a law about objects of any kind is told of each kind', () => {
    expect(idsFor('pod.metadata.uid')).toContain('identity/uid-unique');
    expect(idsFor('cronjob.metadata.uid')).toContain('identity/uid-unique');
  });

  it('a law about whole specs is told of the spec, and not of each of its fields', () => {
    expect(idsFor('pod.spec')).toContain('admission/immutable');
    expect(idsFor('pod.spec.restartPolicy')).not.toContain('admission/immutable');
  });

  it('fields that no law is about have none', () => {
    expect(idsFor('pod.spec.dnsPolicy')).toEqual([]);
    expect(explain('pod.spec.dnsPolicy', false).found).toBe(true);
  });
});
