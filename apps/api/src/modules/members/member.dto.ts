import { type Role, ROLES } from '@flowkeep/contracts';
import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';

export class ChangeMemberDto {
  @ApiProperty({ enum: ROLES })
  @IsIn(ROLES)
  role!: Role;
}

export class MemberDto {
  id!: string;
  userId!: string;
  name!: string;
  email!: string;

  @ApiProperty({ enum: ROLES })
  role!: Role;

  /** ISO instant. */
  createdAt!: string;
}

export class MemberListDto {
  items!: MemberDto[];
  /** Always null: members come on one page. */
  nextCursor!: string | null;
}
