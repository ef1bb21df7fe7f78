import type { JsonObject } from '@flowkeep/contracts';
import { RETENTION_CATEGORIES, type RetentionCategory } from '@flowkeep/persistence';
import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsInt, Max, Min } from 'class-validator';

const REPORT_STATUSES = ['running', 'completed', 'failed'] as const;
const REQUEST_STATUSES = ['received', 'running', 'completed', 'failed'] as const;
const REQUEST_KINDS = ['erasure'] as const;

export class SetRetentionRuleDto {
  /** How long data of the category is kept. */
  @IsInt()
  @Min(1)
  @Max(240)
  months!: number;

  @IsBoolean()
  enabled!: boolean;
}

export class RetentionRuleDto {
  @ApiProperty({ enum: RETENTION_CATEGORIES })
  category!: RetentionCategory;
  months!: number;
  enabled!: boolean;
}

export class RetentionRulePageDto {
  items!: RetentionRuleDto[];
  nextCursor!: string | null;
}

export class StartRetentionRunDto {
  /** True only counts; false deletes what is too old. */
  @IsBoolean()
  dryRun!: boolean;
}

export class RetentionRunStartedDto {
  /** Of the report that tells how far the run is. */
  reportId!: string;
}

export class RetentionReportDto {
  id!: string;
  dryRun!: boolean;
  @ApiProperty({ enum: REPORT_STATUSES })
  status!: (typeof REPORT_STATUSES)[number];
  /** What was taken, by category; of a dry run, what would be taken. */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'number' } })
  counts!: Record<string, number>;
  startedAt!: string;
  endedAt!: string | null;
}

export class RetentionReportPageDto {
  items!: RetentionReportDto[];
  nextCursor!: string | null;
}

export class DataRequestDto {
  id!: string;
  @ApiProperty({ enum: REQUEST_KINDS })
  kind!: (typeof REQUEST_KINDS)[number];
  contactId!: string;
  @ApiProperty({ enum: REQUEST_STATUSES })
  status!: (typeof REQUEST_STATUSES)[number];
  /** User id, API key id, or a part of the system. */
  requestedBy!: string;
  /** What was found, done and proven, in numbers. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  report!: JsonObject;
  requestedAt!: string;
  completedAt!: string | null;
}

export class DataRequestPageDto {
  items!: DataRequestDto[];
  nextCursor!: string | null;
}
