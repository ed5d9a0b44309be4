export const STREAM_ID_EXAMPLE = 'WyIyMDI2LTAxLTMxVDEyOjAwOjA0LjM4NzIxNVoiXQ';

export const STREAM_EXAMPLE = `retry: 2000
: still here
id: ${STREAM_ID_EXAMPLE}

event: item
id: WyIyMDI2LTAxLTMxVDEyOjAwOjA1LjEyMzQ1NloiLCJxdW90ZSIsIjEiLCIiLCIyMDI2LTAxLTMxVDEyOjAwOjAwLjAwMDAwMFoiXQ
data: {"id":"q0000000100dec1a5c0de0000","kind":"quote","source":"coingecko","price":67123.45,"withdrawn_at":null}

`;
