import type { AxiosRequestConfig } from 'axios';
import type { Config } from '../../config/config.js';
import { agents } from '../../network/agents.js';

/** Options for every call to an upstream. */
export function httpOptions(
  config: Pick<Config, 'HTTP_CONNECT_TIMEOUT_MS' | 'HTTP_MAX_BODY_BYTES'>,
): AxiosRequestConfig {
  return {
    ...agents(config.HTTP_CONNECT_TIMEOUT_MS),
    responseType: 'arraybuffer',
    decompress: true,
    maxContentLength: config.HTTP_MAX_BODY_BYTES,
    maxRedirects: 5,
    validateStatus: () => true,
  };
}
