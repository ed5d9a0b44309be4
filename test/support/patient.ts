/** Limits of time that a service keeps to although it, its database or the test may get no processor time for seconds. */
export const PATIENT = {
  API_STATEMENT_TIMEOUT: '60',
  HTTP_CONNECT_TIMEOUT_MS: '60000',
  WEBHOOK_TIMEOUT_MS: '60000',
};
