import type { Constant } from './constant.ts';
import { InputError } from '../errors.ts';
import { constantFromText } from './constants.ts';

/** How many are kept: libraries are about few constants. */
const most = 200;

const kept = new Map<string, Constant | InputError>();

/**
 * The constant that an expression stands for, as `constantFromText`; it is made once, and keeps the digits that it has
 * been calculated to.
 * @throws InputError as `constantFromText`
 */
export function keptConstant(text: string): Constant {
  let constant = kept.get(text);
  if (!constant) {
    constant = madeOf(text);
    if (kept.size >= most) kept.clear();
    kept.set(text, constant);
  }
  if (constant instanceof InputError) throw constant;
  return constant;
}

/** The constant, or why there is none: that is found out once as well, however many records ask for it. */
function madeOf(text: string): Constant | InputError {
  try {
    return constantFromText(text);
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
}
