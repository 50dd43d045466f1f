import type { Constant } from './constant.ts';
import { constantFromText } from './constants.ts';

/** How many are kept: libraries are about few constants. */
const most = 200;

const kept = new Map<string, Constant>();

/**
 * The constant that an expression stands for, as `constantFromText`; it is made once, and keeps the digits that it has
 * been calculated to.
 * @throws InputError as `constantFromText`
 */
export function keptConstant(text: string): Constant {
  let constant = kept.get(text);
  if (!constant) {
    constant = constantFromText(text);
    if (kept.size >= most) kept.clear();
    kept.set(text, constant);
  }
  return constant;
}
