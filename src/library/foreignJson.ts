/** How deep lists and objects may be nested: nothing that ESMA writes comes near it. */
const deepest = 64;

/** Texts below this length are read as they are: they cannot be nested deeply enough to take time. */
const shortLength = 1 << 12;

/**
 * The value that a text from outside holds. JSON.parse takes time that grows like the square of the depth of a text, and what
 * walks through its value afterwards may have no stack left: what is nested too deeply is no JSON here.
 * @throws SyntaxError where it is no JSON, or nested too deeply
 */
export function parseForeign(text: string): unknown {
  if (text.length > shortLength && isDeep(text)) throw new SyntaxError(`nested more than ${deepest} deep`);
  return JSON.parse(text);
}

/** Whether lists and objects of a JSON text are nested more than `deepest` deep. */
function isDeep(text: string): boolean {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    switch (text.charCodeAt(i)) {
      case quote:
        for (i++; i < text.length && text.charCodeAt(i) !== quote; i++)
          if (text.charCodeAt(i) === backslash) i++;
        break;
      case openList:
      case openObject:
        if (++depth > deepest) return true;
        break;
      case closeList:
      case closeObject:
        depth--;
    }
  }
  return false;
}

const [quote, backslash, openList, closeList, openObject, closeObject] = [0x22, 0x5c, 0x5b, 0x5d, 0x7b, 0x7d];
