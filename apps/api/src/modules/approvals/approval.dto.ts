import { ROLES, type Role } from '@flowkeep/contracts';
import { APPROVAL_STATUSES, type ApprovalStatus } from '@flowkeep/persistence';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsString, IsUUID, Length, MaxLength } from 'class-validator';
import { MayBeLeftOut } from '../../frame/may-be-left-out.decorator.ts';
import { PageQueryDto } from '../../frame/page-query.dto.ts';

export class ApprovalQueryDto extends PageQueryDto {
  @ApiPropertyOptional({ enum: APPROVAL_STATUSES })
  @MayBeLeftOut()
  @IsIn(APPROVAL_STATUSES)
  status?: ApprovalStatus;

  @MayBeLeftOut()
  @IsUUID()
  runId?: string;
}

export class ApprovalChoiceDto {
  id!: string;
  label!: string;
}

export class ApprovalAssigneeDto {
  @ApiProperty({ enum: ['member', 'role', 'anyone'] })
  kind!: 'member' | 'role' | 'anyone';
  /** Of a `member`. */
  memberId?: string;
  /** Of a `role`. */
  @ApiPropertyOptional({ enum: ROLES })
  role?: Role;
}

export class ApprovalContactDto {
  id!: string;
  name!: string;
}

export class ApprovalDto {
  id!: string;
  @ApiProperty({ enum: APPROVAL_STATUSES })
  status!: ApprovalStatus;
  /** Null where the person it is about was erased. */
  question!: string | null;
  choices!: ApprovalChoiceDto[];
  assignee!: ApprovalAssigneeDto;
  /** Whether the one who asks may answer it. */
  mayAnswer!: boolean;
  /** Where it can be answered without signing in, once; only for those who may answer, while it is open. */
  link!: string | null;
  runId!: string;
  workflowId!: string;
  workflowName!: string;
  nodeId!: string;
  contact!: ApprovalContactDto | null;
  createdAt!: string;
  expiresAt!: string | null;
  /** Id of the choice. */
  choice!: string | null;
  note!: string | null;
  /** Id of the user; null for an answer by link. */
  answeredBy!: string | null;
  @ApiProperty({ enum: ['member', 'link'], nullable: true })
  answeredVia!: 'member' | 'link' | null;
  answeredAt!: string | null;
}

export class ApprovalPageDto {
  items!: ApprovalDto[];
  /** Hand it back as `cursor` for the next page; null on the last. */
  nextCursor!: string | null;
}

export class AnswerApprovalDto {
  /** Id of a choice. */
  @IsString()
  @Length(1, 100)
  choice!: string;

  /** For whoever reads the run. */
  @MayBeLeftOut()
  @IsString()
  @MaxLength(2_000)
  note?: string;
}
