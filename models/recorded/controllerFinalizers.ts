/** Finalizers that controllers put on objects, and take off again. */
export const controllerFinalizers: readonly string[] = [
  'batch.kubernetes.io/job-tracking',
  'foregroundDeletion',
  'orphan',
  'kubernetes',
];
