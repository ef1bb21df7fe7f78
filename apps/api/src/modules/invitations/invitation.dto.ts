import { type Role, ROLES } from '@flowkeep/contracts';
import { ApiProperty } from '@nestjs/swagger';
import { IsEmail, IsIn, IsString, Length } from 'class-validator';

export class InviteDto {
  @IsEmail()
  email!: string;

  @ApiProperty({ enum: ROLES })
  @IsIn(ROLES)
  role!: Role;
}

export class AcceptInvitationDto {
  @IsString()
  @Length(1, 100)
  token!: string;

  @IsString()
  @Length(1, 120)
  name!: string;

  /** Chosen now; or, where the address has an account already, the password of that account. */
  @IsString()
  @Length(10, 128)
  password!: string;
}

export class AcceptedInvitationDto {
  workspaceId!: string;
  /** The address to sign in with. */
  email!: string;
}

export class InvitationDto {
  id!: string;
  email!: string;

  @ApiProperty({ enum: ROLES })
  role!: Role;

  /** ISO instants. */
  expiresAt!: string;
  createdAt!: string;
}

export class CreatedInvitationDto extends InvitationDto {
  /** For the person invited. Shown this once. */
  token!: string;
  /** The address to send to the person. */
  url!: string;
}

export class InvitationListDto {
  items!: InvitationDto[];
  nextCursor!: string | null;
}
