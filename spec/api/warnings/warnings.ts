/** Where warnings are put, in the order in which the API server tells them. */
export type WarningTexts = string[];
