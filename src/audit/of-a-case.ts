/** Which events can belong to a case. What is not named here can, and needs a sentence. */

const NEVER: Readonly<Record<string, string>> = {
  'identity.': 'accounts and offices are there before every case',
  'guidance.': 'the catalogue is the same for all cases',
  'mail-requests.': 'an envelope is no case',
  'mail.': 'an envelope is no case',
  'registry.HouseholdImported': 'copied from the resident system, whoever comes',
  'registry.PersonImported': 'copied from the resident system, whoever comes',
  'registry.PersonIdentified': 'joins two records, not a step of a case',
  'reception.FloorReported': 'about the hall, not about a visitor',
};

export const canBeOfACase = (type: string): boolean => !Object.keys(NEVER).some((start) => type.startsWith(start));
