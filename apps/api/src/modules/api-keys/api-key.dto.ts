import { API_KEY_SCOPES, type ApiKeyScope } from '@flowkeep/contracts';
import { ApiProperty } from '@nestjs/swagger';
import { ArrayNotEmpty, IsArray, IsIn, IsRFC3339, IsString, Length } from 'class-validator';
import { MayBeLeftOut } from '../../frame/may-be-left-out.decorator.ts';

export class CreateApiKeyDto {
  @IsString()
  @Length(1, 120)
  name!: string;

  @ApiProperty({ enum: API_KEY_SCOPES, isArray: true })
  @IsArray()
  @ArrayNotEmpty()
  @IsIn(API_KEY_SCOPES, { each: true })
  scopes!: ApiKeyScope[];

  /** ISO instant after which the key is refused; without it the key has no end. */
  @MayBeLeftOut()
  @IsRFC3339({ message: 'expiresAt must be an instant such as 2027-01-31T12:00:00Z' })
  expiresAt?: string;
}

export class ApiKeyDto {
  id!: string;
  name!: string;
  /** First characters of the key. */
  prefix!: string;

  @ApiProperty({ enum: API_KEY_SCOPES, isArray: true })
  scopes!: ApiKeyScope[];

  /** ISO instants. */
  createdAt!: string;
  expiresAt!: string | null;
  lastUsedAt!: string | null;
}

export class CreatedApiKeyDto extends ApiKeyDto {
  /** The key itself. Shown this once. */
  key!: string;
}

export class ApiKeyListDto {
  items!: ApiKeyDto[];
  nextCursor!: string | null;
}
