/** Links between workbooks in mails: to those of this machine where they are here, untouched where they are not. */
import { linksHere } from '../../../local/live/linksHere.js';

const paths = new Map([
  ['local', '/'],
  ['xa-1', '/d/xa-1'],
]);
const at = 'https://docs.google.com/spreadsheets/d';

test.each([
  [`<a href="${at}/local/edit#gid=5&amp;range=A2:F9">`, '<a href="/#gid=5&amp;range=A2:F9">'],
  [`<a href="${at}/xa-1/edit">`, '<a href="/d/xa-1">'],
  [`<a href='${at}/xa-1'>`, "<a href='/d/xa-1'>"],
  [`<a href="${at}/xa-12/edit">`, `<a href="${at}/xa-12/edit">`],
  // What Google alone makes stays Google's.
  [
    `<a href="${at}/local/export?format=pdf&amp;gid=5">`,
    `<a href="${at}/local/export?format=pdf&amp;gid=5">`,
  ],
  [`<a href="${at}/local/edit#a"><a href="${at}/xa-1/edit#b">`, '<a href="/#a"><a href="/d/xa-1#b">'],
])('%s', (html, here) => {
  expect(linksHere(html, paths)).toBe(here);
});
