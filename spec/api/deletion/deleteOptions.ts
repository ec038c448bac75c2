import { type FieldErrors, invalid, notSupported } from '../validation/fieldError.ts';
import { Path } from '../validation/path.ts';

/** What must still be true of the object when it is deleted. */
export type Preconditions = {
  readonly uid?: string | undefined;
  readonly resourceVersion?: string | undefined;
};

/**
 * What a delete request asks for, beside the object. `gracePeriodSeconds` in seconds.
 * https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/delete-options/
 */
export type DeleteOptions = {
  readonly gracePeriodSeconds?: number | undefined;
  readonly preconditions?: Preconditions | undefined;
  /** deprecated in favour of `propagationPolicy` */
  readonly orphanDependents?: boolean | undefined;
  /** `Foreground`, `Background` or `Orphan` */
  readonly propagationPolicy?: string | undefined;
  /** `All`: everything is checked, nothing is stored */
  readonly dryRun?: readonly string[] | undefined;
  readonly ignoreStoreReadErrorWithClusterBreakingPotential?: boolean | undefined;
};

const propagationPolicies = ['Foreground', 'Background', 'Orphan'];

/** Any value makes a request a dry run; that it is one that exists is checked later. */
export const isDryRun = ({ dryRun }: DeleteOptions): boolean => (dryRun ?? []).length > 0;

/** What is wrong with the options of a delete request. */
export const checkDeleteOptions = (options: DeleteOptions): FieldErrors => {
  const errors: FieldErrors = [];
  const { orphanDependents, propagationPolicy, dryRun = [] } = options;
  const policy = Path.of('propagationPolicy');
  if (orphanDependents !== undefined && propagationPolicy !== undefined) {
    const detail = 'orphanDependents and deletionPropagation cannot be both set';
    errors.push(invalid(policy, propagationPolicy, detail));
  }
  if (propagationPolicy !== undefined && !propagationPolicies.includes(propagationPolicy)) {
    errors.push(notSupported(policy, propagationPolicy, [...propagationPolicies, 'nil']));
  }
  if (dryRun.some((value) => value !== 'All')) errors.push(notSupported(Path.of('dryRun'), dryRun, ['All']));
  return errors;
};
