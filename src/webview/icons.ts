/** The page's few icons, on a grid of 16, drawn with the text's colour. */
const paths = {
  chevron: 'M6 3.5 10.5 8 6 12.5',
  insert: 'M8 2.5v7M5 6.8l3 3 3-3M2.5 13h11',
  copy: 'M5.5 5.5h8v8h-8zM3 10.5h-.5v-8h8V3',
  search: 'M7 2.8a4.2 4.2 0 1 1 0 8.4 4.2 4.2 0 0 1 0-8.4zM10.2 10.2 13.5 13.5',
  close: 'M4 4l8 8M12 4l-8 8',
  known:
    'M2.5 3.5c2 0 4 .3 5.5 1.5 1.5-1.2 3.5-1.5 5.5-1.5v9c-2 0-4 .3-5.5 1.5-1.5-1.2-3.5-1.5-5.5-1.5zM8 5v9',
  proved: 'M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8zM5 8.3l2.2 2.2L11.2 6',
  open: 'M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8zM6.2 6.4C6.2 5.2 7 4.6 8 4.6s1.8.6 1.8 1.6c0 1.4-1.8 1.4-1.8 2.9M8 11.1v.6',
  equivalent: 'M3 5.5h10M3 10.5h10',
  bessel: 'M2.5 8c1.8-4.6 3.6-4.6 5.5 0s3.7 4.6 5.5 0',
  outside: 'M8 1.8l1.8 4.3 4.4.4-3.3 3 1 4.5L8 11.6 4.1 14l1-4.5-3.3-3 4.4-.4z',
  undecided: 'M3.5 8h.2M8 8h.2M12.3 8h.2',
  quadratic: 'M1.8 9.2h1.8L6 13.5 8.6 3h5.6',
} as const;

export type IconName = keyof typeof paths;
const namespace = 'http://www.w3.org/2000/svg';

export function icon(name: IconName): SVGSVGElement {
  const svg = document.createElementNS(namespace, 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('class', `icon icon-${name}`);
  const path = document.createElementNS(namespace, 'path');
  path.setAttribute('d', paths[name]);
  svg.append(path);
  return svg;
}
