/** An owner: as it is there, or gone. */
export type OwnerView = {
  readonly form: 'Present' | 'Foreground' | 'Orphan' | 'Gone';
  /** it is gone, and its dependents were to stay */
  readonly leftOrphans: boolean;
};

/** A dependent that names an owner. */
export type DependentView = {
  readonly id: number;
  /** it is there, and names the owner */
  readonly owned: boolean;
};
