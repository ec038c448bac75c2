/** Whether everything is tried at length (`npm run test:thorough`), and not as often as a suite that is run after each change can. */
export const isThorough = process.env.PODSEM_THOROUGH === '1';
