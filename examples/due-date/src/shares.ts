/**
 * Divides an amount among payees so that nothing is lost to rounding: the first payees get the
 * cents that are left over.
 */
export function divide(amountCents: number, payees: readonly string[]): ReadonlyMap<string, number> {
  if (payees.length === 0) throw new Error('An amount cannot be divided among no payees.');
  const share = Math.floor(amountCents / payees.length);
  const left = amountCents - share * payees.length;
  return new Map(payees.map((payee, position) => [payee, position < left ? share + 1 : share]));
}
