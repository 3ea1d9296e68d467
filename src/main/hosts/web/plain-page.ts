import { createHash } from 'node:crypto';

const STYLE =
  'body{margin:0;min-height:100vh;display:grid;place-items:center;font:16px/26px system-ui,sans-serif;background:#fbf9f6;color:#2b2722}p{max-width:34em;padding:2em}@media(prefers-color-scheme:dark){body{background:#1d1a17;color:#ece7e0}}';

/** The policy of the page below: its one style sheet and nothing else. */
export const PLAIN_POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** A page with one sentence on it, for what cannot be shown. */
export const plainPage = (sentence: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Threadwork</title><meta name="viewport" content="width=device-width"><style>${STYLE}</style></head><body><p>${sentence}</p></body></html>`;
