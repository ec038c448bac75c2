import type { DeleteOptions } from '../../api/deletion/deleteOptions.ts';
import { invalidError, type StatusError, statusError } from '../../api/statusError.ts';
import { invalid } from '../../api/validation/fieldError.ts';
import { Path } from '../../api/validation/path.ts';
import type { EvictionView } from './evictionView.ts';

/** How the Pod is deleted: as the Eviction says, and as a dry run if either it or the request is one. */
export const effectiveOptions = ({
  name,
  deleteOptions,
  dryRun = [],
}: EvictionView): { readonly options: DeleteOptions } | { readonly error: StatusError } => {
  if (deleteOptions?.ignoreStoreReadErrorWithClusterBreakingPotential) {
    const path = Path.of('deleteOptions').child('ignoreStoreReadErrorWithClusterBreakingPotential');
    const detail = 'can not be set for pod eviction, try after removing the option';
    return { error: invalidError('Eviction.policy', name, [invalid(path, true, detail)]) };
  }
  const own = deleteOptions?.dryRun ?? [];
  if (own.length === 0) return { options: { ...deleteOptions, dryRun } };
  if (dryRun.length > 0 && dryRun.join('\n') !== own.join('\n')) {
    const both = `[${dryRun.join(' ')}] and [${own.join(' ')}]`;
    return { error: statusError(500, '', `Non-matching dry-run options in request and content: ${both}`) };
  }
  return { options: { ...deleteOptions } };
};
