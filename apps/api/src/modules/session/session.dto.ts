import { type Role, ROLES } from '@flowkeep/contracts';
import { ApiProperty } from '@nestjs/swagger';

export class SessionUserDto {
  id!: string;
  name!: string;
  email!: string;
}

export class SessionWorkspaceDto {
  id!: string;
  name!: string;
  slug!: string;

  @ApiProperty({ enum: ROLES })
  role!: Role;

  /** IANA zone. */
  timeZone!: string;
  /** BCP 47. */
  language!: string;
  /** ISO 4217. */
  currency!: string;
  /** ISO 3166-1 alpha-2. */
  region!: string;
}

export class SessionDto {
  user!: SessionUserDto;
  workspaces!: SessionWorkspaceDto[];
}
