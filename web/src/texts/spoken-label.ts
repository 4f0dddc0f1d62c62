/** A 046 is read "A、46": the letters and the number without its zeros. */
export const spokenLabel = (label: string): string => label.replace(/^(\D*?)\s*0*(\d+)$/, '$1、$2');
