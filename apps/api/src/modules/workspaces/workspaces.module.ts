import { Module } from '@nestjs/common';
import { WorkspaceController } from './workspace.controller.ts';

@Module({ controllers: [WorkspaceController] })
export class WorkspacesModule {}
