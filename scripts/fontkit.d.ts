/** Only what the font script uses; fontkit ships no types. */
declare module 'fontkit' {
  export function create(bytes: Uint8Array): unknown;
}
