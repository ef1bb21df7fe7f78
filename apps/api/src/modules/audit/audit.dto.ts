import type { JsonObject } from '@flowkeep/contracts';
import { ACTOR_KINDS, type ActorKind } from '@flowkeep/persistence';
import { ApiProperty } from '@nestjs/swagger';

export class AuditActorDto {
  @ApiProperty({ enum: ACTOR_KINDS })
  kind!: ActorKind;

  /** User id, API key id, or the name of the part of the system. */
  id!: string;
}

export class AuditSubjectDto {
  kind!: string;
  id!: string;
}

export class AuditEntryDto {
  id!: string;
  /** ISO instant. */
  at!: string;
  actor!: AuditActorDto;
  /** Subject and past tense: `member.role-changed`. */
  action!: string;
  subject!: AuditSubjectDto;

  @ApiProperty({ type: 'object', additionalProperties: true })
  detail!: JsonObject;
}

export class AuditPageDto {
  items!: AuditEntryDto[];
  /** Hand it back as `cursor` for the next page; null on the last. */
  nextCursor!: string | null;
}
