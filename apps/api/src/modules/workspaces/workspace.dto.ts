import { IsString, Length } from 'class-validator';
import { MayBeLeftOut } from '../../frame/may-be-left-out.decorator.ts';

export class CreateWorkspaceDto {
  @IsString()
  @Length(1, 120)
  name!: string;

  /** IANA zone, for example Asia/Baku. */
  @IsString()
  @Length(1, 60)
  timeZone!: string;

  /** BCP 47, for example az. */
  @IsString()
  @Length(2, 35)
  language!: string;

  /** ISO 4217, for example AZN. */
  @IsString()
  @Length(3, 3)
  currency!: string;

  /** ISO 3166-1 alpha-2, for example AZ: by it local phone numbers are read. */
  @IsString()
  @Length(2, 2)
  region!: string;
}

export class ChangeWorkspaceDto {
  @MayBeLeftOut()
  @IsString()
  @Length(1, 120)
  name?: string;

  @MayBeLeftOut()
  @IsString()
  @Length(1, 60)
  timeZone?: string;

  @MayBeLeftOut()
  @IsString()
  @Length(2, 35)
  language?: string;

  @MayBeLeftOut()
  @IsString()
  @Length(3, 3)
  currency?: string;

  @MayBeLeftOut()
  @IsString()
  @Length(2, 2)
  region?: string;
}

export class WorkspaceDto {
  id!: string;
  name!: string;
  slug!: string;
  timeZone!: string;
  language!: string;
  currency!: string;
  region!: string;
  /** ISO instant. */
  createdAt!: string;
}
