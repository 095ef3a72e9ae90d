/**
 * Whether something is so; a sentence where nobody can tell, and says why.
 *
 * @internal
 */
export type Truth = boolean | string;

/** @internal */
export function both(a: Truth, b: () => Truth): Truth {
  if (a === false) return false;
  const other = b();
  return other === false || a === true ? other : a;
}

/** @internal */
export function either(truths: Iterable<Truth>): Truth {
  let doubt: Truth = false;
  for (const truth of truths) {
    if (truth === true) return true;
    if (doubt === false) doubt = truth;
  }
  return doubt;
}
