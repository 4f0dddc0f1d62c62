import type { z } from 'zod';
import { moveOutCertificate, residentRecord } from './sheets/certificates.js';
import { defaultForm, form } from './sheets/form.js';
import { guidanceSheet } from './sheets/guidance-sheet.js';
import { addressLabel, inquiry } from './sheets/post.js';
import { sampleLetter } from './sheets/sample-letter.js';
import { ticket } from './sheets/ticket.js';

export type { MoveOutCertificateData, ResidentRecordData } from './sheets/certificates.js';
export type { FormLayout } from './sheets/form-layout.js';
export type { DefaultFormData, FormData } from './sheets/form.js';
export type { GuidanceSheetData } from './sheets/guidance-sheet.js';
export type { AddressLabelData, InquiryData } from './sheets/post.js';
export type { SampleLetterData } from './sheets/sample-letter.js';
export type { TicketData } from './sheets/ticket.js';

/** Each template: its file in config/templates, and what it has to be given. */
export const templates = {
  ticket: { file: 'ticket.typ', data: ticket },
  'guidance-sheet': { file: 'guidance-sheet.typ', data: guidanceSheet },
  form: { file: 'form.typ', data: form },
  'default-form': { file: 'form.typ', data: defaultForm },
  'move-out-certificate': { file: 'move-out-certificate.typ', data: moveOutCertificate },
  'resident-record': { file: 'resident-record.typ', data: residentRecord },
  inquiry: { file: 'inquiry.typ', data: inquiry },
  'address-label': { file: 'address-label.typ', data: addressLabel },
  'sample-letter': { file: 'sample-letter.typ', data: sampleLetter },
} satisfies Record<string, { file: string; data: z.ZodType }>;

export type TemplateId = keyof typeof templates;
export type PaperData = { [T in TemplateId]: z.input<(typeof templates)[T]['data']> };

export const isTemplateId = (id: string): id is TemplateId => Object.hasOwn(templates, id);
