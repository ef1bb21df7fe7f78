import { RUN_STATUSES, type RunStatus } from '@flowkeep/contracts';
import { RUN_ACTIONS, type RunAction } from '@flowkeep/persistence';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsObject,
  IsString,
  IsUUID,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { MayBeLeftOut } from '../../frame/may-be-left-out.decorator.ts';
import { RETRY_VERSIONS } from '../runs/run-order.dto.ts';
import { IsNodeMapping } from '../versions/node-mapping.ts';

export class BulkFilterDto {
  @MayBeLeftOut()
  @IsUUID()
  workflowId?: string;

  @MayBeLeftOut()
  @IsInt()
  @Min(1)
  version?: number;

  @ApiPropertyOptional({ enum: RUN_STATUSES })
  @MayBeLeftOut()
  @IsIn(RUN_STATUSES)
  status?: RunStatus;

  /** Id of the node where the runs stand; of failed runs, the node that failed. */
  @MayBeLeftOut()
  @IsString()
  @MaxLength(200)
  node?: string;

  @MayBeLeftOut()
  @IsUUID()
  contactId?: string;

  /** ISO instant. */
  @MayBeLeftOut()
  @IsISO8601({ strict: true })
  startedBefore?: string;

  /** ISO instant. */
  @MayBeLeftOut()
  @IsISO8601({ strict: true })
  startedAfter?: string;
}

export class BulkOptionsDto {
  /** Of `retry`: which version the runs go on with. */
  @ApiPropertyOptional({ enum: RETRY_VERSIONS })
  @MayBeLeftOut()
  @IsIn(RETRY_VERSIONS)
  version?: 'same' | 'newest';

  /** Of `retry`: runs too of which nobody knows whether the failed step reached its person. */
  @MayBeLeftOut()
  @IsBoolean()
  evenIfUnknown?: boolean;

  /** Of `skip`: the way out by which the step is left, its first unless it is given. A run whose step has none such stays. */
  @MayBeLeftOut()
  @IsString()
  @MaxLength(100)
  port?: string;

  /** Of `move`: the version to move to; the live one unless it is given. */
  @MayBeLeftOut()
  @IsInt()
  @Min(1)
  toVersion?: number;

  /** Of `move`, and of `retry` on the newest version: old node ids to new ones, where they differ. */
  @ApiPropertyOptional({ type: 'object', additionalProperties: { type: 'string' } })
  @MayBeLeftOut()
  @IsNodeMapping()
  mapping?: Record<string, string>;
}

export class BulkRequestDto {
  @ApiProperty({ enum: RUN_ACTIONS })
  @IsIn(RUN_ACTIONS)
  action!: RunAction;

  /** Which runs; what is left out may be anything. `skip`, `move` and a mapping need a workflow, `skip` a node too. */
  @IsObject()
  @ValidateNested()
  @Type(() => BulkFilterDto)
  filter!: BulkFilterDto;

  @MayBeLeftOut()
  @IsObject()
  @ValidateNested()
  @Type(() => BulkOptionsDto)
  options?: BulkOptionsDto;

  /** Counts only. */
  @IsBoolean()
  dryRun!: boolean;
}

export class BulkReceiptDto {
  /** Runs that the order could be for, now. */
  count!: number;
  /** Of the operation that has begun; null for a dry run, and where there is nothing to do. */
  id!: string | null;
}

export class BulkOperationDto {
  id!: string;
  @ApiProperty({ enum: RUN_ACTIONS })
  action!: RunAction;
  filter!: BulkFilterDto;
  options!: BulkOptionsDto;
  /** `failed`: runs were left behind, or it could not go on; `error` says which. What was done stays done. */
  @ApiProperty({ enum: ['running', 'done', 'failed', 'cancelled'] })
  status!: 'running' | 'done' | 'failed' | 'cancelled';
  /** Runs that it was for when it was asked for. */
  total!: number;
  /** Runs that were given the order. */
  done!: number;
  /** Runs that could not follow it. */
  refused!: number;
  /** Runs that the order could not be given to, for a reason on our side. */
  broken!: number;
  /** Ids of the first hundred of them. */
  brokenRuns!: string[];
  /** Of `failed`: what went wrong, in a sentence. */
  error!: string | null;
  /** Id of the user; null where an API key or the product itself asked. */
  requestedBy!: string | null;
  createdAt!: string;
  endedAt!: string | null;
}

export class BulkOperationPageDto {
  items!: BulkOperationDto[];
  /** Hand it back as `cursor` for the next page; null on the last. */
  nextCursor!: string | null;
}
