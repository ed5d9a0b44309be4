export const ID = 'WyIyMDI2LTAxLTMxVDEyOjAwOjA0LjM4NzIxNVoiXQ';

export const EXAMPLE = `retry: 2000
: still here
id: ${ID}

event: item
id: WyIyMDI2LTAxLTMxVDEyOjAwOjA1LjEyMzQ1NloiLCJxdW90ZSIsIjEiLCIiLCIyMDI2LTAxLTMxVDEyOjAwOjAwLjAwMDAwMFoiXQ
data: {"id":"q0000000100dec1a5c0de0000","kind":"quote","source":"coingecko","price":67123.45,"withdrawn_at":null}

`;
