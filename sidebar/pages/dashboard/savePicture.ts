/** Saves a drawn picture with its title as a file: SVG as it is, PNG at twice its size. */

const HEAD = 56;

/** A copy of its own: title and caption over the picture, no style from the page. */
function standalone(
  svg: SVGSVGElement,
  title: string,
  caption: string,
): { text: string; width: number; height: number } {
  const space = 'http://www.w3.org/2000/svg';
  const width = Number(svg.getAttribute('width'));
  const height = Number(svg.getAttribute('height')) + HEAD;
  const page = document.createElementNS(space, 'svg');
  const set = (element: Element, attributes: Record<string, string | number>): Element => {
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
    return element;
  };
  set(page, {
    xmlns: space,
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
    'font-family': 'Arial, sans-serif',
  });
  page.append(set(document.createElementNS(space, 'rect'), { width, height, fill: '#fff' }));
  for (const [text, y, size, weight] of [
    [title, 22, 16, 'bold'],
    [caption, 42, 12, 'normal'],
  ] as const) {
    const line = set(document.createElementNS(space, 'text'), {
      x: 12,
      y,
      'font-size': size,
      'font-weight': weight,
    });
    line.textContent = text;
    page.append(line);
  }
  const copy = set(svg.cloneNode(true) as Element, { y: HEAD });
  page.append(copy);
  return { text: new XMLSerializer().serializeToString(page), width, height };
}

export function saveFile(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

export const saveSvg = (svg: SVGSVGElement, title: string, caption: string, name: string): void =>
  saveFile(new Blob([standalone(svg, title, caption).text], { type: 'image/svg+xml' }), `${name}.svg`);

export async function savePng(
  svg: SVGSVGElement,
  title: string,
  caption: string,
  name: string,
): Promise<void> {
  const { text, width, height } = standalone(svg, title, caption);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width * 2;
  canvas.height = height * 2;
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error('No picture.');
  saveFile(blob, `${name}.png`);
}
