/**
 * The page that every mail is: one column that reads on a phone, no images, no colours of its own but greys that hold
 * in light and in dark mode, and one button.
 */
import { html, type Markup, type Part } from './markup.js';

const RULE = '1px solid #8884';
const CELL = `padding:6px 0;border-top:${RULE};vertical-align:top`;
const BODY =
  'font-family:Arial,sans-serif;font-size:15px;line-height:1.4;max-width:640px;margin:0 auto;padding:8px 16px;overflow-wrap:anywhere';

/** @param note why one gets this mail, in small print */
export const mailPage = (content: Markup, note: string): string =>
  html`<!doctype html><html lang="vi"><head><meta charset="utf-8"/><meta name="viewport" content="width=device-width"/><meta name="color-scheme" content="light dark"/></head><body style="${BODY}">${content}<p style="font-size:12px;opacity:.75;border-top:${RULE};padding-top:8px">${note}</p></body></html>`
    .html;

/** Rows under one another with a rule between, as a table, which every mail client lays out alike. */
export const listed = (rows: readonly Part[]): Markup =>
  html`<table role="presentation" width="100%" style="border-collapse:collapse">${rows.map(
    (row) => html`<tr><td style="${CELL}">${row}</td></tr>`,
  )}</table>`;

/** The same in smaller print and closer together, where all is to stand on one screen. */
export const brief = (rows: readonly Part[]): Markup =>
  html`<table role="presentation" width="100%" style="border-collapse:collapse;font-size:13px;line-height:1.3">${rows.map(
    (row) => html`<tr><td style="padding:3px 0;border-top:${RULE}">${row}</td></tr>`,
  )}</table>`;

/** What is said beside. */
export const small = (content: Part): Markup =>
  html`<span style="font-size:13px;opacity:.8">${content}</span>`;

/** White on green is 7.7 to 1, whatever the mode. */
export const button = (title: string, link: string): Markup =>
  html`<p style="margin:14px 0"><a href="${link}" style="display:block;background:#1a5d4a;color:#fff;text-align:center;text-decoration:none;font-weight:bold;padding:11px 12px;border-radius:6px">${title}</a></p>`;
