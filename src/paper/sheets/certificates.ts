import { z } from 'zod';
import { coded, day, Written, written } from '../printable.js';

const issuer = z.object({
  city: written(40),
  office: written(60),
  /** Who certifies: 北九州市小倉北区長 名前. */
  head: written(80),
});

const common = {
  certificateNumber: written(40),
  issuedOn: day(),
  issuer,
  verificationCode: written(40),
  qr: coded(),
};

const insurance = z
  .object({
    nationalHealth: z.boolean().default(false),
    lateElderly: z.boolean().default(false),
    longTermCare: z.boolean().default(false),
    childAllowance: z.boolean().default(false),
    pension: written(20).optional(),
  })
  .prefault({});

/** 転出証明書: taken to the city moved to. My Number is not on it. */
export const moveOutCertificate = z.object({
  ...common,
  newAddress: written(200),
  newHead: written(120),
  oldAddress: written(200),
  oldHead: written(120),
  plannedDate: day(),
  notifiedOn: day(),
  persons: z
    .array(
      z.object({
        name: written(120),
        kana: written(120),
        birthDate: day(),
        sex: written(10),
        relation: written(20),
        domicile: written(200).optional(),
        registerHead: written(120).optional(),
        nationality: written(60).optional(),
        residentCode: written(11).optional(),
        insurance,
      }),
    )
    .min(1)
    .max(20),
  remarks: written(400).optional(),
});

const omitted = () => new Written('省略');

/** 住民票の写し: domicile and relationship are printed only when they were asked for; otherwise 省略. */
export const residentRecord = z
  .object({
    ...common,
    scope: z.enum(['household', 'person']),
    show: z.object({ domicile: z.boolean(), relation: z.boolean() }),
    address: written(200),
    head: written(120),
    persons: z
      .array(
        z.object({
          name: written(120),
          kana: written(120).optional(),
          birthDate: day(),
          sex: written(10),
          relation: written(20).optional(),
          domicile: written(200).optional(),
          registerHead: written(120).optional(),
          residentSince: day(),
          addressSince: day().optional(),
          notifiedOn: day().optional(),
          previousAddress: written(200).optional(),
        }),
      )
      .min(1)
      .max(20),
  })
  .transform((record) => ({
    ...record,
    persons: record.persons.map((person) => ({
      ...person,
      relation: record.show.relation ? person.relation : omitted(),
      domicile: record.show.domicile ? person.domicile : omitted(),
      registerHead: record.show.domicile ? person.registerHead : omitted(),
    })),
  }));

export type MoveOutCertificateData = z.input<typeof moveOutCertificate>;
export type ResidentRecordData = z.input<typeof residentRecord>;
