import type { Catalogue } from './catalogue.js';
import type { VersionSpec } from './content.js';
import type { Item } from './guidance.js';

/** What an item says whoever asks: everything of a row that does not depend on the case. */
export type Description = Omit<
  Item,
  'result' | 'required' | 'toConfirm' | 'reasons' | 'questions' | 'deadlines' | 'otherDeadlines' | 'papers'
>;

export function describe(
  procedure: string,
  group: string,
  version: VersionSpec,
  nameOf: Catalogue['nameOf'],
): Description {
  return {
    procedure,
    validFrom: version.valid_from,
    group,
    name: { ja: version.name_ja, en: version.name_en },
    oncePerHousehold: version.once_per === 'household',
    doFirst: version.do_first === true,
    deadlineText: version.deadline_text_ja,
    section: { id: version.section, ...nameOf('sections', version.section) },
    routing: { id: version.routing, ...nameOf('routings', version.routing) },
    typedAtCentre: version.center_task === 'DATA_ENTRY',
    steps: version.steps,
    cautions: version.cautions,
    notes: version.notes,
    outputs: version.outputs.map((id) => ({ id, ...nameOf('outputs', id) })),
    systems: version.systems,
    law: version.law,
    basis: version.basis,
    verified: version.verified,
  };
}
