import { Module } from '@nestjs/common';
import { OfficesController } from './offices.controller.js';
import { OpenAccountHandler } from './open-account.js';
import { OpenOfficeHandler } from './open-office.js';
import { SessionController } from './session.controller.js';
import { Sessions } from './sessions.js';
import { Staff } from './staff.js';

@Module({
  controllers: [SessionController, OfficesController],
  providers: [Staff, Sessions, OpenOfficeHandler, OpenAccountHandler],
  exports: [Staff, Sessions],
})
export class IdentityModule {}
