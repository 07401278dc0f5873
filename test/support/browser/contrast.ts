/** Contrast of what is written on a page, by WCAG 2.1: relative luminance of the text against what is behind it. */
import type { Page } from 'playwright-core';

/** Texts whose contrast is below 4.5:1, with the ratio; disabled controls are exempt. */
export const paleTexts = (page: Page): Promise<string[]> =>
  page.evaluate(`(() => {
    const rgb = (text) => text.match(/[\\d.]+/g).map(Number);
    const luminance = ([r, g, b]) => {
      const [x, y, z] = [r, g, b].map((v) => (v / 255 <= 0.03928 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
      return 0.2126 * x + 0.7152 * y + 0.0722 * z;
    };
    const behind = (element) => {
      for (let at = element; at; at = at.parentElement) {
        const colour = rgb(getComputedStyle(at).backgroundColor);
        if (colour.length === 3 || colour[3] > 0) return colour;
      }
      return [255, 255, 255];
    };
    return [...document.body.querySelectorAll('*')].flatMap((element) => {
      const own = [...element.childNodes].filter((node) => node.nodeType === 3 && node.textContent.trim());
      if (own.length === 0 || element.closest('script, style, [disabled], svg, :disabled')) return [];
      const [a, b] = [luminance(rgb(getComputedStyle(element).color)), luminance(behind(element))];
      const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
      return ratio < 4.5 ? [own[0].textContent.trim().slice(0, 40) + ' ' + ratio.toFixed(2)] : [];
    });
  })()`);
