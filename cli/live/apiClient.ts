import http from 'node:http';
import https from 'node:https';
import { KubeConfig } from '@kubernetes/client-node';
import { fail } from '../failure.ts';

/** Which cluster is meant, as kubectl has it. */
export type ClusterOptions = {
  readonly kubeconfig?: string;
  readonly context?: string;
};

/** An answer of the API server that begins: its status, and its bytes as they come. */
export type ApiAnswer = { readonly code: number; readonly body: http.IncomingMessage };

/** milliseconds without a byte after which a connection counts as dead: bookmarks come each minute */
const silence = 120_000;

/** Asks an API server with the credentials of a kubeconfig, which are read again for every request: tokens expire. */
export class ApiClient {
  private readonly options: ClusterOptions;

  /** Fails where the kubeconfig cannot be read, or names no cluster. */
  constructor(options: ClusterOptions) {
    this.options = options;
    this.config();
  }

  /** The address of the API server. */
  get server(): string {
    return this.config().getCurrentCluster()?.server ?? '';
  }

  async get(path: string, interrupted: AbortSignal): Promise<ApiAnswer> {
    const config = this.config();
    const url = new URL(`${config.getCurrentCluster()?.server.replace(/\/$/, '')}/${path}`);
    const options: https.RequestOptions = { headers: { accept: 'application/json' }, signal: interrupted };
    // nothing secret is sent in the clear: kubectl proxy wants no credentials
    if (url.protocol !== 'http:') await config.applyToHTTPSOptions(options);
    const { request } = url.protocol === 'http:' ? http : https;
    return new Promise((resolve, reject) => {
      const asked = request(url, options, (body) => resolve({ code: body.statusCode ?? 0, body }));
      asked.setTimeout(silence, () => asked.destroy(new Error('the API server says nothing any more')));
      asked.on('error', reject);
      asked.end();
    });
  }

  private config(): KubeConfig {
    const { kubeconfig, context } = this.options;
    const config = new KubeConfig();
    try {
      if (kubeconfig === undefined) config.loadFromDefault();
      else config.loadFromFile(kubeconfig);
      if (context !== undefined) config.setCurrentContext(context);
    } catch (error) {
      return fail('PS1001', `the kubeconfig cannot be read: ${(error as Error).message}`);
    }
    if (!config.getCurrentCluster()) {
      const named = context ?? config.getCurrentContext();
      return fail('PS1203', `the kubeconfig has no cluster for the context ${JSON.stringify(named)}`);
    }
    return config;
  }
}
