import { expect, test } from 'vitest';
import { podStatus } from '../../reports/podStatus.ts';

const status = (
  phase: 'Pending' | 'Running' | 'Succeeded' | 'Failed',
  terminating = false,
  outside = false,
) => podStatus({ phase, terminating, failedFromOutside: outside });

test('a Pod that ended is shown by what its containers ended with, also while it is being deleted', () => {
  expect([status('Succeeded'), status('Failed')]).toEqual(['Completed', 'Error']);
  expect([status('Succeeded', true), status('Failed', true)]).toEqual(['Completed', 'Error']);
});

test('a Pod that Pod garbage collection failed still has running containers, so that its phase is shown', () => {
  expect(status('Failed', true, true)).toBe('Failed');
});

test('any other Pod is Terminating once it is being deleted', () => {
  expect([status('Pending'), status('Running')]).toEqual(['Pending', 'Running']);
  expect([status('Pending', true), status('Running', true)]).toEqual(['Terminating', 'Terminating']);
});
