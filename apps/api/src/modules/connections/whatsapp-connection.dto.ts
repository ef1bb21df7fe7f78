import { IsString, Length, Matches } from 'class-validator';

export class WhatsappConnectionDto {
  @IsString()
  @Length(1, 120)
  name!: string;

  /** Meta's id of the phone number: digits. */
  @Matches(/^\d{3,30}$/, { message: 'phoneNumberId holds digits only: copy it from the settings of the number' })
  phoneNumberId!: string;

  /** Meta's id of the business account: digits. */
  @Matches(/^\d{3,30}$/, { message: 'businessAccountId holds digits only: copy it from the settings of the account' })
  businessAccountId!: string;

  @IsString()
  @Length(1, 1_000)
  accessToken!: string;

  /** Signs the callbacks of the app. */
  @IsString()
  @Length(1, 200)
  appSecret!: string;

  /** Given back to Meta when it checks our callback address. */
  @IsString()
  @Length(1, 200)
  verifyToken!: string;
}
