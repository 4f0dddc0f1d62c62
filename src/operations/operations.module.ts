import { Module } from '@nestjs/common';
import { FollowUpsController } from './follow-ups.controller.js';
import { GetOperationsController } from './get-operations.js';
import { StorageQueries } from './storage-queries.js';

@Module({ controllers: [GetOperationsController, FollowUpsController], providers: [StorageQueries] })
export class OperationsModule {}
