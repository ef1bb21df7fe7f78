import { STAGE_KINDS, type StageKind } from '@flowkeep/persistence';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, IsUUID, MaxLength, MinLength } from 'class-validator';
import { MayBeLeftOut } from '../../frame/may-be-left-out.decorator.ts';
import { PageQueryDto } from '../../frame/page-query.dto.ts';

export class StageDto {
  id!: string;
  name!: string;
  @ApiProperty({ enum: STAGE_KINDS })
  kind!: StageKind;
}

export class PipelineDto {
  id!: string;
  name!: string;
  /** In order. */
  @ApiProperty({ type: [StageDto] })
  stages!: StageDto[];
}

export class PipelinePageDto {
  items!: PipelineDto[];
  nextCursor!: string | null;
}

export class DealQueryDto extends PageQueryDto {
  @MayBeLeftOut()
  @IsUUID()
  pipelineId?: string;

  @MayBeLeftOut()
  @IsUUID()
  stageId?: string;

  @MayBeLeftOut()
  @IsUUID()
  contactId?: string;
}

export class CreateDealDto {
  @IsUUID()
  contactId!: string;

  /** Id or name. */
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  pipelineId!: string;

  /** Id or name. */
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  stageId!: string;

  /** Left out or empty: the contact's name. */
  @MayBeLeftOut()
  @IsString()
  @MaxLength(200)
  title?: string;

  /** Decimal text in the workspace's currency. */
  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(20)
  amount?: string | null;
}

/** One that is left out stays. */
export class UpdateDealDto {
  /** Id or name of a stage of the deal's own pipeline. */
  @MayBeLeftOut()
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  stageId?: string;

  @MayBeLeftOut()
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  title?: string;

  /** Decimal text; null empties it. */
  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(20)
  amount?: string | null;
}

export class DealDto {
  id!: string;
  title!: string;
  contactId!: string;
  contactName!: string;
  pipelineId!: string;
  pipelineName!: string;
  stageId!: string;
  stageName!: string;
  @ApiProperty({ enum: STAGE_KINDS })
  stageKind!: StageKind;
  /** Decimal text, or null. */
  amount!: string | null;
  /** ISO 4217. */
  currency!: string;
  createdAt!: string;
  updatedAt!: string;
}

export class DealPageDto {
  items!: DealDto[];
  nextCursor!: string | null;
}
