import type { GraphSettings } from '@flowkeep/graph';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsString, Length, MaxLength, Min } from 'class-validator';
import { MayBeLeftOut } from '../../frame/may-be-left-out.decorator.ts';

export class CreateWorkflowDto {
  @IsString()
  @Length(1, 120)
  name!: string;

  /** Id of a template to begin with; without it the workflow is empty. */
  @MayBeLeftOut()
  @IsString()
  @MaxLength(80)
  template?: string;
}

export class RenameWorkflowDto {
  @IsString()
  @Length(1, 120)
  name!: string;
}

export class WorkflowDto {
  id!: string;
  name!: string;
  /** Grows with every saved change. */
  draftRevision!: number;
  /** Draft revision that the live version was published from. */
  publishedRevision!: number | null;
  /** Number of the version that new runs take; null while nothing is published. */
  liveVersion!: number | null;
  /** Since when nothing new begins and its runs stand still; null while it is not paused. ISO instant. */
  pausedAt!: string | null;
  /** Of the draft: time zone and the rules of its runs. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  settings!: GraphSettings;
  /** ISO instants. */
  createdAt!: string;
  updatedAt!: string;
}

export class WorkflowListItemDto {
  id!: string;
  name!: string;
  draftRevision!: number;
  publishedRevision!: number | null;
  liveVersion!: number | null;
  /** Null while it is not paused. */
  pausedAt!: string | null;
  /** Types of the triggers by which its live version begins; none while nothing is published. */
  beginsWith!: string[];
  nodeCount!: number;
  /** Runs that have not ended. */
  activeRuns!: number;
  updatedAt!: string;
  lastRunAt!: string | null;
}

export class WorkflowPageDto {
  items!: WorkflowListItemDto[];
  /** Hand it back as `cursor` for the next page; null on the last. */
  nextCursor!: string | null;
}

export class NodeCountDto {
  nodeId!: string;
  waiting!: number;
  running!: number;
  done!: number;
  failed!: number;
}

export class NodeCountListDto {
  items!: NodeCountDto[];
  /** Whether `done` and `failed` are of the latest 10,000 runs alone, because there are more. */
  latestOnly!: boolean;
}

export class CountQueryDto {
  /** Of this version alone; without it, of all. */
  @MayBeLeftOut()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  version?: number;
}
