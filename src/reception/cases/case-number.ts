/** 小倉北-26-004211-7: office, fiscal year, running number, check digit (ISO 7064, modulus 11,10). */
export const caseNumber = (prefix: string, fiscalYear: number, running: number): string => {
  const digits = `${String(fiscalYear % 100).padStart(2, '0')}${String(running).padStart(6, '0')}`;
  return `${prefix}-${digits.slice(0, 2)}-${digits.slice(2)}-${checkDigit(digits)}`;
};

const checkDigit = (digits: string): number => {
  let product = 10;
  for (const digit of digits) {
    const sum = (product + Number(digit)) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return (11 - product) % 10;
};
