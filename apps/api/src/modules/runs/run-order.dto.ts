import { type JsonObject, RUN_STATUSES, type RunStatus } from '@flowkeep/contracts';
import { RUN_ACTIONS, type RunAction } from '@flowkeep/persistence';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsObject, IsString, Length, MaxLength } from 'class-validator';
import { MayBeLeftOut } from '../../frame/may-be-left-out.decorator.ts';
import { IsNodeMapping } from '../versions/node-mapping.ts';

export const RETRY_VERSIONS = ['same', 'newest'] as const;

export class RetryRunDto {
  /** What the run begins with instead: the value of `{{ trigger }}`. Without it, it stays as it was. */
  @ApiPropertyOptional({ type: 'object', additionalProperties: true })
  @MayBeLeftOut()
  @IsObject()
  trigger?: JsonObject;

  /** Which version it goes on with; `same` unless it is given. */
  @ApiPropertyOptional({ enum: RETRY_VERSIONS })
  @MayBeLeftOut()
  @IsIn(RETRY_VERSIONS)
  version?: 'same' | 'newest';

  /** Tries again although nobody knows whether the failed step reached its person. */
  @MayBeLeftOut()
  @IsBoolean()
  evenIfUnknown?: boolean;

  /** Of `newest`: steps at which the run stood, and those that take their place, by id; others keep theirs. */
  @ApiPropertyOptional({ type: 'object', additionalProperties: { type: 'string' } })
  @MayBeLeftOut()
  @IsNodeMapping()
  mapping?: Record<string, string>;
}

export class SkipStepDto {
  /** Key of the step, as the run's steps have it. */
  @IsString()
  @Length(1, 400)
  stepKey!: string;

  /** The way out by which the run leaves the step; the first one unless it is given. */
  @MayBeLeftOut()
  @IsString()
  @MaxLength(100)
  port?: string;
}

export class RunOrderDto {
  /** The run's status now. It changes when the order has been followed. */
  @ApiProperty({ enum: RUN_STATUSES })
  status!: RunStatus;

  /** `done`: the order has been followed. `ordered`: the run is told as soon as Temporal answers. */
  @ApiProperty({ enum: ['done', 'ordered'] })
  state!: 'done' | 'ordered';
}

export class PendingOrderDto {
  @ApiProperty({ enum: RUN_ACTIONS })
  action!: RunAction;
  /** ISO instant. */
  at!: string;
}
