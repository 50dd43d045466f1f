type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;
type Child = Node | string | null;

/**
 * An element with attributes and children. No `style` attribute: the page's content security policy forbids it; set
 * properties of element.style instead.
 */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) setAttribute(node, name, value);
  for (const child of children) if (child !== null) node.append(child);
  return node;
}

/** True is an empty attribute; false and undefined take it away. */
export function setAttribute(node: Element, name: string, value: Attributes[string]): void {
  if (value === undefined || value === false) node.removeAttribute(name);
  else if (node.getAttribute(name) !== String(value)) {
    node.setAttribute(name, value === true ? '' : String(value));
  }
}

/** A button that shows an icon, a text, or both; its label is always there for a screen reader. */
export function button(
  { label, icon, text, title, kind }: ButtonLook,
  onClick: (event: MouseEvent) => void,
): HTMLButtonElement {
  const node = element('button', {
    type: 'button',
    class: kind,
    'aria-label': text === undefined ? label : undefined,
    title: title ?? (text === undefined ? label : undefined),
  });
  if (icon) node.append(icon);
  if (text !== undefined) node.append(element('span', {}, text));
  node.addEventListener('click', onClick);
  return node;
}

interface ButtonLook {
  readonly label: string;
  readonly icon?: Node;
  readonly text?: string;
  readonly title?: string;
  readonly kind: 'icon-button' | 'primary' | 'secondary' | 'link';
}
