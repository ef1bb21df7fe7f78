import { type JsonObject, RUN_STATUSES, type RunStatus } from '@flowkeep/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsObject, IsOptional, IsString, IsTimeZone, Matches, MaxLength } from 'class-validator';
import { MayBeLeftOut } from '../../frame/may-be-left-out.decorator.ts';
import { PageQueryDto } from '../../frame/page-query.dto.ts';

const LANGUAGE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;
const ZONE_FIX = 'There is no such time zone, choose one like Asia/Baku';
const LANGUAGE_FIX = 'language must be a language tag such as az, ru or en-GB';

export class ContactQueryDto extends PageQueryDto {
  /** Part of a name, an e-mail address or a phone. */
  @MayBeLeftOut()
  @IsString()
  @MaxLength(200)
  search?: string;
}

export class CreateContactDto {
  @MayBeLeftOut()
  @IsString()
  @MaxLength(200)
  name?: string;

  /** As people write it; read by the region of the workspace. */
  @MayBeLeftOut()
  @IsString()
  @MaxLength(40)
  phone?: string;

  @MayBeLeftOut()
  @IsString()
  @MaxLength(254)
  email?: string;

  /** BCP 47. */
  @MayBeLeftOut()
  @Matches(LANGUAGE, { message: LANGUAGE_FIX })
  language?: string;

  /** IANA zone. */
  @MayBeLeftOut()
  @IsTimeZone({ message: ZONE_FIX })
  timeZone?: string;

  /** Where the person came from. */
  @MayBeLeftOut()
  @IsString()
  @MaxLength(100)
  source?: string;

  @ApiPropertyOptional({ type: 'object', additionalProperties: true })
  @MayBeLeftOut()
  @IsObject()
  attributes?: JsonObject;
}

/** Null empties a field; one that is left out stays. */
export class UpdateContactDto {
  @MayBeLeftOut()
  @IsString()
  @MaxLength(200)
  name?: string;

  /** As people write it; read by the region of the workspace. */
  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  phone?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(254)
  email?: string | null;

  /** BCP 47. */
  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
  @Matches(LANGUAGE, { message: LANGUAGE_FIX })
  language?: string | null;

  /** IANA zone. */
  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
  @IsTimeZone({ message: ZONE_FIX })
  timeZone?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  source?: string | null;

  /** Merged by name into what is there. */
  @ApiPropertyOptional({ type: 'object', additionalProperties: true })
  @MayBeLeftOut()
  @IsObject()
  attributes?: JsonObject;
}

export class ContactDto {
  id!: string;
  name!: string;
  /** E.164. */
  phone!: string | null;
  /** E.164, or WhatsApp's own id of a person who hides the phone. */
  whatsapp!: string | null;
  email!: string | null;
  language!: string | null;
  timeZone!: string | null;
  source!: string | null;
  @ApiProperty({ type: 'object', additionalProperties: true })
  attributes!: JsonObject;
  /** ISO instants. */
  createdAt!: string;
  updatedAt!: string;
  lastActivityAt!: string;
  /** When the person was erased; then everything else is empty. */
  erasedAt!: string | null;
}

export class ContactPageDto {
  items!: ContactDto[];
  nextCursor!: string | null;
}

export class ContactRunDto {
  id!: string;
  @ApiProperty({ enum: RUN_STATUSES })
  status!: RunStatus;
  workflowId!: string;
  workflowName!: string;
  version!: number;
  currentNode!: string | null;
  startedAt!: string;
  endedAt!: string | null;
}

export class ContactRunPageDto {
  items!: ContactRunDto[];
  nextCursor!: string | null;
}

export class ErasureRequestedDto {
  /** Of the data request that tells how far the erasure is. */
  requestId!: string;
}
