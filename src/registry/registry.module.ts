import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/index.js';
import { AppliedForms } from './applied-forms.js';
import { ChangeHouseholdHandler } from './change-household.js';
import { ChangePersonHandler } from './change-person.js';
import { GetResidentController } from './get-resident.js';
import { IdentifyPersonController, IdentifyPersonHandler } from './identify-person.js';
import { ImportHouseholdHandler } from './import-household.js';
import { ImportPersonHandler } from './import-person.js';
import { NoteFormAppliedHandler } from './note-form-applied.js';
import { RecordProvisionalPersonHandler } from './record-provisional-person.js';
import { RegistryQueries } from './registry-queries.js';
import { RevealResidentController } from './reveal-resident.js';
import { Reveals } from './reveals.js';
import { SearchResidentsController } from './search-residents.js';

@Module({
  imports: [IdentityModule],
  controllers: [SearchResidentsController, GetResidentController, RevealResidentController, IdentifyPersonController],
  providers: [
    AppliedForms,
    Reveals,
    RegistryQueries,
    ImportHouseholdHandler,
    ImportPersonHandler,
    RecordProvisionalPersonHandler,
    IdentifyPersonHandler,
    ChangePersonHandler,
    ChangeHouseholdHandler,
    NoteFormAppliedHandler,
  ],
  exports: [AppliedForms, RegistryQueries],
})
export class RegistryModule {}
