import { loadSource } from '../../../compiledSources.mjs';

await loadSource('drivers/random/campaign/campaignThread');
