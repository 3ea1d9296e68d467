import { createHash } from 'node:crypto';

/** Text as it may stand in HTML, between tags or in a quoted attribute. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** The source a content security policy allows an inline style or script by. */
function inlineHash(source: string): string {
  return `'sha256-${createHash('sha256').update(source, 'utf8').digest('base64')}'`;
}

/**
 * A policy for a page that reaches nothing: only the inline style and script named by their hash run, and no
 * address of any kind is ever opened by the page.
 */
export function closedPolicy(allowed: {
  readonly style: string;
  readonly script?: string;
  readonly dataFonts?: boolean;
}): string {
  return [
    "default-src 'none'",
    `style-src ${inlineHash(allowed.style)}`,
    `script-src ${allowed.script === undefined ? "'none'" : inlineHash(allowed.script)}`,
    ...(allowed.dataFonts ? ['font-src data:'] : []),
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** JSON that can stand inside a script element: no sign in it can end the element or open a comment. */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('>', '\\u003e')
    .replaceAll('&', '\\u0026')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}

/** A BCP 47 tag that is safe to print, or null when the text is not one. */
export function languageTag(lang: string | null | undefined): string | null {
  return lang && /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/u.test(lang) ? lang : null;
}
